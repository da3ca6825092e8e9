/** Hears from PostgreSQL what other processes have changed, on a connection of its own. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Logger } from "pino";
import { z } from "zod";
import type { Change, Tell } from "../domain/live-ports.ts";

export interface Listener {
  /** Whether notifications arrive: a beat of our own came back lately. */
  listening(): boolean;
  start(): void;
  stop(): Promise<void>;
}

export interface ListenerOptions {
  /** Connection string. */
  database: string;
  tell: Tell;
  log: Logger;
  /** Milliseconds. Every so often a beat is sent, and by the next one it must have come back. */
  beatEvery?: number;
  /** Milliseconds until a lost connection is made again, at first and at most. */
  pause?: { first: number; longest: number };
}

/** As the trigger of the database sends it; see migration 0005. */
const notified: z.ZodType<Change> = z.union([
  z.object({ site: z.string(), key: z.string() }),
  z.object({ site: z.string(), key: z.null() }),
  z.literal("anything"),
]);
const beaten = z.object({ beat: z.string() });
const payloads = z.union([notified, beaten]);

export function createListener({
  database,
  tell,
  log,
  beatEvery = 10_000,
  pause = { first: 250, longest: 30_000 },
}: ListenerOptions): Listener {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let listening = false;
  let stopped = true;
  let failures = 0;

  const after = (time: number, work: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(work, time);
    timer.unref();
  };

  async function connect(): Promise<void> {
    const mine = new pg.Client({
      connectionString: database,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    client = mine;
    // Beats are told apart by connection: those of other processes prove nothing about ours.
    const beat = JSON.stringify({ beat: randomUUID() });
    let answered = true;
    mine.on("error", () => lose(mine));
    mine.on("end", () => lose(mine));
    mine.on("notification", ({ payload = "" }) => {
      if (payload === beat) {
        answered = true;
        arrive(mine);
      } else hear(payload);
    });
    const sendBeat = async (): Promise<void> => {
      if (!answered) return lose(mine);
      answered = false;
      after(beatEvery, () => void sendBeat().catch(() => lose(mine)));
      await mine.query("select pg_notify('afterword', $1)", [beat]);
    };
    try {
      await mine.connect();
      await mine.query("listen afterword");
      await sendBeat();
    } catch (error) {
      lose(mine, error);
    }
  }

  function arrive(mine: pg.Client): void {
    if (client !== mine || listening) return;
    listening = true;
    failures = 0;
    log.info("listening for changes");
    // Nobody has told what happened until now.
    tell("anything");
  }

  function hear(payload: string): void {
    const read = payloads.safeParse(parse(payload));
    // Something else than we sent: whatever it means, looking costs little.
    if (!read.success) tell("anything");
    else if (typeof read.data === "string" || "site" in read.data) tell(read.data);
  }

  function lose(mine: pg.Client, error?: unknown): void {
    if (client !== mine) return;
    client = undefined;
    if (listening || failures === 0) {
      log.warn(
        { error: error instanceof Error ? error.name : undefined },
        "not listening: changes are polled",
      );
    }
    listening = false;
    mine.end().catch(() => {});
    if (stopped) return;
    after(Math.min(pause.longest, pause.first * 2 ** failures++), () => void connect());
  }

  return {
    listening: () => listening,
    start() {
      stopped = false;
      void connect();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      listening = false;
      const last = client;
      client = undefined;
      await last?.end().catch(() => {});
    },
  };
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
