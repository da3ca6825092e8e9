import { randomUUIDv7 } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CommentPage } from "../../../src/contract/records.ts";
import type { Stores } from "../../../src/server/domain/ports.ts";
import { createStores } from "../../../src/server/storage/stores.ts";
import { createDatabase, dialects, type TestDatabase } from "../../helpers/databases.ts";
import { fullScans, openWatched, type WatchedStorage } from "../../helpers/plans.ts";
import { prepareSite } from "../../helpers/prepared-site.ts";

describe.each(dialects)("on %s", (dialect) => {
  let database: TestDatabase;
  let storage: WatchedStorage;
  let stores: Stores;
  let thread: string;

  beforeEach(async () => {
    database = await createDatabase(dialect);
    await prepareSite(database.url);
    storage = openWatched(database.url);
    stores = createStores(storage.db);
    thread = await stores.threads.ensure({
      id: randomUUIDv7(),
      site: "default",
      key: "/article",
      url: null,
      title: null,
      at: 0,
    });
  });
  afterEach(async () => {
    await storage.close();
    await database.drop();
  });

  let numbered = 0;
  /** Ids in order of the calls, whatever the clock does. */
  const nextId = () => `01900000-0000-7000-8000-${String(++numbered).padStart(12, "0")}`;

  async function receive(over: { parent?: string | null; root?: string | null; author?: string } = {}) {
    const id = nextId();
    await stores.comments.insert({
      id,
      site: "default",
      thread,
      parent: null,
      root: null,
      author: "Ann",
      email: null,
      text: `Text of ${id}`,
      sha256: "0".repeat(64),
      lang: "en",
      guidelines: { version: 1, lang: "en" },
      idempotencyKey: id,
      fingerprint: id,
      receiptSha256: id,
      subject: null,
      staff: false,
      receivedAt: numbered,
      ...over,
    });
    return id;
  }
  async function publish(over: Parameters<typeof receive>[0] = {}) {
    const id = await receive(over);
    await stores.comments.move({ comment: id, from: "pending", to: "approved", at: numbered });
    return id;
  }
  const take = (comment: string, to: "rejected" | "withdrawn") =>
    stores.comments.move({ comment, from: "approved", to, at: 1 });

  const page = async (over: Partial<Parameters<Stores["published"]["page"]>[0]> = {}) => {
    const place = await stores.threads.findWithSite("default", "/article");
    return stores.published.page(
      { thread, sort: "oldest", after: null, limit: 20, replies: 5, ...over },
      place!.thread!.publishedRoots,
    );
  };
  const ids = (of: CommentPage) => of.items.map(({ id }) => id);

  test("only what is approved shows", async () => {
    const shown = await publish();
    await receive();
    const rejected = await receive();
    await stores.comments.move({ comment: rejected, from: "pending", to: "rejected", at: 1 });
    const withdrawn = await publish();
    await take(withdrawn, "withdrawn");
    expect(await page()).toEqual({
      items: [
        {
          id: shown,
          parent: null,
          author: "Ann",
          text: `Text of ${shown}`,
          gone: null,
          lang: "en",
          received: new Date(1).toISOString(),
          published: expect.any(String),
          sha256: "0".repeat(64),
          replyTo: null,
          recommendations: 0,
          staff: false,
          choice: false,
        },
      ],
      total: 1,
      next: null,
      previous: null,
    });
  });

  test("pages follow one another in both orders, and hold everything once", async () => {
    const all: string[] = [];
    for (let i = 0; i < 7; i++) {
      all.push(await publish());
      // Between any two, something that does not show.
      await receive();
    }
    for (const sort of ["oldest", "newest"] as const) {
      const seen: string[] = [];
      let after: string | null = null;
      for (let turn = 0; turn < 4; turn++) {
        const part = await page({ sort, after, limit: 2 });
        expect(part.total).toBe(7);
        expect(part.items).toHaveLength(turn < 3 ? 2 : 1);
        seen.push(...ids(part));
        expect(part.next === null).toBe(turn === 3);
        after = part.items.at(-1)!.id;
      }
      expect(seen).toEqual(sort === "oldest" ? all : all.toReversed());
    }
  });

  test("each comment comes with its first replies, oldest first, whatever the order of the page", async () => {
    const first = await publish();
    const second = await publish();
    const replies: string[] = [];
    for (let i = 0; i < 4; i++) replies.push(await publish({ parent: first, root: first }));
    for (const sort of ["oldest", "newest"] as const) {
      const { items } = await page({ sort, replies: 3 });
      const branch = items.find(({ id }) => id === first)!.replies!;
      expect(ids(branch)).toEqual(replies.slice(0, 3));
      expect(branch.total).toBe(4);
      expect(branch.next).not.toBeNull();
      expect(items.find(({ id }) => id === second)).not.toHaveProperty("replies");
    }
    const rest = await stores.published.replies({ thread, root: first, after: replies[2]!, limit: 20 });
    expect(rest).toMatchObject({ total: 4, next: null });
    expect(ids(rest!)).toEqual(replies.slice(3));
  });

  test("an answer to a reply stays in the branch and says whom it answers", async () => {
    const root = await publish();
    const reply = await publish({ parent: root, root, author: "Ben" });
    const answer = await publish({ parent: reply, root, author: "Cem" });
    const { items } = (await page()).items[0]!.replies!;
    expect(items.map(({ id, parent, replyTo }) => ({ id, parent, replyTo }))).toEqual([
      { id: reply, parent: root, replyTo: null },
      { id: answer, parent: reply, replyTo: "Ben" },
    ]);
    // The name goes with the comment it belongs to.
    await take(reply, "withdrawn");
    expect((await page()).items[0]!.replies!.items).toMatchObject([
      { id: reply, author: null, text: null, gone: "withdrawn" },
      { id: answer, replyTo: null },
    ]);
  });

  test("a tombstone stands while a published reply needs it, and does not count", async () => {
    const root = await publish();
    const reply = await publish({ parent: root, root });
    await publish();
    await take(root, "rejected");
    const with1 = await page();
    expect(with1.total).toBe(1);
    expect(with1.items[0]).toMatchObject({
      id: root,
      author: null,
      text: null,
      sha256: null,
      lang: "und",
      gone: "removed",
      replies: { total: 1 },
    });
    await take(reply, "withdrawn");
    expect(ids(await page())).not.toContain(root);
  });

  test("of an erased comment nothing shows but that it was there, and only where an answer needs it", async () => {
    const [answered, alone] = [await publish(), await publish()];
    const reply = await publish({ parent: answered, root: answered });
    await storage.db
      .updateTable("comment")
      .set({ text: null, author: null, email: null, erased_at: 1 })
      .where("id", "in", [answered, alone])
      .execute();
    const { items } = await page();
    expect(items).toMatchObject([
      { id: answered, author: null, text: null, sha256: null, gone: "erased", lang: "und" },
    ]);
    expect(ids(items[0]!.replies!)).toEqual([reply]);
    expect(await stores.published.rootOf(thread, answered)).toBeUndefined();
  });

  test("only a published comment of the thread can be answered", async () => {
    const root = await publish();
    const reply = await publish({ parent: root, root });
    const pending = await receive();
    const gone = await publish();
    await publish({ parent: gone, root: gone });
    await take(gone, "withdrawn");
    expect(await stores.published.rootOf(thread, root)).toBe(root);
    expect(await stores.published.rootOf(thread, reply)).toBe(root);
    expect(await stores.published.rootOf(thread, pending)).toBeUndefined();
    expect(await stores.published.rootOf(thread, gone)).toBeUndefined();
    expect(await stores.published.rootOf(randomUUIDv7(), root)).toBeUndefined();
  });

  test("a page takes two queries however much it holds, and none goes through a table", async () => {
    for (let i = 0; i < 6; i++) {
      const root = await publish();
      for (let j = 0; j < i; j++) await publish({ parent: root, root });
    }
    const root = (await page()).items[5]!.id;
    const work: [number, () => Promise<unknown>][] = [
      [1, () => stores.threads.findWithSite("default", "/article")],
      [2, () => stores.published.page({ thread, sort: "oldest", after: null, limit: 20, replies: 5 }, 0)],
      [2, () => stores.published.page({ thread, sort: "newest", after: root, limit: 20, replies: 5 }, 0)],
      [2, () => stores.published.replies({ thread, root, after: root, limit: 20 })],
      [1, () => stores.published.rootOf(thread, root)],
      [1, () => stores.threads.counts("default", ["/article", "/other"])],
      [1, () => stores.comments.findByKey("default", "key")],
      [1, () => stores.comments.findByReceipts("default", ["a", "b"])],
      [1, () => stores.log.ofComments([root])],
      [1, () => stores.guidelines.editions("default")],
      [1, () => stores.guidelines.find("default", 1, "en")],
    ];
    for (const [count, run] of work) {
      const queries = await storage.queriesOf(run);
      expect(queries.length, String(run)).toBe(count);
      for (const query of queries) expect(await fullScans(storage, query), query.sql).toEqual([]);
    }
  });

  test("a query without an index is found", async () => {
    const [query] = await storage.queriesOf(() =>
      storage.db.selectFrom("comment").select("id").where("text", "=", "x").execute(),
    );
    expect(await fullScans(storage, query!)).toHaveLength(1);
  });
});
