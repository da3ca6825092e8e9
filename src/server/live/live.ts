/** What readers see anew, told as it happens: by this process, by others, and, where nobody tells, by looking. */
import type { Logger } from "pino";
import type { Changes, EventStore, Hub } from "../domain/live-ports.ts";
import { createHub } from "./hub.ts";
import { createListener } from "./listener.ts";

export interface Live {
  hub: Hub;
  /** Whether changes of other processes are told as they come; otherwise they are looked for. */
  listening(): boolean;
  start(): void;
  /** Ends every stream; resolves when nothing runs any more. */
  stop(): Promise<void>;
}

export interface LiveOptions {
  events: EventStore;
  changes: Changes;
  /** Connection string of a PostgreSQL; `null` where nobody but us can tell. */
  database: string | null;
  /** Whether another process has written since this was last asked; `null` where the database does not say. */
  changedOutside: (() => boolean) | null;
  /** How many may watch at once. */
  limit: number;
  log: Logger;
  /** Milliseconds. */
  pollEvery?: number;
  /** Milliseconds: proxies take a connection for dead that is silent for a minute, or for half of one. */
  beatEvery?: number;
}

export function createLive({
  events,
  changes,
  database,
  changedOutside,
  limit,
  log,
  pollEvery = 2_000,
  beatEvery = 25_000,
}: LiveOptions): Live {
  const onFailure = (error: unknown) =>
    log.warn({ error: error instanceof Error ? error.name : typeof error }, "events wait");
  const hub = createHub({ events, limit, onFailure });
  const listener = database === null ? undefined : createListener({ database, tell: changes.tell, log });
  const listening = () => listener?.listening() ?? false;
  const mayHaveChanged = changedOutside ?? (() => !listening());
  const timers: NodeJS.Timeout[] = [];
  const forget = changes.onChange((change) => hub.wake(change));

  return {
    hub,
    listening,
    start() {
      listener?.start();
      timers.push(
        setInterval(() => (mayHaveChanged() ? changes.tell("anything") : hub.retry()), pollEvery),
        setInterval(() => hub.beat(), beatEvery),
      );
      for (const timer of timers) timer.unref();
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      forget();
      await Promise.all([hub.close(), listener?.stop()]);
    },
  };
}
