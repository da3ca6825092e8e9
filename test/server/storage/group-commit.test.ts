import { type Kysely, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createGroupCommit, type GroupCommit } from "../../../src/server/storage/group-commit.ts";
import { openStorage, type Storage } from "../../../src/server/storage/open.ts";
import type { Database } from "../../../src/server/storage/tables.ts";
import { createDatabase, dialects, type TestDatabase } from "../../helpers/databases.ts";

describe.each(dialects)("on %s", (dialect) => {
  let database: TestDatabase;
  let storage: Storage;
  let groupCommit: GroupCommit;
  /** What happened, in order: the database's "begin" and "commit", and who was told what. */
  let events: string[];

  beforeEach(async () => {
    database = await createDatabase(dialect);
    events = [];
    storage = openStorage(database.url, ({ level, query }) => {
      if (level === "query" && /^(begin|commit|rollback)$/.test(query.sql)) events.push(query.sql);
    });
    groupCommit = createGroupCommit(storage.db);
    await sql`create table note (id integer primary key check (id >= 0))`.execute(storage.db);
  });
  afterEach(async () => {
    await storage.close();
    await database.drop();
  });

  const insert = (trx: Kysely<Database>, id: number) => sql`insert into note values (${id})`.execute(trx);
  const add = (id: number) =>
    groupCommit(async (trx) => {
      await insert(trx, id);
      return id;
    }).then(
      (value) => void events.push(`kept ${value}`),
      () => void events.push(`failed ${id}`),
    );
  const ids = async () => {
    const { rows } = await sql<{ id: number }>`select id from note order by id`.execute(storage.db);
    return rows.map(({ id }) => id);
  };
  const count = (event: string) => events.filter((one) => one === event).length;

  test("what arrives together is committed together, and told after the commit", async () => {
    await Promise.all(Array.from({ length: 50 }, (_, id) => add(id)));
    expect(count("commit")).toBe(1);
    expect(events.indexOf("commit")).toBeLessThan(events.findIndex((one) => one.startsWith("kept")));
    expect(await ids()).toHaveLength(50);
  });

  test("what arrives meanwhile goes with the next commit", async () => {
    const first = add(0);
    await new Promise(setImmediate);
    await Promise.all([first, ...Array.from({ length: 20 }, (_, id) => add(id + 1))]);
    expect(count("commit")).toBe(2);
    expect(await ids()).toHaveLength(21);
  });

  test("a crowd is committed in groups", async () => {
    await Promise.all(Array.from({ length: 250 }, (_, id) => add(id)));
    expect(count("commit")).toBe(3);
    expect(await ids()).toHaveLength(250);
  });

  test("one that fails takes back its own changes and nobody else's", async () => {
    const half = groupCommit(async (trx) => {
      await insert(trx, 10);
      throw new Error("half way");
    });
    const [, failure] = await Promise.all([
      add(1),
      half.catch((error: Error) => error.message),
      add(-1),
      add(2),
      add(1),
    ]);
    expect(failure).toBe("half way");
    expect(events.filter((one) => /^(kept|failed)/.test(one)).toSorted()).toEqual([
      "failed -1",
      "failed 1",
      "kept 1",
      "kept 2",
    ]);
    expect(await ids()).toEqual([1, 2]);
    expect(count("commit")).toBe(1);
  });

  test("where the commit fails, all are told, nothing stays, and the next ones go on", async () => {
    const gone = groupCommit(async (trx) => {
      await insert(trx, 5);
      // The whole transaction ends here, as a full disk or a lost connection ends it.
      await sql`rollback`.execute(trx);
    });
    const results = await Promise.allSettled([gone, groupCommit((trx) => insert(trx, 6))]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await ids()).toEqual([]);
    await add(7);
    expect(await ids()).toEqual([7]);
  });
});
