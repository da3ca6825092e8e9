/** The real server as a process of its own, so that a test can end it as the world does. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

export interface ServerOptions {
  /** `sqlite:PATH` or `postgresql://…` */
  database: string;
  /** Those of an earlier start, kept as an operator would; the system chooses where none are named. */
  ports?: Ports;
  /** The program and its arguments; the command line's `serve` where none is named. */
  entry?: string[];
  env?: Record<string, string>;
}

interface Ports {
  api: number;
  desk: number;
}

export interface ServerProcess {
  api: string;
  desk: string;
  ports: Ports;
  child: ChildProcess;
  /** Everything the server has logged. */
  log: string[];
  /** Ends it without a word (SIGKILL) and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to end (SIGTERM), waits, and answers with its exit code. */
  stop(): Promise<number | null>;
}

const noLimit = "999999999/1";

/** Limits that no test reaches, for tests of something else. */
export const unlimited = {
  AFTERWORD_LIMIT_POSTS_PER_ADDRESS: noLimit,
  AFTERWORD_LIMIT_POSTS_PER_SITE: noLimit,
  AFTERWORD_LIMIT_CALLS_PER_ADDRESS: noLimit,
  AFTERWORD_LIMIT_READS_PER_ADDRESS: noLimit,
  AFTERWORD_LIMIT_SIGN_INS_PER_ACCOUNT: noLimit,
  AFTERWORD_LIMIT_SIGN_INS_PER_ADDRESS: noLimit,
};

/** How often a port of an earlier start is tried again: an outgoing connection may have it for a moment. */
const tries = 50;

/**
 * Starts the server and waits until it says that it is ready. Its own word is taken for where it is: at a port that
 * was found free before, by now someone else may answer.
 */
export async function startServerProcess(options: ServerOptions): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(options);
    } catch (error) {
      const taken = options.ports && error instanceof Error && /Port \d+ is taken/.test(error.message);
      if (!taken || attempt === tries) throw error;
      await sleep(100);
    }
  }
}

async function start(options: ServerOptions): Promise<ServerProcess> {
  const { database, ports, entry = ["src/cli/main.ts", "serve"], env = unlimited } = options;
  const child = spawn(process.execPath, entry, {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      AFTERWORD_DATABASE: database,
      AFTERWORD_API_PORT: String(ports?.api ?? 0),
      AFTERWORD_DESK_PORT: String(ports?.desk ?? 0),
      AFTERWORD_SECRET: "a secret that is the same after every restart",
      AFTERWORD_LOG_LEVEL: "info",
      ...env,
    },
  });
  const log: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => log.push(text));
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => log.push(`${line}\n`));
  const { promise: ready, resolve, reject } = Promise.withResolvers<{ api: string; desk: string }>();
  lines.on("line", (line) => {
    const { msg, api, desk } = JSON.parse(line) as { msg: string; api: string; desk: string };
    if (msg === "ready") resolve({ api, desk });
  });
  child.once("close", (code) => reject(new Error(`The server ended with ${code}:\n${log.join("")}`)));
  const { api, desk } = await ready;

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, "exit");
    }
    return child.exitCode;
  };
  return {
    api,
    desk,
    ports: { api: Number(new URL(api).port), desk: Number(new URL(desk).port) },
    child,
    log,
    kill: async () => void (await end("SIGKILL")),
    stop: async () => await end("SIGTERM"),
  };
}
