import { randomUUIDv7 } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sorts, type CommentPage } from "../../../src/contract/records.ts";
import type { Edge, Stores } from "../../../src/server/domain/ports.ts";
import { createStores } from "../../../src/server/storage/stores.ts";
import { createDatabase, dialects, type TestDatabase } from "../../helpers/databases.ts";
import { fullScans, openWatched, sortings, type WatchedStorage } from "../../helpers/plans.ts";
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
    stores = createStores(storage.db, undefined, (site, subject) => `${subject} of ${site}`);
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

  async function receive(
    over: { parent?: string | null; root?: string | null; author?: string; subject?: string } = {},
  ) {
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
  const recommend = (comment: string, recommendations: number) =>
    storage.db.updateTable("comment").set({ recommendations }).where("id", "=", comment).execute();
  const take = (comment: string, to: "rejected" | "withdrawn") =>
    stores.comments.move({ comment, from: "approved", to, at: 1 });

  const page = async (over: Partial<Parameters<Stores["published"]["page"]>[0]> = {}) => {
    const place = await stores.threads.findWithSite("default", "/article");
    return stores.published.page(
      { thread, sort: "oldest", edge: null, limit: 20, replies: 5, ...over },
      place!.thread!.publishedRoots,
    );
  };
  const after = (id: string): Edge => ({ side: "after", position: { id, recommendations: 0 } });
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
          authorId: null,
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

  test("signed-in authors can be told apart, and neither guests nor what is left of a comment", async () => {
    const [signed, guest] = [await publish({ subject: "s7" }), await publish()];
    const gone = await publish({ subject: "s8" });
    const reply = await publish({ parent: gone, root: gone, subject: "s7" });
    await take(gone, "withdrawn");
    const seen = (await page()).items.flatMap((one) => [one, ...(one.replies?.items ?? [])]);
    expect(Object.fromEntries(seen.map(({ id, authorId }) => [id, authorId]))).toEqual({
      [signed]: "s7 of default",
      [guest]: null,
      [gone]: null,
      [reply]: "s7 of default",
    });
    await stores.comments.setChosen(signed, 1);
    expect((await stores.published.choices(thread))[0]?.authorId).toBe("s7 of default");
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
    const rest = await stores.published.replies({ thread, root: first, edge: after(replies[2]!), limit: 20 });
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

  test("a tombstone has the place of a comment that nobody recommends", async () => {
    const [gone, liked, plain] = [await publish(), await publish(), await publish()];
    await publish({ parent: gone, root: gone });
    await recommend(gone, 7);
    await recommend(liked, 3);
    expect(ids(await page({ sort: "recommended" }))).toEqual([gone, liked, plain]);
    await take(gone, "withdrawn");
    const { items } = await page({ sort: "recommended" });
    expect(items.map(({ id, recommendations }) => [id, recommendations])).toEqual([
      [liked, 3],
      [plain, 0],
      [gone, 0],
    ]);
    expect(await stores.published.branchOf(thread, gone)).toEqual({ id: gone, recommendations: 0 });
  });

  test("the branch of any comment that readers can see is found", async () => {
    const root = await publish();
    const reply = await publish({ parent: root, root });
    const answer = await publish({ parent: reply, root });
    const pending = await receive({ parent: root, root });
    for (const id of [root, reply, answer]) {
      expect(await stores.published.branchOf(thread, id)).toEqual({ id: root, recommendations: 0 });
    }
    for (const id of [pending, randomUUIDv7()]) {
      expect(await stores.published.branchOf(thread, id)).toBeUndefined();
    }
    expect(await stores.published.branchOf(randomUUIDv7(), root)).toBeUndefined();
    await take(answer, "withdrawn");
    expect(await stores.published.branchOf(thread, answer)).toBeUndefined();
  });

  test("a page takes as many queries however much it holds, and none goes through a table", async () => {
    for (let i = 0; i < 6; i++) {
      const root = await publish();
      for (let j = 0; j < i; j++) await publish({ parent: root, root });
    }
    const { published } = stores;
    const root = (await page()).items[5]!.id;
    const query = { thread, limit: 20, replies: 5 };
    const work: [number, () => Promise<unknown>][] = [
      [1, () => stores.threads.findWithSite("default", "/article")],
      [1, () => published.rootOf(thread, root)],
      [1, () => published.branchOf(thread, root)],
      [1, () => published.choices(thread)],
      [2, () => published.replies({ thread, root, edge: null, limit: 20 })],
      [1, () => stores.threads.counts("default", ["/article", "/other"])],
      [1, () => stores.comments.findByKey("default", "key")],
      [1, () => stores.comments.findByReceipts("default", ["a", "b"])],
      [1, () => stores.log.ofComments([root])],
      [1, () => stores.guidelines.editions("default")],
      [1, () => stores.guidelines.find("default", 1, "en")],
    ];
    for (const sort of sorts) work.push([2, () => published.page({ ...query, sort, edge: null }, 0)]);
    for (const side of ["after", "before", "from"] as const) {
      const edge: Edge = { side, position: { id: root, recommendations: 0 } };
      work.push([3, () => published.replies({ thread, root, edge, limit: 20 })]);
      for (const sort of sorts) {
        // Behind the last one there is no branch to read.
        const last = side === (sort === "oldest" ? "after" : "before");
        work.push([last ? 2 : 3, () => published.page({ ...query, sort, edge }, 0)]);
      }
    }
    for (const [count, run] of work) {
      const queries = await storage.queriesOf(run);
      expect(queries.length, queries.map(({ sql: text }) => text).join("\n")).toBe(count);
      for (const one of queries) expect(await fullScans(storage, one), one.sql).toEqual([]);
    }
  });

  test("no page and no choice is sorted: each follows its index, both ways", async () => {
    const { published } = stores;
    const root = await publish();
    await publish({ parent: root, root });
    const query = { thread, limit: 20, replies: 0 };
    const runs = [() => published.choices(thread)];
    const position = { id: root, recommendations: 3 };
    for (const edge of [
      null,
      ...(["after", "before", "from"] as const).map((side) => ({ side, position })),
    ]) {
      runs.push(async () => (await published.replies({ thread, root, edge, limit: 20 }))!.items);
      for (const sort of sorts) {
        runs.push(async () => (await published.page({ ...query, sort, edge }, 0)).items);
      }
    }
    for (const run of runs) {
      for (const one of await storage.queriesOf(run)) {
        expect(await sortings(storage, one), one.sql).toEqual([]);
      }
    }
  });

  test("a query without an index is found, and one that sorts", async () => {
    const [query] = await storage.queriesOf(() =>
      storage.db.selectFrom("comment").select("id").where("text", "=", "x").orderBy("text_sha256").execute(),
    );
    expect(await fullScans(storage, query!)).toHaveLength(1);
    expect(await sortings(storage, query!)).toHaveLength(1);
  });
});
