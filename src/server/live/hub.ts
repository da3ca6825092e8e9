/** Tells who watches a thread what readers see anew of it: all of it, in order, once. */
import { longestHistory, newsSince } from "../domain/events.ts";
import type { Change, EventStore, Hub, Watcher } from "../domain/live-ports.ts";
import { ProblemError } from "../domain/problem.ts";
import { createTurns } from "../turns.ts";

export interface RunningHub extends Hub {
  /** Something may have changed: looks, where anyone watches. */
  wake(change: Change): void;
  /** Looks again where looking has failed. */
  retry(): void;
  beat(): void;
  /** Ends all who watch, and takes no others. Resolves when nothing runs any more. */
  close(): Promise<void>;
}

export interface HubOptions {
  events: EventStore;
  /** How many may watch at once. */
  limit: number;
  onFailure: (error: unknown) => void;
}

/** A thread, also one that does not exist yet. */
interface Channel {
  site: string;
  key: string;
  /** When it was last read; -1 before. */
  version: number;
  /** Up to which version each has been told. */
  positions: Map<Watcher, number>;
}

/** Seconds after which someone else may have left. */
const fullFor = 60;

/** How many threads one query asks about. */
const askedAtOnce = 500;

/** How long telling may keep the event loop, in milliseconds: ten thousand may watch one thread. */
const longestTurn = 20;

// U+0000 stands in no site and in no key.
const idOf = (site: string, key: string): string => `${site}\0${key}`;

export function createHub({ events, limit, onFailure }: HubOptions): RunningHub {
  const channels = new Map<string, Channel>();
  const watchers = new Set<Watcher>();
  /** Those of which something may be new; with `all`, any. */
  const dirty = new Set<Channel>();
  let all = false;
  let running: Promise<void> | undefined;
  let closed = false;
  const waitForTurn = createTurns(longestTurn);

  const isDue = (): boolean => !closed && (all || dirty.size > 0);

  function look(): void {
    if (isDue()) running ??= lookAt().catch(onFailure);
  }

  // One after the other: a channel that is read twice at a time could be told something twice, or out of order.
  async function lookAt(): Promise<void> {
    try {
      while (isDue()) {
        if (all) await findChanged();
        for (const channel of dirty) await read(channel);
      }
    } finally {
      running = undefined;
    }
  }

  /** Compares versions, by as few queries as can be. */
  async function findChanged(): Promise<void> {
    all = false;
    try {
      for (const [site, ofSite] of Map.groupBy(channels.values(), (channel) => channel.site)) {
        for (let first = 0; first < ofSite.length; first += askedAtOnce) {
          const some = ofSite.slice(first, first + askedAtOnce);
          const keys = some.map(({ key }) => key);
          const versions = await events.versions(site, keys);
          for (const channel of some) {
            if ((versions.get(channel.key) ?? 0) !== channel.version) dirty.add(channel);
          }
        }
      }
    } catch (error) {
      all = true;
      throw error;
    }
  }

  async function read(channel: Channel): Promise<void> {
    // Who comes while we read may know more than we shall: the next reading is theirs.
    const present = [...channel.positions];
    dirty.delete(channel);
    const { site, key } = channel;
    const version = present.reduce((least, [, position]) => Math.min(least, position), Infinity);
    if (version === Infinity) return;
    try {
      const history = await events.after({ site, key, version, limit: longestHistory });
      channel.version = history.version;
      for (const [watcher, position] of present) {
        if (!channel.positions.has(watcher)) continue;
        channel.positions.set(watcher, history.version);
        const news = newsSince(history, position);
        if (!news) watcher.tell({ events: [], stale: [key] });
        else if (news.length > 0) watcher.tell({ events: news, stale: [] });
        await waitForTurn();
      }
    } catch (error) {
      dirty.add(channel);
      throw error;
    }
  }

  return {
    watch(site, since, watcher) {
      if (closed) throw new ProblemError("unavailable", { retryAfter: 1, detail: "The server is stopping." });
      if (watchers.size >= limit) {
        throw new ProblemError("unavailable", {
          retryAfter: fullFor,
          detail: "As many as can be are watching. Ask for JSON instead.",
        });
      }
      watchers.add(watcher);
      for (const [key, version] of since) {
        const id = idOf(site, key);
        const channel = channels.get(id) ?? { site, key, version: -1, positions: new Map<Watcher, number>() };
        channels.set(id, channel);
        channel.positions.set(watcher, version);
        dirty.add(channel);
      }
      look();
      return () => {
        watchers.delete(watcher);
        for (const key of since.keys()) {
          const channel = channels.get(idOf(site, key));
          if (!channel?.positions.delete(watcher) || channel.positions.size > 0) continue;
          channels.delete(idOf(site, key));
          dirty.delete(channel);
        }
      };
    },

    wake(change) {
      if (change === "anything") all = true;
      else if (change.key !== null) {
        const channel = channels.get(idOf(change.site, change.key));
        if (channel) dirty.add(channel);
      }
      look();
    },

    retry: look,

    beat() {
      for (const watcher of watchers) watcher.beat();
    },

    async close() {
      closed = true;
      for (const watcher of watchers) watcher.end();
      await running;
    },
  };
}
