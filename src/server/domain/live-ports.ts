/** What watching threads needs from the rest of the server: a journal, and word that something has changed. */
import type { EventsAnswer, ThreadEvent } from "../../contract/records.ts";

/**
 * What may read differently now: one thread, all threads of a site (its settings, its guidelines), or "anything", where
 * it is not known what has happened meanwhile. It is a hint: whoever hears it looks, and may find nothing new.
 */
export type Change = { site: string; key: string } | { site: string; key: null } | "anything";

export type Tell = (change: Change) => void;

export interface Changes {
  tell: Tell;
  /** @returns Ends it. */
  onChange(listener: Tell): () => void;
}

/** What happened to a thread, as far as the journal tells. */
export interface ThreadHistory {
  /** The thread's; 0 while there is none. */
  version: number;
  /** Of what came after this version nothing is missing; of what came before, something may be. */
  from: number;
  /** In their order. */
  events: ThreadEvent[];
}

/** The journal: a row for each move of a thread's version that readers are told of. */
export interface EventStore {
  /** What came after a version: the newest of it, where it is more than `limit`. One state of the database. */
  after(query: { site: string; key: string; version: number; limit: number }): Promise<ThreadHistory>;
  /** Versions by key; threads that do not exist are missing. */
  versions(site: string, keys: readonly string[]): Promise<Map<string, number>>;
  /** Forgets some of what is older than `before` (milliseconds UTC), the oldest first. */
  sweep(before: number): Promise<void>;
}

/** Someone who is told what readers see anew. */
export interface Watcher {
  tell(news: EventsAnswer): void;
  /** From time to time, so that nothing on the way takes the connection for dead. */
  beat(): void;
  /** Nothing more will be told. */
  end(): void;
}

export interface Hub {
  /**
   * Tells all that came after the versions named, in the order of each thread, each once; first what has happened by
   * now.
   *
   * @throws ProblemError `unavailable` where too many watch already, or the server stops.
   * @returns Ends it.
   */
  watch(site: string, since: ReadonlyMap<string, number>, watcher: Watcher): () => void;
}
