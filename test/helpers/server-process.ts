/** The real server as a process of its own, so that a test can end it as the world does. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";

export interface ServerOptions {
  /** `sqlite:PATH` or `postgresql://…` */
  database: string;
  /** Kept over restarts, as an operator would. */
  ports: { api: number; desk: number };
  /** The program and its arguments; the command line's `serve` where none is named. */
  entry?: string[];
  env?: Record<string, string>;
}

export interface ServerProcess {
  api: string;
  desk: string;
  child: ChildProcess;
  /** Everything the server has logged. */
  log: string[];
  /** Ends it without a word (SIGKILL) and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to end (SIGTERM), waits, and answers with its exit code. */
  stop(): Promise<number | null>;
}

export const choosePorts = async (): Promise<ServerOptions["ports"]> => ({
  api: await freePort(),
  desk: await freePort(),
});

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

/** Starts the server and waits until it says that it is ready. */
export async function startServerProcess(options: ServerOptions): Promise<ServerProcess> {
  const { database, ports, entry = ["src/cli/main.ts", "serve"], env = unlimited } = options;
  const child = spawn(process.execPath, entry, {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      AFTERWORD_DATABASE: database,
      AFTERWORD_API_PORT: String(ports.api),
      AFTERWORD_DESK_PORT: String(ports.desk),
      AFTERWORD_SECRET: "a secret that is the same after every restart",
      AFTERWORD_LOG_LEVEL: "warn",
      ...env,
    },
  });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => log.push(text));
  }
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, "exit");
    }
    return child.exitCode;
  };
  const server: ServerProcess = {
    api: `http://127.0.0.1:${ports.api}`,
    desk: `http://127.0.0.1:${ports.desk}`,
    child,
    log,
    kill: async () => void (await end("SIGKILL")),
    stop: async () => await end("SIGTERM"),
  };
  await ready(server);
  return server;
}

async function ready({ api, child, log }: ServerProcess): Promise<void> {
  for (let tries = 0; tries < 1_000; tries++) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${log.join("")}`);
    const answer = await fetch(`${api}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(20);
  }
  throw new Error(`The server does not get ready:\n${log.join("")}`);
}
