/** A reader's page as a program: reads some threads, watches them, and keeps to what it is told. */
import { setTimeout as sleep } from "node:timers/promises";
import { getComments, getEvents, getThread } from "../../src/contract/routes.ts";
import type { CommentPage, ThreadEvent, ThreadView } from "../../src/contract/records.ts";
import { eventsOf } from "./event-stream.ts";
import { call } from "./reader-client.ts";

export interface WatchingReader {
  keys: readonly string[];
  /** Every comment that any answer has named. */
  seen: ReadonlySet<string>;
  /** Whether a stream is open now. */
  isOpen(): boolean;
  shows(key: string, comments: readonly string[]): boolean;
  /** How many streams it has opened, and how many events they have told. */
  opened(): number;
  told(): number;
  close(): Promise<void>;
}

interface Known {
  version: number;
  shown: Set<string>;
}

export function openWatching(api: string, all: readonly string[]): WatchingReader {
  const keys = [...new Set(all)];
  const seen = new Set<string>();
  const threads = new Map<string, Known>();
  let isOpen = false;
  let opened = 0;
  let told = 0;
  const leaving = new AbortController();

  async function ask<T>(...[route, query]: [Parameters<typeof call>[1], object]): Promise<T> {
    const answer = await call(api, route, { query });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return (await answer.json()) as T;
  }

  function collect({ items }: CommentPage, shown: Set<string>): void {
    for (const { id, gone, replies } of items) {
      seen.add(id);
      if (gone === null) shown.add(id);
      if (replies) collect(replies, shown);
    }
  }

  /** What changes while it reads, its version is too old for: that will be told. */
  async function read(key: string): Promise<void> {
    const shown = new Set<string>();
    const { thread, comments } = await ask<ThreadView>(getThread, { site: "default", key });
    collect(comments, shown);
    for (let next = comments.next; next !== null;) {
      const page = await ask<CommentPage>(getComments, { site: "default", key, after: next, limit: 100 });
      collect(page, shown);
      next = page.next;
    }
    threads.set(key, { version: thread.version, shown });
  }

  function apply({ key, version, kind, comment }: ThreadEvent): void {
    const known = threads.get(key)!;
    if (version <= known.version) throw new Error(`${key} ${version} was told twice`);
    known.version = version;
    if (comment === null) return;
    seen.add(comment);
    if (kind === "published") known.shown.add(comment);
    else known.shown.delete(comment);
  }

  async function watch(): Promise<void> {
    for (const key of keys) if (!threads.has(key)) await read(key);
    const since = keys.map((key) => threads.get(key)!.version);
    const query = new URLSearchParams([["site", "default"]]);
    keys.forEach((key, place) => {
      query.append("key", key);
      query.append("since", String(since[place]));
    });
    const answer = await fetch(`${api}${getEvents.path}?${query}`, { signal: leaving.signal });
    if (!answer.ok) throw new Error(`${answer.status}`);
    opened++;
    for await (const sent of eventsOf(answer)) {
      isOpen = true;
      if (sent.event === "thread") {
        told++;
        apply(sent.data);
      } else if (sent.event === "stale") {
        threads.delete(sent.data.key);
        return;
      }
    }
  }

  /** Why it cannot be gone on: a promise was broken. */
  let broken: unknown;
  const watching = (async () => {
    while (!leaving.signal.aborted) {
      try {
        await watch();
      } catch (error) {
        // The network fails; what we say ourselves is another matter.
        if (error instanceof Error && /told twice|Not an event/.test(error.message)) broken ??= error;
      }
      isOpen = false;
      if (!leaving.signal.aborted) await sleep(100 + Math.random() * 400);
    }
  })();

  return {
    keys,
    seen,
    isOpen: () => isOpen,
    shows(key, comments) {
      if (broken !== undefined) throw broken as Error;
      const shown = threads.get(key)?.shown;
      return shown?.size === comments.length && comments.every((id) => shown.has(id));
    },
    opened: () => opened,
    told: () => told,
    async close() {
      leaving.abort();
      await watching;
    },
  };
}
