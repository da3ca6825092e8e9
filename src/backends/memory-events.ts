/** What happened to the threads of a backend in memory, for who watches them. */
import type { ThreadEvent } from "../contract/records.ts";
import type { EventsQuery } from "../contract/routes.ts";
import type { CommentsBackend } from "./backend.ts";
import type { Kept, Shelf } from "./memory-comments.ts";

export interface MemoryEvents {
  version(key: string): number;
  /** A comment has changed; whether readers see that, is seen here. */
  changed(before: Kept, after: Kept): void;
  turned(key: string, kind: "closed" | "opened"): void;
  subscribe: NonNullable<CommentsBackend["subscribe"]>;
}

interface Watcher {
  query: EventsQuery;
  listener: (events: ThreadEvent[] | null) => void;
}

export function createMemoryEvents(shelf: Shelf): MemoryEvents {
  const events = new Map<string, ThreadEvent[]>();
  const watchers = new Set<Watcher>();
  const of = (key: string) => events.get(key) ?? [];
  const rootOf = ({ id, parent }: Kept): string => (parent === null ? id : rootOf(shelf.find(parent)));

  function happen(key: string, what: Pick<ThreadEvent, "kind" | "comment" | "root">): void {
    const event = { ...what, key, version: of(key).length + 1, count: shelf.count(key) };
    events.set(key, [...of(key), event]);
    for (const watcher of watchers) {
      if (watcher.query.key.includes(key)) tell(watcher, [event]);
    }
  }

  /** Later, as from a server: whoever makes it happen is not interrupted. */
  function tell(watcher: Watcher, news: ThreadEvent[] | null): void {
    setTimeout(() => watchers.has(watcher) && watcher.listener(news));
  }

  return {
    version: (key) => of(key).length,
    changed(before, after) {
      const [was, is] = [before, after].map(({ state }) => state === "approved");
      if (was === is) return;
      const root = after.parent === null ? null : rootOf(after);
      happen(after.key, { kind: is ? "published" : "unpublished", comment: after.id, root });
    },
    turned: (key, kind) => happen(key, { kind, comment: null, root: null }),
    async subscribe(query, listener) {
      const watcher = { query, listener };
      watchers.add(watcher);
      const missed = query.key.flatMap((key, place) => of(key).slice(query.since[place]));
      const unknown = query.key.some((key, place) => (query.since[place] ?? 0) > of(key).length);
      if (unknown) tell(watcher, null);
      else if (missed.length > 0) tell(watcher, missed);
      return () => void watchers.delete(watcher);
    },
  };
}
