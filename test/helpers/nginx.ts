/** nginx in front of several servers, with the configuration that `docs/operating.md` gives to operators. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";

export interface Nginx {
  /** Origin. */
  url: string;
  /** Addresses of the servers that have answered calls of this path, in their order. */
  answering(path: string): string[];
  stop(): Promise<void>;
}

/** @throws Error where nginx is not installed, or does not start. */
export async function startNginx(servers: readonly string[]): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), "afterword-nginx-"));
  const port = await freePort();
  const file = join(folder, "nginx.conf");
  writeFileSync(file, configuration(folder, port, servers));
  const errors = join(folder, "error.log");
  const child = spawn(findNginx(), ["-p", folder, "-c", file, "-e", errors], { stdio: "ignore" });
  const kill = () => void child.kill("SIGTERM");
  process.on("exit", kill);
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await answers(url)); tries++) {
    if (child.exitCode !== null || tries === 200) {
      throw new Error(`nginx does not answer at ${url}:\n${readFileSync(errors, "utf8")}`);
    }
    await sleep(50);
  }
  return {
    url,
    answering(path) {
      const lines = readFileSync(join(folder, "access.log"), "utf8").split("\n");
      const answered = lines.filter((line) => line.startsWith(`${path} `));
      // Those that were asked in vain stand before the one that answered.
      return [...new Set(answered.map((line) => line.split(" ").at(-1)!))].toSorted();
    },
    async stop() {
      process.off("exit", kill);
      if (child.exitCode === null) {
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      rmSync(folder, { recursive: true });
    },
  };
}

function findNginx(): string {
  // Debian keeps it where only root looks.
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"];
  const found = folders.map((folder) => join(folder, "nginx")).find(isProgram);
  if (!found) throw new Error("nginx is not installed: apt-get install nginx-light");
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

/** What an operator would copy, at another port, without TLS, and in front of these servers. */
function configuration(folder: string, port: number, servers: readonly string[]): string {
  const document = readFileSync("docs/operating.md", "utf8");
  const [, documented] = /```nginx\n(.*?)```/s.exec(document) ?? [];
  const lines = documented!.split("\n");
  const first = lines.findIndex((line) => line.includes("server 10."));
  const named = lines.filter((line) => line.includes("server 10."));
  const site = lines
    .toSpliced(
      first,
      named.length,
      ...servers.map((url) => named[0]!.replace(/[\d.]+:\d+/, new URL(url).host)),
    )
    .filter((line) => !line.includes("ssl_"))
    .map((line) => line.replace("443 ssl", `127.0.0.1:${port}`));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (what) => `${what}_temp_path ${join(folder, what)};`,
  );
  return [
    "daemon off;",
    // The programs of a package run as another user, who could not write here.
    ...(process.getuid?.() === 0 ? ["user root;"] : []),
    "worker_processes 1;",
    `pid ${join(folder, "nginx.pid")};`,
    "events { worker_connections 4096; }",
    "http {",
    "log_format asked '$uri $upstream_addr';",
    `access_log ${join(folder, "access.log")} asked;`,
    ...temporary,
    ...site,
    "}",
  ].join("\n");
}
