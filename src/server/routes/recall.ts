/**
 * Answers given once more, ahead of the app: who asks the same gets the same, while nothing can have changed that it
 * tells of. The app alone makes answers; what it lets be recalled is kept as it was sent.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Context } from "hono";
import type { Changes } from "../domain/live-ports.ts";
import type { RateLimit } from "../domain/ports.ts";
import type { ClientOf } from "./client-address.ts";

export interface Said {
  /** The thread that it tells of: a change of it, or of its site, makes another answer. `null` where it is of more. */
  about: { site: string; key: string } | null;
  status: 200 | 304;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | null;
}

type Keep = (said: Said) => void;

export interface Recall {
  /** Answers the call, or leaves it to `otherwise`. */
  answer(incoming: IncomingMessage, outgoing: ServerResponse, otherwise: () => void): void;
  /** What the app is handed along with a call, before it reads anything. */
  bindingsFor(incoming: IncomingMessage): { keep?: Keep };
}

/** Answers, and lets it be recalled. The answer may depend on the headers in `questionOf`, and on no other. */
export function say(c: Context, said: Said): Response {
  (c.env as { keep?: Keep } | undefined)?.keep?.(said);
  return new Response(said.body, { status: said.status, headers: said.headers });
}

export interface RecallOptions {
  changes: Changes;
  /** Looks whether every change up to now has been told; what it finds itself, it tells. Asked once a millisecond. */
  isTold: () => boolean;
  limit: RateLimit;
  clientOf: ClientOf;
  /** How much is kept in memory. */
  maxBytes?: number;
  now?: () => number;
}

interface Kept {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | null;
  thread: { changed: boolean };
  until: number;
  /** In memory, about. */
  bytes: number;
}

/**
 * Milliseconds after which the app is asked again, whatever was told. A connection that was cut without a word tells
 * nothing, and is known to be dead only after some beats.
 */
const longest = 1_000;

/** Milliseconds between two looks, each of which takes as long as finding an answer. */
const glance = 1;

/** Milliseconds in which the app should have answered by then. */
const grace = 100;

/** Bytes that an entry takes beside its body and its question, about. */
const overhead = 2_048;

export function createRecall({
  changes,
  isTold,
  limit,
  clientOf,
  maxBytes = 32 * 1024 * 1024,
  now = () => performance.now(),
}: RecallOptions): Recall {
  const kept = new Map<string, Kept>();
  const threads = new Map<string, Kept["thread"]>();
  let bytes = 0;
  /** How many changes were heard of. */
  let heard = 0;
  let told = false;
  let lookedAt = -Infinity;

  changes.onChange((change) => {
    heard++;
    if (change === "anything" || change.key === null) return forgetAll();
    const id = idOf(change.site, change.key);
    const thread = threads.get(id);
    if (!thread) return;
    thread.changed = true;
    threads.delete(id);
  });

  function forgetAll(): void {
    kept.clear();
    threads.clear();
    bytes = 0;
  }

  function allIsTold(): boolean {
    const time = now();
    if (time - lookedAt >= glance) {
      told = isTold();
      lookedAt = time;
    }
    return told;
  }

  function find(incoming: IncomingMessage): Kept | undefined {
    if (incoming.method !== "GET" || !allIsTold()) return undefined;
    const found = kept.get(questionOf(incoming));
    if (!found || found.thread.changed) return undefined;
    const time = now();
    if (time < found.until) return found;
    // One asks the app again; the others need not wait for it.
    found.until = time + grace;
    return undefined;
  }

  function keep(question: string, { about, status, headers, body }: Said): void {
    if (about === null) return;
    const id = idOf(about.site, about.key);
    const size = overhead + 2 * question.length + (body?.byteLength ?? 0);
    bytes += size - (kept.get(question)?.bytes ?? 0);
    // Simpler than to drop one by one, and asked again the app has most of it at hand.
    if (bytes > maxBytes) return forgetAll();
    const thread = threads.get(id) ?? { changed: false };
    threads.set(id, thread);
    kept.set(question, {
      status,
      headers: body ? { ...headers, "Content-Length": String(body.byteLength) } : headers,
      body,
      thread,
      until: now() + longest,
      bytes: size,
    });
  }

  return {
    answer(incoming, outgoing, otherwise) {
      const found = find(incoming);
      if (!found) return otherwise();
      const client = clientOf(
        incoming.socket.remoteAddress,
        incoming.headers["x-forwarded-for"] as string | undefined,
      );
      limit(client).then(
        () => outgoing.writeHead(found.status, found.headers).end(found.body),
        // The app refuses it, and says how long to wait.
        otherwise,
      );
    },

    bindingsFor(incoming) {
      if (incoming.method !== "GET" || !allIsTold()) return {};
      const before = heard;
      return {
        // What was read before a change that is known by now may be what it changed.
        keep(said) {
          if (heard === before) keep(questionOf(incoming), said);
        },
      };
    },
  };
}

// No header has a line break in it, no site and no key a U+0000.
const idOf = (site: string, key: string): string => `${site}\0${key}`;

/** All of a call that an answer may depend on: what it asks for, whom it asks, and what it would take. */
function questionOf({ url, headers }: IncomingMessage): string {
  return `${url}\n${headers.host}\n${headers["accept-encoding"] ?? ""}\n${headers["if-none-match"] ?? ""}`;
}
