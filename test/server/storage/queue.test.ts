/** What the desk's calls cost: a fixed number of queries, each by an index, however long the queue. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGuidelinesShelf } from "../../../src/server/domain/guidelines-shelf.ts";
import { applyDue, decide, type ModerationServices, undo } from "../../../src/server/domain/moderation.ts";
import {
  listAppealed,
  listDecided,
  listReported,
  listWaiting,
  openCase,
  openDesk,
} from "../../../src/server/domain/queue.ts";
import { keepComment } from "../../../src/server/domain/reports.ts";
import { storageServices } from "../../../src/server/storage/stores.ts";
import { dialects } from "../../helpers/databases.ts";
import { type Newsroom, openNewsroom } from "../../helpers/newsroom.ts";
import { type WatchedStorage, fullScans, openWatched, stepsOnSqlite } from "../../helpers/plans.ts";
import { createResponses, illegal, type Responses } from "../../helpers/responses.ts";

describe.each(dialects)("on %s", (dialect) => {
  let newsroom: Newsroom;
  let watched: WatchedStorage;
  let services: ModerationServices;
  let reply: string;
  /** Makes them as readers do, on the database that is watched. */
  let responses: Responses;

  const settle = async () => {
    newsroom.pass(5_000);
    await applyDue(services);
  };
  const rejected = async () => {
    const comment = await responses.receive();
    const rejection = { ...say, action: "reject", guideline: "promotion", comment } as const;
    const { id } = await decide(services, { ...rejection, moderator: newsroom.ann });
    await settle();
    return { comment, seen: id };
  };
  const published = async () => {
    const comment = await newsroom.receive();
    await decide(services, { ...say, comment, moderator: newsroom.ann });
    await settle();
    return comment;
  };

  const say = { action: "approve", guideline: null, note: null, seen: null } as const;

  beforeAll(async () => {
    newsroom = await openNewsroom(dialect);
    watched = openWatched(newsroom.url);
    const units = storageServices(watched.db);
    services = { ...newsroom.services, ...units, guidelines: createGuidelinesShelf(units.stores) };
    responses = createResponses(newsroom, services);
    const root = await newsroom.receive();
    await decide(services, { ...say, comment: root, moderator: newsroom.ann });
    for (let n = 0; n < 30; n++) {
      const comment = await newsroom.receive();
      const rejection = { ...say, action: "reject", guideline: "promotion", note: "A shop" } as const;
      await decide(services, { ...(n % 2 ? say : rejection), comment, moderator: newsroom.ann });
    }
    await settle();
    reply = await newsroom.receive({ parent: root, root });
    await responses.report(root);
    for (let n = 0; n < 30; n++) await newsroom.receive();
    for (let n = 0; n < 10; n++) {
      await responses.report(await published(), n % 2 ? {} : illegal);
      const { comment, seen } = await rejected();
      await responses.appeal(comment);
      if (n % 3) continue;
      const answer = { ...say, comment, seen, note: "A fair point", moderator: newsroom.ben };
      await decide(services, answer);
      await settle();
      await responses.report(comment);
      await keepComment(services, { comment, moderator: newsroom.ann });
    }
  }, 60_000);
  afterAll(async () => {
    await watched.close();
    await newsroom.leave();
  });

  const list = { site: "default", after: null, lang: null, reading: "ckb" };
  const calls: [string, number, () => Promise<unknown>][] = [
    ["a page of the queue", 4, () => listWaiting(services, { ...list, limit: 20 })],
    [
      "a page of the queue in one language",
      4,
      () => listWaiting(services, { ...list, limit: 20, lang: "en" }),
    ],
    ["a page of what was decided", 5, () => listDecided(services, { ...list, limit: 20 })],
    ["a page of what was appealed", 5, () => listAppealed(services, { ...list, limit: 20 })],
    [
      "a page of what was appealed in one language",
      5,
      () => listAppealed(services, { ...list, limit: 20, lang: "en" }),
    ],
    ["a page of what was reported", 6, () => listReported(services, { ...list, limit: 20 })],
    [
      "a page of what was reported in one language",
      6,
      () => listReported(services, { ...list, limit: 20, lang: "en" }),
    ],
    ["a case", 11, () => openCase(services, { comment: reply, reading: "ar" })],
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

  /** What is to be done, once all that it needs stands there. */
  const acts: [string, number, () => Promise<() => Promise<unknown>>][] = [
    [
      "an appeal",
      14,
      async () => {
        const { comment } = await rejected();
        return () => responses.appeal(comment);
      },
    ],
    [
      "a decision about an appeal",
      11,
      async () => {
        const { comment, seen } = await rejected();
        await responses.appeal(comment);
        const answer = { ...say, comment, seen, note: "A fair point", moderator: newsroom.ben };
        return () => decide(services, answer);
      },
    ],
    [
      "a report",
      4,
      async () => {
        const comment = await published();
        return () => responses.report(comment, illegal);
      },
    ],
    [
      "keeping what was reported",
      10,
      async () => {
        const comment = await published();
        await responses.report(comment);
        return () => keepComment(services, { comment, moderator: newsroom.ann });
      },
    ],
    [
      "a recommendation",
      5,
      async () => {
        const comment = await published();
        return () => responses.recommend(comment);
      },
    ],
    [
      "the second page of what was appealed",
      5,
      async () => {
        const { next } = await listAppealed(services, { ...list, limit: 3 });
        return () => listAppealed(services, { ...list, limit: 3, after: next });
      },
    ],
    [
      "the second page of what was reported",
      6,
      async () => {
        const { next } = await listReported(services, { ...list, limit: 3 });
        return () => listReported(services, { ...list, limit: 3, after: next });
      },
    ],
  ];

  test.each(acts)("%s takes %i queries, none through a whole table", async (_, count, prepare) => {
    const act = await prepare();
    const queries = await watched.queriesOf(act);
    for (const query of queries) {
      const scans = await fullScans(watched, query);
      // There are few moderators, and any other than the first will do.
      expect(
        scans.filter((scan) => !/ user\b/.test(scan)),
        query.sql,
      ).toEqual([]);
    }
    expect(queries).toHaveLength(count);
  });

  // PostgreSQL chooses among indexes by what it has counted, of which a test has too little.
  test.runIf(dialect === "sqlite")("what was answered costs the lists of what waits nothing", async () => {
    const queries = await watched.queriesOf(async () => {
      await listAppealed(services, { ...list, limit: 20 });
      await listReported(services, { ...list, limit: 20 });
      await openDesk(services, { ...newsroom.ann, email: "first@newsroom.test" });
    });
    const indexes = await Promise.all(
      queries.map(async (query) => (await stepsOnSqlite(watched.db, query)).join("; ")),
    );
    // Each list and its total, and both totals where the desk is opened; the open reports of each item as well.
    expect(indexes.join("\n").match(/INDEX appeal_waiting/g)).toHaveLength(3);
    expect(indexes.join("\n").match(/INDEX report_waiting/g)).toHaveLength(5);
  });

  test("the ticker finds what is due by an index", async () => {
    const { comment: appealed, seen } = await rejected();
    await responses.appeal(appealed);
    const reported = await published();
    await responses.report(reported);
    const [standing] = await services.stores.queue.history(reported);
    const rejection = { action: "reject", guideline: "promotion", note: "A shop" } as const;
    await decide(services, { ...rejection, comment: appealed, moderator: newsroom.ben, seen });
    await decide(services, {
      ...rejection,
      comment: reported,
      moderator: newsroom.ann,
      seen: standing!.id,
    });
    newsroom.pass(5_000);
    const queries = await watched.queriesOf(() => applyDue(services));
    for (const table of ["appeal", "report"]) {
      expect(queries.filter(({ sql }) => sql.startsWith(`update "${table}"`))).toHaveLength(1);
    }
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
