/** Applies decisions when their time has come, in this process or left behind by another. */
import type { Logger } from "pino";
import type { Alarm } from "./domain/moderation.ts";

export interface Ticker extends Alarm {
  /** Applies what is due, also what fell due while no process ran. */
  start(): void;
  /** Ends it; resolves when nothing runs any more. */
  stop(): Promise<void>;
}

export interface TickerOptions {
  /** Applies what is due and says when the next is: milliseconds UTC, `null` where none is open. */
  applyDue: () => Promise<number | null>;
  now: () => number;
  log: Logger;
}

/** The longest sleep, in milliseconds: another process may have died with decisions that this one has to apply. */
const longest = 10_000;
/** After a failure, for example a locked database. */
const retryAfter = 1_000;

export function createTicker({ applyDue, now, log }: TickerOptions): Ticker {
  let timer: NodeJS.Timeout | undefined;
  let wakesAt = Infinity;
  let running: Promise<void> = Promise.resolve();
  let stopped = true;

  function wakeAt(time: number): void {
    if (stopped || time >= wakesAt) return;
    clearTimeout(timer);
    wakesAt = time;
    timer = setTimeout(run, Math.max(0, time - now()));
    // An open decision is safe in the database; it need not keep the process alive.
    timer.unref();
  }

  // One after the other: a wake-up during a run may stand for a decision that the run does not see any more.
  function run(): void {
    wakesAt = Infinity;
    running = running.then(apply);
  }

  async function apply(): Promise<void> {
    let next: number;
    try {
      next = Math.min((await applyDue()) ?? Infinity, now() + longest);
    } catch (error) {
      log.error({ error: error instanceof Error ? error.name : typeof error }, "decisions wait");
      next = now() + retryAfter;
    }
    wakeAt(next);
  }

  return {
    wakeAt,
    start() {
      stopped = false;
      run();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
