/**
 * The real server beside the pages of the test runner, its moderators' half and its publisher's for those pages to
 * call: a plugin of @web/test-runner. It starts when the first page asks for it.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { TestRunnerPlugin } from "@web/test-runner";
import type { RunningServer } from "../../src/server/serve.ts";
import type { Publisher } from "./publisher.ts";
import {
  realServerPath,
  signedSite,
  type DecideOrder,
  type RealServer,
  type ServerOrder,
} from "./real-server-orders.ts";
import { unlimited } from "./server-process.ts";

interface Newsroom {
  folder: string;
  server: RunningServer;
  /** Another process would do the same: it shares the database, and asks for work after the first comment. */
  startFlooded: () => Promise<RunningServer>;
  moderators: Record<DecideOrder["by"], { id: string; name: string }>;
  publisher: Publisher;
}

export function realServer(): TestRunnerPlugin {
  let newsroom: Promise<Newsroom> | undefined;
  const running: RunningServer[] = [];
  return {
    name: "real-server",
    async serve({ path, origin, req }) {
      if (path !== realServerPath) return undefined;
      const opened = await (newsroom ??= openNewsroom(origin, running));
      const order = JSON.parse((await text(req)) || "null") as ServerOrder | null;
      return { body: JSON.stringify((await obey(opened, order)) ?? null), type: "json" };
    },
    async serverStop() {
      if (!newsroom) return;
      const { folder } = await newsroom;
      for (const server of running) await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** @param running Every server that is started is added. */
async function openNewsroom(origin: string, running: RunningServer[]): Promise<Newsroom> {
  // Loaded only now: most browser tests need no server.
  const { readConfig } = await import("../../src/server/config.ts");
  const { startServer } = await import("../../src/server/serve.ts");
  const { openPublisher } = await import("./publisher.ts");
  const { addModerator, addSite, moderator, prepareSite, withStorage } = await import("./prepared-site.ts");
  const folder = mkdtempSync(join(tmpdir(), "afterword-real-server-"));
  const database = `sqlite:${join(folder, "afterword.db")}`;
  const publisher = await openPublisher(Date.now);
  const site = { origins: [origin], undoSeconds: 0 };
  await prepareSite(database, site);
  await addSite(database, { ...site, id: signedSite, signIn: { ...publisher.settings, rule: "required" } });
  const second = { email: "second@newsroom.test", password: moderator.password };
  const accounts = await withStorage(database, async (storage) => {
    await addModerator(storage, second, "Second");
    return storage.db.selectFrom("user").select(["id", "name", "email"]).execute();
  });
  const named = ({ email }: { email: string }) => accounts.find((one) => one.email === email)!;
  const start = async (env: Record<string, string>) => {
    const server = await startServer(
      readConfig({
        ...unlimited,
        AFTERWORD_DATABASE: database,
        AFTERWORD_SECRET_FILE: join(folder, "secret"),
        AFTERWORD_API_PORT: "0",
        AFTERWORD_DESK_PORT: "0",
        AFTERWORD_LOG_LEVEL: "warn",
        ...env,
      }),
    );
    running.push(server);
    return server;
  };
  return {
    folder,
    server: await start({}),
    startFlooded: () => start({ AFTERWORD_LIMIT_POSTS_PER_ADDRESS: "1/600" }),
    moderators: { first: named(moderator), second: named(second) },
    publisher,
  };
}

async function obey(newsroom: Newsroom, order: ServerOrder | null): Promise<unknown> {
  const { server, moderators, publisher, startFlooded } = newsroom;
  const { services } = server;
  switch (order?.order) {
    case undefined:
      return { api: server.api.origin } satisfies RealServer;
    case "flooded":
      return { api: (await startFlooded()).api.origin } satisfies RealServer;
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
    case "token": {
      const iat = Math.floor(Date.now() / 1000) - order.age;
      return publisher.token({ name: order.name, iat, exp: iat + 120 });
    }
  }
}
