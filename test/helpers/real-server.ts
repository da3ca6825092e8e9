/**
 * The real server beside the pages of the test runner, and its moderators' half for those pages to call: a plugin of
 * @web/test-runner. It starts when the first page asks for it.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { TestRunnerPlugin } from "@web/test-runner";
import type { RunningServer } from "../../src/server/serve.ts";
import { realServerPath, type DecideOrder, type RealServer, type ServerOrder } from "./real-server-orders.ts";
import { unlimited } from "./server-process.ts";

interface Newsroom {
  server: RunningServer;
  folder: string;
  /** The moderators' ids, in the order in which they were made: "first" and "second". */
  moderators: Record<DecideOrder["by"], { id: string; name: string }>;
}

export function realServer(): TestRunnerPlugin {
  let newsroom: Promise<Newsroom> | undefined;
  return {
    name: "real-server",
    async serve({ path, origin, req }) {
      if (path !== realServerPath) return undefined;
      const opened = await (newsroom ??= openNewsroom(origin));
      const order = JSON.parse((await text(req)) || "null") as ServerOrder | null;
      return { body: JSON.stringify((await obey(opened, order)) ?? null), type: "json" };
    },
    async serverStop() {
      if (!newsroom) return;
      const { server, folder } = await newsroom;
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Loaded only now: most browser tests need no server. */
async function openNewsroom(origin: string): Promise<Newsroom> {
  const { readConfig } = await import("../../src/server/config.ts");
  const { startServer } = await import("../../src/server/serve.ts");
  const { addModerator, moderator, prepareSite, withStorage } = await import("./prepared-site.ts");
  const folder = mkdtempSync(join(tmpdir(), "afterword-real-server-"));
  const database = `sqlite:${join(folder, "afterword.db")}`;
  await prepareSite(database, { origins: [origin], undoSeconds: 0 });
  const second = { email: "second@newsroom.test", password: moderator.password };
  const accounts = await withStorage(database, async (storage) => {
    await addModerator(storage, second, "Second");
    return storage.db.selectFrom("user").select(["id", "name", "email"]).execute();
  });
  const named = ({ email }: { email: string }) => accounts.find((one) => one.email === email)!;
  const server = await startServer(
    readConfig({
      ...unlimited,
      AFTERWORD_DATABASE: database,
      AFTERWORD_SECRET_FILE: join(folder, "secret"),
      AFTERWORD_API_PORT: "0",
      AFTERWORD_DESK_PORT: "0",
      AFTERWORD_LOG_LEVEL: "warn",
    }),
  );
  return { server, folder, moderators: { first: named(moderator), second: named(second) } };
}

async function obey(newsroom: Newsroom, order: ServerOrder | null): Promise<unknown> {
  const { server, moderators } = newsroom;
  const { services } = server;
  switch (order?.order) {
    case undefined:
      return { api: server.api.origin } satisfies RealServer;
    case "decide": {
      const { decide } = await import("../../src/server/domain/moderation.ts");
      const { comment, action, guideline, note, by } = order;
      const history = await services.stores.queue.history(comment);
      const seen = history.findLast(({ status }) => status === "applied")?.id ?? null;
      await decide(services, { comment, action, guideline, note, seen, moderator: moderators[by] });
      return undefined;
    }
    case "reports": {
      const reports = await services.stores.reports.about(order.comment, 10);
      return reports.map(({ reason }) => reason);
    }
  }
}
