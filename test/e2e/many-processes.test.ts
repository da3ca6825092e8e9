/**
 * Three server processes on one database, behind nginx as operators set it up: whatever process is asked, and though
 * one is killed in the middle, every reader ends with the thread that stands, and has never seen anything else.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Decision } from "../../src/contract/desk.ts";
import { postWithdraw } from "../../src/contract/routes.ts";
import type { OwnComment } from "../../src/contract/records.ts";
import { checkStorage } from "../../src/server/storage/check.ts";
import { openStorage, type Storage } from "../../src/server/storage/open.ts";
import { createDatabase, type TestDatabase } from "../helpers/databases.ts";
import { openDesk, type DeskClient } from "../helpers/desk-client.ts";
import { startNginx, type Nginx } from "../helpers/nginx.ts";
import { moderator, prepareSite } from "../helpers/prepared-site.ts";
import { createRandom } from "../helpers/random.ts";
import { call, newSubmission, send, type Submission } from "../helpers/reader-client.ts";
import { scaled } from "../helpers/scale.ts";
import { seed } from "../helpers/seed.ts";
import { startServerProcess, unlimited, type ServerProcess } from "../helpers/server-process.ts";
import { openWatching, type WatchingReader } from "../helpers/watching-reader.ts";

const readers = scaled(300, 30);
const postings = scaled(1_000, 90);
const keys = ["/one", "/two", "/three"];

let database: TestDatabase;
let storage: Storage;
let servers: ServerProcess[];
let desks: DeskClient[];
let nginx: Nginx;
const random = createRandom(seed);
const env = { ...unlimited, AFTERWORD_TRUSTED_PROXIES: "127.0.0.1/32" };

beforeAll(async () => {
  database = await createDatabase("postgres");
  await prepareSite(database.url);
  storage = openStorage(database.url);
  servers = await Promise.all([1, 2, 3].map(() => startServerProcess({ database: database.url, env })));
  desks = await Promise.all(servers.map(({ desk }) => openDesk(desk, moderator)));
  nginx = await startNginx(servers.map(({ api }) => api));
});
afterAll(async () => {
  await nginx.stop();
  await Promise.all(servers.map((server) => server.stop()));
  await storage.close();
  await database.drop();
});

/** Sends until it is taken: by the proxy, or past it to any of the processes, always under the same key. */
async function sendUntilTaken(submission: Submission): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const api = random.pick([nginx.url, ...servers.map((server) => server.api)]);
    const answer = await send(api, submission).catch(() => null);
    if (answer?.status === 202) return ((await answer.json()) as OwnComment).id;
    if (answer && answer.status < 500) throw new Error(`${answer.status} ${await answer.text()}`);
    await sleep(random.between(50, 300));
  }
  throw new Error("A comment is never taken");
}

interface Posted {
  submission: Submission;
  /** What each of its sendings was answered with. */
  ids: Set<string>;
}

/** @param halfway Called when half of them are on their way. */
async function postAll(posted: Posted[], halfway: () => void): Promise<void> {
  const post = async (): Promise<void> => {
    while (posted.length < postings) {
      const submission = newSubmission({
        key: random.pick(keys),
        text: `Comment ${posted.length + 1}`,
        author: `Reader ${posted.length + 1}`,
      });
      const one: Posted = { submission, ids: new Set() };
      posted.push(one);
      if (posted.length === Math.round(postings / 2)) halfway();
      one.ids.add(await sendUntilTaken(submission));
      // Some were taken, and their readers do not know it.
      if (random.next() < 0.3) one.ids.add(await sendUntilTaken(submission));
      if (random.next() < 0.1) await withdraw(one);
    }
  };
  await Promise.all(Array.from({ length: 8 }, post));
}

async function withdraw({ submission, ids: [id] }: Posted): Promise<void> {
  await sleep(random.between(0, 2_000));
  const { site, receipt } = submission.comment;
  // By then it may be rejected, or the process gone: its author has to live with that.
  await call(nginx.url, postWithdraw, { params: { id: id! }, body: { site, receipt } }).catch(() => null);
}

/** One moderator at each process: decides what waits, and now and then takes back what was published. */
async function moderate(place: number, isOver: () => boolean): Promise<number> {
  let decided = 0;
  const again: Promise<void>[] = [];
  while (!isOver()) {
    const queue = await desks[place]!.queue("default").catch(() => null);
    // Not all three at the same ones, most of the time.
    const waiting = (queue?.items ?? []).filter((_, n) => n % 3 === place || random.next() < 0.2);
    for (const item of waiting) {
      const reject = random.next() < 0.3;
      const first = { action: reject ? "reject" : "approve", guideline: reject ? "threats" : null } as const;
      const answer = await desks[place]!.decide(item.id, first).catch(() => null);
      if (!answer?.ok) continue;
      decided++;
      if (!reject && random.next() < 0.3) again.push(thinkAgain(place, (await answer.json()) as Decision));
    }
    await sleep(50);
  }
  await Promise.all(again);
  return decided;
}

