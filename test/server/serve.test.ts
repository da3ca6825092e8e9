import { afterEach, expect, test } from "vitest";
import { readConfig } from "../../src/server/config.ts";
import { type RunningServer, startServer } from "../../src/server/serve.ts";
import { createDatabase, dialects, type TestDatabase } from "../helpers/databases.ts";
import { prepareSite } from "../helpers/prepared-site.ts";
import { eventsOf, take } from "../helpers/event-stream.ts";
import { newSubmission, post, send } from "../helpers/reader-client.ts";

const config = (database: TestDatabase, more: Record<string, string> = {}) =>
  readConfig({
    AFTERWORD_DATABASE: database.url,
    AFTERWORD_API_PORT: "0",
    AFTERWORD_DESK_PORT: "0",
    AFTERWORD_SECRET: "a secret of more than thirty-two characters",
    AFTERWORD_LOG_LEVEL: "silent",
    ...more,
  });

let servers: RunningServer[] = [];
const start = async (...given: Parameters<typeof config>): Promise<RunningServer> => {
  const server = await startServer(config(...given));
  servers.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

test.each(dialects)(
  "on %s, what was taken is there after a stop, and a start makes the tables",
  async (dialect) => {
    const database = await createDatabase(dialect);
    // Two at once on an empty database: both bring it to its newest version, or find it there.
    const [first, second] = await Promise.all([start(database), start(database)]);
    for (const server of [first, second]) {
      expect((await fetch(new URL("/readyz", server.api))).status).toBe(200);
      expect(server.api.origin).not.toBe(server.desk.origin);
    }
    await Promise.all([first.close(), second.close()]);

    await prepareSite(database.url);
    const third = await start(database);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(third.api.origin, newSubmission({}))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(202));
    // Asking again is the same as asking once: it, too, ends with everything closed.
    void third.close();
    await third.close();
    await expect(third.services.stores.sites.all()).rejects.toThrow();
    await expect(fetch(third.api)).rejects.toThrow();

    const fourth = await start(database);
    expect(await fourth.services.stores.queue.countWaiting("default", null)).toBe(20);
    await fourth.close();
    await database.drop();
  },
);

test.each(dialects)(
  "on %s, a stream tells what happens in another process, and a stop ends it at once",
  async (dialect) => {
    const database = await createDatabase(dialect);
    await prepareSite(database.url, { undoSeconds: 0 });
    const [first, second] = await Promise.all([start(database), start(database)]);
    const answer = await fetch(new URL("/v1/events?site=default&key=/article&since=0", first.api));
    const stream = eventsOf(answer);
    const { id } = await post(second.api.origin, {});
    await second.services.transaction((stores) =>
      stores.comments.move({ comment: id, from: "pending", to: "approved", at: 1 }),
    );
    expect(await take(stream, 1)).toMatchObject([{ event: "thread", data: { version: 1, comment: id } }]);
    await first.close();
    // Ended in good order: a connection that is closed by force, once patience is at its end, fails instead.
    expect((await stream.next()).done).toBe(true);
    await second.close();
    await database.drop();
  },
);

test("the desk's port does not answer readers, nor the API's port moderators", async () => {
  const database = await createDatabase("sqlite");
  const server = await start(database);
  expect((await fetch(new URL("/v1/counts?site=a&key=b", server.desk))).headers.get("Content-Type")).not.toBe(
    "application/json; charset=utf-8",
  );
  expect((await fetch(new URL("/api/session", server.api))).status).toBe(404);
  expect((await fetch(new URL("/api/session", server.desk))).status).toBe(401);
  await server.close();
  await database.drop();
});

test("a port that is taken stops the start, and leaves nothing open", async () => {
  const database = await createDatabase("sqlite");
  const server = await start(database);
  const taken = { AFTERWORD_DESK_PORT: server.desk.port };
  await expect(startServer(config(database, taken))).rejects.toThrow("EADDRINUSE");
  expect((await fetch(new URL("/healthz", server.api))).status).toBe(200);
  await server.close();
  await database.drop();
});
