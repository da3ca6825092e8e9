/**
 * Comments from a JSON file, to be read only: of one thread, or of several by their keys.
 *
 * ```json
 * { "threads": { "/karez": { "comments": [{ "id": "1", "author": "Marit", "text": "…", "published": "2026-11-22T08:00:00Z" }] } } }
 * ```
 */
import { arrange } from "./arrange.ts";
import type { CommentsBackend } from "./backend.ts";
import { fetchJson, type OwnGuidelines } from "./guidelines.ts";
import { completed } from "./plain.ts";
import type { GuidelinesByLanguage, PlainBackend, PlainComment, Time } from "./plain-backend.ts";
import { fieldsOf } from "./read-plain.ts";

/** A thread of the file; a list alone is one that says nothing else. */
export interface StaticThread {
  /** Flat with parents, nested as `replies`, or both. */
  comments: readonly PlainComment[];
  /** When it was closed. */
  closed?: Time | null;
  guidelines?: GuidelinesByLanguage | null;
}

/** The file. Guidelines beside `threads` are those of all of them. */
export type StaticFile =
  | readonly PlainComment[]
  | StaticThread
  | {
      threads: Readonly<Record<string, readonly PlainComment[] | StaticThread>>;
      guidelines?: GuidelinesByLanguage | null;
    };

/** @param address Of the file, as the page would write it in a link. */
export function createStaticBackend(address: string): PlainBackend {
  const threadOf = async (key: string, signal?: AbortSignal): Promise<StaticThread> => {
    const file = await fetchJson(address, signal);
    if (Array.isArray(file)) return { comments: file };
    const { threads, ...common } = fieldsOf(file, address);
    if (threads === undefined) return file as StaticThread;
    // A key may be called as something that every object has.
    const known = fieldsOf(threads, `${address}: threads`);
    const thread = Object.hasOwn(known, key) ? known[key] : [];
    return { ...common, ...(Array.isArray(thread) ? { comments: thread } : (thread as StaticThread)) };
  };

  return {
    async thread({ key }, signal) {
      const { comments, closed = null, guidelines = null } = await threadOf(key, signal);
      return { comments, guidelines, thread: { open: false, closed } };
    },
    async counts({ key }, signal) {
      const counts = key.map(
        async (one) => arrange((await threadOf(one, signal)).comments, "comments").count,
      );
      return { counts: await Promise.all(counts) };
    },
  };
}

export const openStaticFile = (address: string, own: OwnGuidelines): CommentsBackend =>
  completed(createStaticBackend(address), own);