/** Decides anew, once the first decision stands. Where it cannot be done, it stays as it is. */
async function thinkAgain(place: number, { comment, id, takesEffect }: Decision): Promise<void> {
  await sleep(Math.max(0, Date.parse(takesEffect) - Date.now()) + 50);
  const second = { action: "reject", guideline: "attacks", note: "On second thoughts", seen: id } as const;
  await desks[place]!.decide(comment, second).catch(() => null);
}

async function killAndRestart(place: number): Promise<void> {
  const { ports } = servers[place]!;
  await servers[place]!.kill();
  await sleep(1_000);
  servers[place] = await startServerProcess({ database: database.url, env, ports });
}

/** What stands in the database, by thread. */
async function published(): Promise<Map<string, string[]>> {
  const rows = await storage.db
    .selectFrom("published")
    .innerJoin("thread", "thread.id", "published.thread_id")
    .select(["thread.key", "published.id"])
    .where("gone", "is", null)
    .orderBy("published.id")
    .execute();
  return new Map(keys.map((key) => [key, rows.filter((row) => row.key === key).map(({ id }) => id)]));
}

async function isAtRest(): Promise<boolean> {
  const open = await storage.db
    .selectFrom("comment")
    .select("id")
    .where((eb) =>
      eb.or([
        eb("takes_effect_at", "is not", null),
        eb.and([eb("state", "=", "pending"), eb("decision_id", "is", null)]),
      ]),
    )
    .executeTakeFirst();
  return open === undefined;
}

async function until(condition: () => boolean | Promise<boolean>, otherwise: string): Promise<void> {
  for (let tries = 0; tries < 6_000; tries++) {
    if (await condition()) return;
    await sleep(50);
  }
  throw new Error(otherwise);
}

test("every reader ends with the same thread, and none has seen anything unpublished", async () => {
  const watching: WatchingReader[] = Array.from({ length: readers }, (_, place) =>
    // Some watch one article, some two.
    openWatching(nginx.url, [keys[place % 3]!, keys[(place + (place % 2)) % 3]!]),
  );
  await until(() => watching.every((reader) => reader.isOpen()), "Not every reader has a stream");

  const posted: Posted[] = [];
  let over = false;
  const moderating = [0, 1, 2].map((place) => moderate(place, () => over));
  let killing: Promise<void> | undefined;
  await postAll(posted, () => void (killing = killAndRestart(1)));
  await killing;
  await until(isAtRest, "Not everything is decided");
  over = true;
  const decided = (await Promise.all(moderating)).reduce((sum, one) => sum + one, 0);
  await until(isAtRest, "Second thoughts do not take effect");

  const standing = await published();
  const differ = () =>
    watching.filter((reader) => reader.keys.some((key) => !reader.shows(key, standing.get(key)!)));
  await until(() => differ().length === 0, "Readers see different threads").catch((error: unknown) => {
    throw new Error(`${differ().length} of ${readers} readers see another thread than stands`, {
      cause: error,
    });
  });

  const rows = await storage.db
    .selectFrom("comment")
    .select(["id", "idempotency_key", "published_at"])
    .execute();
  const everPublished = new Set(rows.filter((row) => row.published_at !== null).map(({ id }) => id));
  const seen = new Set(watching.flatMap((reader) => [...reader.seen]));
  expect([...seen].filter((id) => !everPublished.has(id))).toEqual([]);
  expect(seen.size).toBeGreaterThan(0);
  // Some were published, and are no longer.
  expect(everPublished.size).toBeGreaterThan([...standing.values()].flat().length);

  // One comment for each key, whatever process it was sent to, and how often.
  expect(rows).toHaveLength(posted.length);
  expect(posted.filter(({ ids }) => ids.size !== 1)).toEqual([]);
  const ids = new Map(rows.map((row) => [row.idempotency_key, row.id]));
  expect(posted.filter(({ submission, ids: [id] }) => ids.get(submission.idempotencyKey) !== id)).toEqual([]);
  const { faults, chains } = await checkStorage(storage);
  expect([faults, chains]).toMatchObject([[], [{ site: "default", chain: { broken: null } }]]);

  // Each process had its share, and the readers of the one that was killed came back by themselves.
  await Promise.all(watching.map((reader) => reader.close()));
  const opened = watching.reduce((sum, reader) => sum + reader.opened(), 0);
  expect(opened).toBeGreaterThan(readers);
  for (const path of ["/v1/events", "/v1/thread", "/v1/comments"]) {
    const all = servers.map(({ api }) => new URL(api).host).toSorted();
    // A stream is written down when it ends.
    await until(() => nginx.answering(path).length === all.length, `Not every process was asked for ${path}`);
    expect(nginx.answering(path)).toEqual(all);
  }
  const told = watching.reduce((sum, reader) => sum + reader.told(), 0);
  console.log(
    `${readers} readers with ${opened} streams, ${posted.length} comments, ${decided} decisions, ${told} events told`,
  );
}, 900_000);
