/** What the desk's calls cost: a fixed number of queries, each by an index, however long the queue. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGuidelinesShelf } from "../../../src/server/domain/guidelines-shelf.ts";
import { applyDue, decide, type ModerationServices, undo } from "../../../src/server/domain/moderation.ts";
import { listDecided, listWaiting, openCase, openDesk } from "../../../src/server/domain/queue.ts";
import { storageServices } from "../../../src/server/storage/stores.ts";
import { dialects } from "../../helpers/databases.ts";
import { type Newsroom, openNewsroom } from "../../helpers/newsroom.ts";
import { type WatchedStorage, fullScans, openWatched } from "../../helpers/plans.ts";

describe.each(dialects)("on %s", (dialect) => {
  let newsroom: Newsroom;
  let watched: WatchedStorage;
  let services: ModerationServices;
  let reply: string;

  const say = { action: "approve", guideline: null, note: null, seen: null } as const;

  beforeAll(async () => {
    newsroom = await openNewsroom(dialect);
    watched = openWatched(newsroom.url);
    const units = storageServices(watched.db);
    services = { ...newsroom.services, ...units, guidelines: createGuidelinesShelf(units.stores) };
    const root = await newsroom.receive();
    await decide(services, { ...say, comment: root, moderator: newsroom.ann });
    for (let n = 0; n < 30; n++) {
      const comment = await newsroom.receive();
      const rejection = { ...say, action: "reject", guideline: "promotion", note: "A shop" } as const;
      await decide(services, { ...(n % 2 ? say : rejection), comment, moderator: newsroom.ann });
    }
    newsroom.pass(5_000);
    await applyDue(services);
    reply = await newsroom.receive({ parent: root, root });
    for (let n = 0; n < 30; n++) await newsroom.receive();
  });
  afterAll(async () => {
    await watched.close();
    await newsroom.leave();
  });

  const list = { site: "default", after: null, lang: null, reading: "ckb" };
  const calls: [string, number, () => Promise<unknown>][] = [
    ["a page of the queue", 3, () => listWaiting(services, { ...list, limit: 20 })],
    [
      "a page of the queue in one language",
      3,
      () => listWaiting(services, { ...list, limit: 20, lang: "en" }),
    ],
    ["a page of what was decided", 5, () => listDecided(services, { ...list, limit: 20 })],
    ["a case", 8, () => openCase(services, { comment: reply, reading: "ar" })],
    [
      "a decision",
      9,
      async () => {
        const comment = await newsroom.receive();
        await decide(services, { ...say, comment, moderator: newsroom.ann });
      },
    ],
    [
      "a decision taken back",
      20,
      async () => {
        const comment = await newsroom.receive();
        const { id } = await decide(services, { ...say, comment, moderator: newsroom.ann });
        await undo(services, { decision: id, moderator: newsroom.ann });
      },
    ],
  ];

  test.each(calls)("%s takes %i queries, none through a whole table", async (_, count, call) => {
    // What is kept in memory is read at the first call.
    await call();
    const queries = await watched.queriesOf(call);
    expect(queries).toHaveLength(count);
    for (const query of queries) expect(await fullScans(watched, query), query.sql).toEqual([]);
  });

  test("the ticker finds what is due by an index", async () => {
    newsroom.pass(5_000);
    const queries = await watched.queriesOf(() => applyDue(services));
    expect(queries.length).toBeGreaterThan(0);
    const [last, ...others] = queries.toReversed();
    for (const query of others) expect(await fullScans(watched, query), query.sql).toEqual([]);
    // When the next one is due is the first entry of the index of open decisions, which needs no condition.
    expect(last!.sql).toMatch(/limit/);
    for (const scan of await fullScans(watched, last!)) expect(scan).toBe("Index Only Scan on comment");
  });

  test("opening the desk goes through the sites, and through nothing else", async () => {
    const account = { ...newsroom.ann, email: "first@newsroom.test" };
    const queries = await watched.queriesOf(() => openDesk(services, account));
    expect(queries).toHaveLength(1);
    for (const scan of await fullScans(watched, queries[0]!)) expect(scan).toMatch(/SCAN site|on site$/);
  });
});
