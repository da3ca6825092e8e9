/** What there is already, brought to the newest version. */
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkStorage } from "../../../src/server/storage/check.ts";
import { migrate } from "../../../src/server/storage/migrate.ts";
import { migrations } from "../../../src/server/storage/migrations/index.ts";
import { openStorage, type Storage } from "../../../src/server/storage/open.ts";
import { createStores } from "../../../src/server/storage/stores.ts";
import { createDatabase, dialects, type TestDatabase } from "../../helpers/databases.ts";

const newer = ["0004-reading", "0005-changes", "0006-feeds", "0007-authors"];

describe.each(dialects)("on %s", (dialect) => {
  let database: TestDatabase;
  let storage: Storage;
  beforeEach(async () => {
    database = await createDatabase(dialect);
    storage = openStorage(database.url);
  });
  afterEach(async () => {
    await storage.close();
    await database.drop();
  });

  /** As it was before there were events, with a published comment, its reply, and one that waits. */
  async function fillOlder(): Promise<void> {
    const { db } = storage;
    const older = migrations.filter(({ name }) => !newer.includes(name));
    const { error } = await new Migrator({
      db,
      provider: {
        getMigrations: async () =>
          Object.fromEntries(older.map(({ name, up }) => [name, { up: (trx) => up(trx, dialect) }])),
      },
    }).migrateToLatest();
    expect(error).toBeUndefined();
    await sql`insert into site (id, name, origins, lang, mode, email, max_length, max_author_length, undo_seconds,
      version, created_at) values ('default', 'The Test', '[]', 'en', 'pre', 'none', 2000, 60, 1, 1, 0)`.execute(
      db,
    );
    await sql`insert into thread (id, site_id, key, published, published_roots, version, created_at)
      values ('t', 'default', '/article', 2, 1, 7, 0)`.execute(db);
    const rows = [
      { id: "a", root: null, state: "approved", at: 1, recommendations: 3 },
      { id: "b", root: "a", state: "approved", at: 2, recommendations: 0 },
      { id: "c", root: null, state: "pending", at: null, recommendations: 0 },
    ];
    for (const { id, root, state, at, recommendations } of rows) {
      await sql`insert into comment (id, site_id, thread_id, parent_id, root_id, author, text, text_sha256, lang,
        guidelines_version, guidelines_lang, state, published_at, published_replies, idempotency_key, fingerprint,
        receipt_sha256, received_at, recommendations) values (${id}, 'default', 't', ${root}, ${root}, 'Ann',
        'A text', 'sha', 'en', 1, 'en', ${state}, ${at}, ${Number(id === "a")}, ${id}, ${id}, ${id}, 1,
        ${recommendations})`.execute(db);
    }
  }

  test("comments stand as they stood, and threads begin to tell from where they are", async () => {
    await fillOlder();
    expect(await migrate(storage)).toEqual(newer);
    const { published, events } = createStores(storage.db);
    const query = { thread: "t", sort: "recommended", edge: null, limit: 10, replies: 5 } as const;
    const { items } = await published.page(query, 1);
    expect(items).toMatchObject([
      {
        id: "a",
        recommendations: 3,
        staff: false,
        choice: false,
        replies: { items: [{ id: "b" }], total: 1 },
      },
    ]);
    expect(items).toHaveLength(1);
    expect(await events.after({ site: "default", key: "/article", version: 7, limit: 10 })).toEqual({
      version: 7,
      from: 7,
      events: [],
    });
    const { faults } = await checkStorage(storage);
    expect(faults.filter((fault) => /damaged|refers|counts \d+ published|told/.test(fault))).toEqual([]);
    expect(await migrate(storage)).toEqual([]);
  });

  test.runIf(dialect === "postgres")("a migration may take longer than a call", async () => {
    await fillOlder();
    // As a great table does.
    await sql`create function slow() returns event_trigger language plpgsql as $$
      begin perform pg_sleep(1.5); end $$`.execute(storage.db);
    await sql`create event trigger slow on ddl_command_start when tag in ('CREATE VIEW')
      execute function slow()`.execute(storage.db);
    const url = new URL(database.url);
    url.searchParams.set("statement_timeout", "1000");
    const hasty = openStorage(url.href);
    try {
      const { rows } = await sql<Record<"statement_timeout", string>>`show statement_timeout`.execute(
        hasty.db,
      );
      expect(rows).toEqual([{ statement_timeout: "1s" }]);
      expect(await migrate(hasty)).toEqual(newer);
      const after = await sql<Record<"statement_timeout", string>>`show statement_timeout`.execute(hasty.db);
      expect(after.rows).toEqual([{ statement_timeout: "1s" }]);
    } finally {
      await hasty.close();
    }
  });
});
