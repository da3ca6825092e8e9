import pg from "pg";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Change } from "../../../src/server/domain/live-ports.ts";
import { createListener, type Listener } from "../../../src/server/live/listener.ts";
import { type Newsroom, openNewsroom } from "../../helpers/newsroom.ts";

let newsroom: Newsroom;
let listener: Listener;
let told: Change[];
let log: string[];

function listen(database = newsroom.url): void {
  told = [];
  log = [];
  listener = createListener({
    database,
    tell: (change) => void told.push(change),
    log: pino({}, { write: (line) => void log.push((JSON.parse(line) as { msg: string }).msg) }),
    beatEvery: 50,
    pause: { first: 10, longest: 20 },
  });
  listener.start();
}

beforeEach(async () => void (newsroom = await openNewsroom("postgres")));
afterEach(async () => {
  await listener.stop();
  await newsroom.leave();
});

const publish = async (comment: string) =>
  newsroom.services.transaction((stores) =>
    stores.comments.move({ comment, from: "pending", to: "approved", at: 1 }),
  );

test("hears of each change when it is committed, and not of what is taken back", async () => {
  listen();
  await vi.waitFor(() => expect(listener.listening()).toBe(true));
  // What happened before is not known.
  expect(told).toEqual(["anything"]);
  const key = '/سڵاو "quoted"\n';
  const comment = await newsroom.receive({ key });
  const { transaction, stores } = newsroom.services;
  const taken = transaction(async (books) => {
    await books.comments.move({ comment, from: "pending", to: "approved", at: 1 });
    throw new Error("taken back");
  });
  await expect(taken).rejects.toThrow("taken back");
  await publish(comment);
  await stores.sites.update((await stores.sites.find("default"))!);
  await vi.waitFor(() => expect(told).toHaveLength(3));
  expect(told.slice(1)).toEqual([
    { site: "default", key },
    { site: "default", key: null },
  ]);
});

test("hears of a thread whose key is too long for a notification that anything may have changed", async () => {
  listen();
  await vi.waitFor(() => expect(listener.listening()).toBe(true));
  await publish(await newsroom.receive({ key: "\u0001".repeat(2_000) }));
  await vi.waitFor(() => expect(told).toEqual(["anything", "anything"]));
});

test("takes what it cannot read for a change of anything", async () => {
  listen();
  await vi.waitFor(() => expect(listener.listening()).toBe(true));
  const other = new pg.Client({ connectionString: newsroom.url });
  await other.connect();
  for (const payload of ["", "{", '{"beat":"of another process"}', '{"key":1}']) {
    await other.query("select pg_notify('afterword', $1)", [payload]);
  }
  await other.end();
  await vi.waitFor(() => expect(told).toEqual(Array(4).fill("anything")));
});

test("says that it hears nothing while its connection is gone, and makes another one", async () => {
  listen();
  await vi.waitFor(() => expect(listener.listening()).toBe(true));
  const other = new pg.Client({ connectionString: newsroom.url });
  await other.connect();
  // Whoever of this database is listening.
  await other.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and query like '%afterword%'`,
  );
  await other.end();
  await vi.waitFor(() => expect(log).toContain("not listening: changes are polled"));
  await vi.waitFor(() => expect(log.filter((line) => line === "listening for changes")).toHaveLength(2));
  expect(told).toEqual(["anything", "anything"]);
  await publish(await newsroom.receive());
  await vi.waitFor(() => expect(told).toHaveLength(3));
});

test("does not take for listening what brings no notifications", async () => {
  // As an engine that knows the statement and does nothing about it, or a pooler that loses it.
  const emit: unknown = Reflect.get(pg.Client.prototype, "emit");
  const deaf = vi.spyOn(pg.Client.prototype, "emit").mockImplementation(function (
    this: pg.Client,
    ...[name, ...values]: unknown[]
  ) {
    return (
      name === "notification" ||
      Reflect.apply(emit as (...all: unknown[]) => boolean, this, [name, ...values])
    );
  });
  try {
    listen();
    await vi.waitFor(() => expect(log).toEqual(["not listening: changes are polled"]));
    expect(listener.listening()).toBe(false);
    expect(told).toEqual([]);
  } finally {
    deaf.mockRestore();
  }
});

test("goes on trying where there is no database, and says so once", async () => {
  listen("postgres://postgres@127.0.0.1:1/none");
  await vi.waitFor(() => expect(log).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(log).toEqual(["not listening: changes are polled"]);
  expect(listener.listening()).toBe(false);
});
