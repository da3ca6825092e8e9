/** The whole stage on free ports: database, server, a proxy in front of its API, and the demo newspaper. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Newspaper, startNewspaper } from "../../demo/newspaper.ts";
import { type FlakyProxy, startFlakyProxy } from "./flaky-proxy.ts";
import { freePort } from "./free-port.ts";
import { prepareSite } from "./prepared-site.ts";
import { pageOrigin } from "./reader-client.ts";
import { type ServerProcess, startServerProcess, unlimited } from "./server-process.ts";

export interface Stage {
  database: string;
  server: ServerProcess;
  /** In front of the server's API; what the newspaper's pages talk to. */
  proxy: FlakyProxy;
  newspaper: Newspaper;
  close(): Promise<void>;
}

export interface StageOptions {
  undoSeconds?: number;
  /** Of the server; no limit of calls where nothing is said. */
  env?: Record<string, string>;
}

export async function setStage({ undoSeconds = 0, env = unlimited }: StageOptions = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), "afterword-stage-"));
  const database = `sqlite:${join(folder, "afterword.db")}`;
  const port = await freePort();
  await prepareSite(database, { undoSeconds, origins: [`http://127.0.0.1:${port}`, pageOrigin] });
  const server = await startServerProcess({ database, env });
  const proxy = await startFlakyProxy(server.api);
  const newspaper = await startNewspaper({ port, api: proxy.origin });
  return {
    database,
    server,
    proxy,
    newspaper,
    async close() {
      await newspaper.close();
      await proxy.stop();
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
