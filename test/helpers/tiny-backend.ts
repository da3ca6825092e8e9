/** The second backend as a process of its own, and a person who decides in another one. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const file = "demo/backends/tiny.ts";

export interface TinyBackend {
  endpoint: string;
  /** What its command prints. @throws Error with what it complains of. */
  command(...words: string[]): Promise<string>;
  /** Ends it without a word (SIGKILL), and starts it again on what it has kept. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** @param origins Whose pages may write. */
export async function startTinyBackend(...origins: string[]): Promise<TinyBackend> {
  const folder = mkdtempSync(join(tmpdir(), "afterword-tiny-"));
  const settings = { DATABASE: join(folder, "comments.db"), ORIGINS: origins.join(" ") };
  let { child, endpoint } = await start({ ...settings, PORT: "0" });

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  return {
    endpoint,
    async command(...words) {
      const env = { ...process.env, ...settings };
      const { stdout } = await promisify(execFile)(process.execPath, [file, ...words], { env });
      return stdout;
    },
    async restart() {
      await kill();
      ({ child, endpoint } = await start({ ...settings, PORT: new URL(endpoint).port }));
    },
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [file], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const { promise: listening, resolve, reject } = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const address = /http:\S+/.exec(line);
    if (address) resolve(address[0]);
  });
  child.once("close", (code) => reject(new Error(`${file} ended with ${code}`)));
  return { child, endpoint: await listening };
}
