/** Forgets from time to time what has had its day. Nothing depends on when. */
import type { Logger } from "pino";

export interface Sweeper {
  start(): void;
  /** Ends it; resolves when nothing runs any more. */
  stop(): Promise<void>;
}

export interface SweeperOptions {
  sweep: () => Promise<void>;
  log: Logger;
  /** Milliseconds. */
  every?: number;
}

export function createSweeper({ sweep, log, every = 60_000 }: SweeperOptions): Sweeper {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    try {
      await sweep();
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : typeof error }, "nothing was swept");
    } finally {
      running = undefined;
    }
  }

  return {
    start() {
      timer = setInterval(() => void (running ??= run()), every);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
