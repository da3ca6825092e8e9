import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStorage, type Storage } from "../../../src/server/storage/open.ts";
import { createDatabase, type TestDatabase } from "../../helpers/databases.ts";

let database: TestDatabase;
let storage: Storage;
beforeEach(async () => {
  database = await createDatabase("sqlite");
  storage = openStorage(database.url);
  await sql`create table note (id integer primary key)`.execute(storage.db);
});
afterEach(async () => {
  await storage.close();
  await database.drop();
});

const add = (id: number) => sql`insert into note values (${id})`.execute(storage.db);

test("another handle's commits are noticed, each once, and one's own are not", async () => {
  const changed = storage.changedOutside!;
  changed();
  await add(1);
  expect(changed()).toBe(false);
  const other = openStorage(database.url);
  await sql`insert into note values (2)`.execute(other.db);
  expect(changed()).toBe(true);
  expect(changed()).toBe(false);
  await sql`select * from note`.execute(other.db);
  expect(changed()).toBe(false);
  await other.close();
});

test("what follows in a transaction that the database has ended is refused, not kept by itself", async () => {
  const half = storage.db.transaction().execute(async (trx) => {
    await sql`rollback`.execute(trx);
    await sql`insert into note values (1)`.execute(trx);
  });
  await expect(half).rejects.toThrow("SQLite has ended the transaction");
  const { rows } = await sql`select * from note`.execute(storage.db);
  expect(rows).toEqual([]);
  await add(2);
});

test("a limit is not bound: SQLite would put the statement together anew with every run", () => {
  const { sql: text, parameters } = storage.db
    .selectFrom("comment")
    .select("id")
    .where("site_id", "=", "default")
    .limit(21)
    .compile();
  expect(text).toBe('select "id" from "comment" where "site_id" = ? limit 21');
  expect(parameters).toEqual(["default"]);
});
