import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sorts, type Comment, type CommentPage, type Sort } from "../../../src/contract/records.ts";
import { encodePosition } from "../../../src/server/domain/cursor.ts";
import { ProblemError } from "../../../src/server/domain/problem.ts";
import { findThread, readComments, readThread, type PageInput } from "../../../src/server/domain/threads.ts";
import { dialects } from "../../helpers/databases.ts";
import { openNewsroom, type Newsroom } from "../../helpers/newsroom.ts";
import { scaled } from "../../helpers/scale.ts";

/** What stands in a thread: comments with their replies, some of it gone, some never published. */
interface Drawn {
  fate: "published" | "withdrawn" | "pending";
  recommendations: number;
  replies: { fate: "published" | "withdrawn" | "pending"; answers: number }[];
}

const nowhere = "01900000-0000-7000-8000-000000000000";

const fate = fc.constantFrom("published", "published", "published", "withdrawn", "pending");
const anyThread: fc.Arbitrary<Drawn[]> = fc.array(
  fc.record({
    fate,
    // Few different ones, so that many comments have the same.
    recommendations: fc.nat(3),
    replies: fc.array(fc.record({ fate, answers: fc.nat() }), { maxLength: 4 }),
  }),
  { maxLength: 9 },
);

describe.each(dialects)("on %s", (dialect) => {
  let newsroom: Newsroom;
  let articles = 0;

  beforeAll(async () => {
    newsroom = await openNewsroom(dialect);
    if (dialect === "sqlite") await sql`pragma synchronous = off`.execute(newsroom.storage.db);
  });
  afterAll(async () => newsroom.leave());

  const readOf =
    (key: string) =>
    async (input: PageInput): Promise<CommentPage> =>
      readComments(newsroom.services, await findThread(newsroom.services, { site: "default", key }), input);

  async function put(key: string, what: { fate: Drawn["fate"]; parent?: string; root?: string }) {
    const { comments } = newsroom.services.stores;
    const id = await newsroom.receive({ key, parent: what.parent ?? null, root: what.root ?? null });
    if (what.fate !== "pending") {
      await comments.move({ comment: id, from: "pending", to: "approved", at: 1 });
    }
    return id;
  }

  /** @returns The key of the thread, and what readers see of it, oldest first. */
  async function make(drawn: Drawn[]): Promise<{ key: string; tops: Drawn[]; ids: string[] }> {
    const key = `/${dialect}-${++articles}`;
    const withdrawn: string[] = [];
    const all: { id: string; top: Drawn }[] = [];
    for (const top of drawn) {
      const root = await put(key, top);
      if (top.fate === "withdrawn") withdrawn.push(root);
      all.push({ id: root, top });
      await newsroom.storage.db
        .updateTable("comment")
        .set({ recommendations: top.recommendations })
        .where("id", "=", root)
        .execute();
      const branch = [root];
      for (const reply of top.fate === "pending" ? [] : top.replies) {
        const parent = branch[reply.answers % branch.length]!;
        const id = await put(key, { fate: reply.fate, parent, root });
        if (reply.fate === "withdrawn") withdrawn.push(id);
        if (reply.fate === "published") branch.push(id);
      }
    }
    for (const comment of withdrawn) {
      await newsroom.services.stores.comments.move({ comment, from: "approved", to: "withdrawn", at: 2 });
    }
    const stands = ({ fate: state, replies }: Drawn) =>
      state === "published" || (state === "withdrawn" && replies.some((one) => one.fate === "published"));
    const shown = all.filter(({ top }) => stands(top));
    return { key, tops: shown.map(({ top }) => top), ids: shown.map(({ id }) => id) };
  }

  /** The order that readers are promised. */
  function inOrder({ tops, ids }: { tops: Drawn[]; ids: string[] }, sort: Sort): string[] {
    if (sort === "oldest") return ids;
    const counted = ids.map((id, i) => ({
      id,
      by: sort === "recommended" && tops[i]!.fate === "published" ? tops[i]!.recommendations : 0,
    }));
    return counted
      .toReversed()
      .toSorted((a, b) => b.by - a.by)
      .map(({ id }) => id);
  }

  const idsOf = ({ items }: CommentPage): string[] => items.map(({ id }) => id);

  /** All pages from this one on, one way. */
  async function walk(
    read: (input: PageInput) => Promise<CommentPage>,
    input: PageInput,
    way: "after" | "before",
  ): Promise<CommentPage[]> {
    const { from: _, ...rest } = input;
    const pages = [await read(input)];
    for (;;) {
      const cursor = way === "after" ? pages.at(-1)!.next : pages.at(-1)!.previous;
      if (cursor === null) return pages;
      pages.push(await read({ ...rest, [way]: cursor }));
    }
  }

  /** Forwards, backwards and from each comment: the same pages, and everything once. */
  async function checkWalks(
    read: (input: PageInput) => Promise<CommentPage>,
    input: PageInput & { limit: number },
    expected: string[],
  ): Promise<void> {
    const { limit } = input;
    const forward = await walk(read, input, "after");
    expect(forward.map(idsOf)).toEqual(
      Array.from({ length: Math.max(1, Math.ceil(expected.length / limit)) }, (_, i) =>
        expected.slice(i * limit, (i + 1) * limit),
      ),
    );
    const last = forward.at(-1)!;
    if (last.previous !== null) {
      const { previous } = last;
      const backward = await walk(read, { ...input, before: previous }, "before");
      expect(backward).toEqual(forward.slice(0, -1).toReversed());
    }
    for (const [at, from] of expected.entries()) {
      const there = await read({ ...input, from });
      expect(idsOf(there)).toEqual(expected.slice(at, at + limit));
      expect(there.previous === null).toBe(at === 0);
      const onwards = await walk(read, { ...input, from }, "after");
      expect(onwards.flatMap(idsOf)).toEqual(expected.slice(at));
      if (there.previous === null) continue;
      const back = await walk(read, { ...input, before: there.previous }, "before");
      expect(back.toReversed().flatMap(idsOf)).toEqual(expected.slice(0, at));
      // What comes before it leads here again.
      expect(await read({ ...input, after: back[0]!.next! })).toEqual(there);
    }
  }

  test("pages hold everything once in each order, forwards, backwards, and from any comment on", async () => {
    await fc.assert(
      fc.asyncProperty(anyThread, fc.integer({ min: 1, max: 4 }), async (drawn, limit) => {
        const made = await make(drawn);
        const read = readOf(made.key);
        for (const sort of sorts) await checkWalks(read, { sort, limit }, inOrder(made, sort));

        const tops = (await read({ limit: 100 })).items;
        for (const { id: parent } of tops) {
          const branch = (await read({ parent, limit: 100 })).items;
          for (const sort of sorts) {
            await checkWalks(
              read,
              { parent, sort, limit },
              branch.map(({ id }) => id),
            );
          }
          for (const { id } of branch) {
            for (const sort of sorts) {
              expect((await read({ sort, from: id, limit })).items[0]!.id).toBe(parent);
            }
          }
        }
      }),
      { numRuns: scaled(dialect === "sqlite" ? 300 : 60, 5) },
    );
  }, 600_000);

  test("a comment that is recommended between two pages may move; nothing unpublished shows, and nothing fails", async () => {
    const read = readOf("/moving");
    const ids: string[] = [];
    for (let i = 0; i < 6; i++) ids.push(await put("/moving", { fate: "published" }));
    const set = (id: string, recommendations: number) =>
      newsroom.storage.db.updateTable("comment").set({ recommendations }).where("id", "=", id).execute();
    for (const [i, id] of ids.entries()) await set(id, i);
    const first = await read({ sort: "recommended", limit: 2 });
    expect(idsOf(first)).toEqual([ids[5], ids[4]]);
    // The one that the cursor names falls to the end, one behind it rises to the front, and the next one is withdrawn.
    await set(ids[4]!, 0);
    await set(ids[0]!, 9);
    const { comments } = newsroom.services.stores;
    await comments.move({ comment: ids[3]!, from: "approved", to: "withdrawn", at: 2 });
    const second = await read({ sort: "recommended", limit: 2, after: first.next! });
    expect(idsOf(second)).toEqual([ids[2], ids[1]]);
    const third = await read({ sort: "recommended", limit: 2, after: second.next! });
    expect(idsOf(third)).toEqual([ids[4]]);
    expect(third.next).toBeNull();
    expect(idsOf(await read({ sort: "recommended", limit: 2, before: second.previous! }))).toEqual([
      ids[0],
      ids[5],
    ]);
  });

  test("a page whose comments have all gone leads to those that stand beside it, either way and in each order", async () => {
    const { comments } = newsroom.services.stores;
    for (const sort of sorts) {
      const key = `/emptied-${sort}`;
      const read = readOf(key);
      for (let i = 0; i < 3; i++) await put(key, { fate: "published" });
      const [first, second, third] = idsOf(await read({ sort }));
      const withdraw = (comment: string | undefined) =>
        comments.move({ comment: comment!, from: "approved", to: "withdrawn", at: 2 });

      const { next } = await read({ sort, limit: 2 });
      await withdraw(third);
      const behind = await read({ sort, limit: 2, after: next! });
      expect(behind).toMatchObject({ items: [], total: 2, next: null });
      expect(idsOf(await read({ sort, limit: 2, before: behind.previous! }))).toEqual([first, second]);

      const { previous } = await read({ sort, from: second! });
      await withdraw(first);
      const before = await read({ sort, before: previous! });
      expect(before).toMatchObject({ items: [], total: 1, previous: null });
      expect(idsOf(await read({ sort, after: before.next! }))).toEqual([second]);

      await withdraw(second);
      for (const cursor of [{ after: next! }, { before: previous! }]) {
        expect(await read({ sort, ...cursor })).toEqual({ items: [], total: 0, next: null, previous: null });
      }
    }
  });

  test.each<[PageInput, string, string]>([
    [{ after: "x" }, "invalid", "after"],
    [{ before: "x" }, "invalid", "before"],
    [{ sort: "recommended", after: encodePosition({ id: nowhere, recommendations: 0 }, "oldest") }, "invalid", "after"], // prettier-ignore
    [{ sort: "newest", before: encodePosition({ id: nowhere, recommendations: 0 }, "recommended") }, "invalid", "before"], // prettier-ignore
    [{ sort: "recommended", after: `zzzzzzzz.${"A".repeat(22)}` }, "invalid", "after"],
    [{ sort: "recommended", after: `00.${"A".repeat(22)}` }, "invalid", "after"],
    [{ sort: "recommended", after: `0.0.${"A".repeat(22)}` }, "invalid", "after"],
    [{ after: "A".repeat(22), before: "A".repeat(22) }, "invalid", "before"],
    [{ after: "A".repeat(22), from: nowhere }, "invalid", "from"],
    [{ before: "A".repeat(22), from: nowhere, parent: nowhere }, "invalid", "from"],
    [{ from: nowhere }, "unknown-comment", "from"],
    [{ parent: nowhere, from: nowhere }, "unknown-comment", "parent"],
  ])("%o is refused as %s, %s", async (input, code, field) => {
    for (const key of ["/nobody-wrote", "/refusals"]) {
      if (key === "/refusals") await put(key, { fate: "published" });
      const refusal = await readOf(key)(input).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ProblemError);
      expect(refusal).toMatchObject({ code, detail: { field } });
    }
  });

  test("a page begins only with what is published there", async () => {
    const read = readOf("/from");
    const top = await put("/from", { fate: "published" });
    const other = await put("/from", { fate: "published" });
    const reply = await put("/from", { fate: "published", parent: top, root: top });
    const pending = await put("/from", { fate: "pending", parent: top, root: top });
    const elsewhere = await put("/from-elsewhere", { fate: "published" });
    for (const input of [
      { from: pending },
      { from: elsewhere },
      { parent: top, from: pending },
      { parent: top, from: top },
      { parent: other, from: reply },
    ]) {
      await expect(read(input)).rejects.toMatchObject({
        code: "unknown-comment",
        detail: { field: "from" },
      });
    }
    expect(idsOf(await read({ from: reply }))).toEqual([top, other]);
    expect(idsOf(await read({ parent: top, from: reply }))).toEqual([reply]);
  });

  test("the newsroom's choice: the three chosen last, replies too, and only while they are published", async () => {
    const { services } = newsroom;
    const key = "/choices";
    const read = async (): Promise<Comment[]> => {
      const place = await findThread(services, { site: "default", key });
      return (await readThread(services, place, { lang: "en", sort: "oldest" })).choices;
    };
    expect(await read()).toEqual([]);
    const top = await put(key, { fate: "published" });
    const reply = await put(key, { fate: "published", parent: top, root: top });
    const answer = await put(key, { fate: "published", parent: reply, root: top });
    const others = [await put(key, { fate: "published" }), await put(key, { fate: "published" })];
    const choose = (id: string, at: number | null) =>
      newsroom.storage.db.updateTable("comment").set({ chosen_at: at }).where("id", "=", id).execute();
    for (const [at, id] of [top, answer, ...others].entries()) await choose(id, at + 1);
    const chosen = await read();
    expect(chosen.map(({ id }) => id)).toEqual([others[1], others[0], answer]);
    expect(chosen[2]).toMatchObject({ choice: true, parent: reply, replyTo: "Reader" });
    await services.stores.comments.move({ comment: others[0]!, from: "approved", to: "rejected", at: 2 });
    const left = await read();
    expect(left.map(({ id }) => id)).toEqual([others[1], answer, top]);
    for (const one of left) expect(one).not.toHaveProperty("replies");
    await choose(top, null);
    expect((await read()).map(({ id }) => id)).toEqual([others[1], answer]);
  });
});
