/** Passwords are hashed while readers post: neither may keep the other waiting as long as a lock may be waited for. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn } from "../helpers/desk-client.ts";
import { moderator, prepareSite, withStorage } from "../helpers/prepared-site.ts";
import { newSubmission, send } from "../helpers/reader-client.ts";
import { type ServerProcess, startServerProcess, unlimited } from "../helpers/server-process.ts";

/** How long the server lets a write wait for a lock, in milliseconds. */
const busyTimeout = 1_000;

const signIns = 200;
const posts = 2_000;

let folder: string;
let server: ServerProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "afterword-sign-ins-"));
  const database = `sqlite:${join(folder, "afterword.db")}`;
  await prepareSite(database);
  server = await startServerProcess({
    database,
    entry: ["--import", "./test/crash/watch-event-loop.ts", "src/cli/main.ts", "serve"],
    env: { ...unlimited, EVENT_LOOP_REPORT: join(folder, "event-loop.json") },
  });
});

afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

test("200 sign-ins during 2,000 concurrent posts all succeed, and the event loop never stalls", async () => {
  const answers = await Promise.all([
    ...Array.from({ length: posts }, async (_, n) =>
      onceMore(send, server.api, newSubmission({ text: `Comment ${n}` })),
    ),
    ...Array.from({ length: signIns }, async () => onceMore(signIn, server.desk, moderator)),
  ]);
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 202)).toHaveLength(posts);
  expect(statuses.filter((status) => status === 200)).toHaveLength(signIns);

  expect(await server.stop()).toBe(0);
  const { longest } = JSON.parse(readFileSync(join(folder, "event-loop.json"), "utf8")) as {
    longest: number;
  };
  console.log(`Longest stall of the event loop: ${longest.toFixed(0)} ms of ${busyTimeout} ms`);
  expect(longest).toBeLessThan(busyTimeout);

  const stored = await withStorage(`sqlite:${join(folder, "afterword.db")}`, async ({ db }) =>
    db
      .selectFrom("comment")
      .select(({ fn }) => fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow(),
  );
  expect(stored.n).toBe(posts);
});

/** As browsers do it: a connection that was cut before it brought an answer is followed by another one. */
const onceMore = async <Args extends unknown[]>(
  call: (...args: Args) => Promise<Response>,
  ...args: Args
): Promise<Response> => call(...args).catch(() => call(...args));
