import { createHash, randomInt } from "node:crypto";
import type { Updateable } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Problem } from "../../../src/contract/codes.ts";
import type { NewComment, OwnComment } from "../../../src/contract/records.ts";
import type { SiteTable } from "../../../src/server/storage/tables.ts";
import { dialects } from "../../helpers/databases.ts";
import { newSubmission, pageOrigin, type Submission } from "../../helpers/reader-client.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

const byText = (a: string, b: string): number => a.localeCompare(b);

/** A key of so many bytes of UTF-8 that no database can shorten: three bytes each, and the rest. */
const keyOf = (length: number): string =>
  Array.from({ length: length / 3 }, () => String.fromCharCode(randomInt(0x4e00, 0x9fff))).join("") +
  "k".repeat(length % 3);

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  let articles = 0;
  /** Of this test alone: all of them share one database. */
  let key: string;

  beforeAll(async () => {
    reader = await openReaderApp(dialect);
  });
  afterAll(async () => reader.leave());
  beforeEach(async () => {
    key = `/article-${++articles}`;
    await setSite({ mode: "pre", email: "optional", max_length: 20, max_author_length: 10 });
  });

  const setSite = (site: Updateable<SiteTable>) =>
    reader.storage.db.updateTable("site").set(site).where("id", "=", "default").execute();
  const submission = (comment: Partial<NewComment> = {}) => newSubmission({ key, ...comment });
  const post = (comment: Partial<NewComment> = {}) => reader.post({ key, ...comment });
  const rows = () =>
    reader.storage.db
      .selectFrom("comment")
      .innerJoin("thread", "thread.id", "comment.thread_id")
      .selectAll("comment")
      .where("thread.key", "like", `${key}%`)
      .orderBy("comment.received_at")
      .orderBy("comment.id")
      .execute();
  const threads = () =>
    reader.storage.db
      .selectFrom("thread")
      .selectAll()
      .where("key", "like", `${key}%`)
      .orderBy("key")
      .execute();
  const refusal = async (comment: Partial<NewComment>): Promise<Problem> => {
    const answer = await reader.submit(submission(comment));
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json; charset=utf-8");
    const problem = (await answer.json()) as Problem;
    expect(problem.status).toBe(answer.status);
    return problem;
  };

  test("a comment is stored as sent and waits", async () => {
    const text = "Ü\r\n\t ێ‌ک 👩‍👩‍👧 </p>";
    const { comment, idempotencyKey } = submission({ text, author: "Şîlan", lang: "EN-gb" });
    const answer = await reader.submit({ comment, idempotencyKey });
    expect(answer.status).toBe(202);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    const sha256 = createHash("sha256").update(text).digest("hex");
    const own = (await answer.json()) as OwnComment;
    expect(own).toEqual({
      id: own.id,
      key,
      parent: null,
      author: "Şîlan",
      text,
      lang: "en-GB",
      received: "2026-11-22T08:00:00.000Z",
      sha256,
      state: "pending",
      outcome: null,
      waiting: { usually: null, opens: null },
      appeal: null,
      mayAppeal: false,
    });
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ id: own.id, text, author: "Şîlan", state: "pending", text_sha256: sha256 });
    // The receipt itself is nowhere.
    expect(JSON.stringify(row)).not.toContain(comment.receipt);
    expect((await reader.thread(key)).comments.items).toEqual([]);
  });

  test("an article's key is as long as both databases can look up, in any script", async () => {
    expect(await refusal({ key: keyOf(2_001) })).toMatchObject({
      status: 400,
      code: "invalid",
      field: "key",
    });
    const longest = keyOf(2_000);
    await post({ key: longest });
    expect(await reader.read(`/v1/counts?site=default&key=${encodeURIComponent(longest)}`)).toEqual({
      counts: [0],
    });
  });

  test("the thread takes address and title from its first comment", async () => {
    await post({ title: "First", url: `${pageOrigin}/a` });
    await post({ title: "Second", url: `${pageOrigin}/b` });
    expect(await threads()).toMatchObject([{ key, url: `${pageOrigin}/a`, title: "First" }]);
  });

  test.each<[Partial<NewComment>, Partial<Problem>]>([
    [{ site: "nowhere" }, { status: 404, code: "unknown-site", field: "site" }],
    [{ text: "" }, { status: 422, code: "empty", field: "text" }],
    [{ text: " \n​" }, { status: 422, code: "empty", field: "text" }],
    [{ author: "\t" }, { status: 422, code: "empty", field: "author" }],
    [{ text: "é".repeat(21) }, { status: 422, code: "too-long", field: "text", limit: 20, actual: 21 }],
    [{ author: "a".repeat(11) }, { code: "too-long", field: "author", limit: 10, actual: 11 }],
    [{ title: "a".repeat(501) }, { code: "too-long", field: "title", limit: 500, actual: 501 }],
    // One cluster, but of 40,000 bytes.
    [{ text: `a${"́".repeat(20_000)}` }, { status: 422, code: "too-long", field: "text" }],
    [{ text: "a\0" }, { status: 422, code: "unstorable", field: "text", position: 1 }],
    [{ text: "ab\ud800" }, { code: "unstorable", field: "text", position: 2 }],
    [{ author: "\udc00" }, { code: "unstorable", field: "author", position: 0 }],
    [{ key: "" }, { status: 400, code: "invalid", field: "key" }],
    [{ key: "a\0" }, { code: "unstorable", field: "key", position: 1 }],
    [{ url: "https://elsewhere.example/a" }, { status: 400, code: "invalid", field: "url" }],
    [{ url: "/article" }, { code: "invalid", field: "url" }],
    [{ url: `${pageOrigin}.evil.example/` }, { code: "invalid", field: "url" }],
    [{ email: "nobody" }, { code: "invalid", field: "email" }],
    [{ receipt: "short" }, { code: "invalid", field: "receipt" }],
    [{ guidelines: { version: -1, lang: "en" } }, { code: "invalid", field: "guidelines.version" }],
    [{ guidelines: { version: 2 ** 31, lang: "en" } }, { code: "invalid", field: "guidelines.version" }],
    [{ parent: "1" }, { code: "invalid", field: "parent" }],
    [
      { parent: "01900000-0000-7000-8000-000000000000" },
      { status: 409, code: "parent-gone", field: "parent" },
    ],
  ])("%j is refused", async (comment, problem) => {
    expect(await refusal(comment)).toMatchObject(problem);
    expect(await rows()).toEqual([]);
  });

  test("the longest text and name are taken whole", async () => {
    const cluster = "👩‍👩‍👧";
    const own = await post({ text: cluster.repeat(20), author: cluster.repeat(10) });
    const [row] = await rows();
    expect(row!.text).toBe(cluster.repeat(20));
    expect(own.author).toBe(cluster.repeat(10));
  });

  test("what is not asked for is not stored", async () => {
    const { comment, idempotencyKey } = submission({});
    const bold = {
      ...comment,
      id: "x",
      state: "approved",
      published_at: 1,
      takes_effect_at: 0,
      received: "2000-01-01",
      moderator: true,
    } as NewComment;
    expect((await reader.submit({ comment: bold, idempotencyKey })).status).toBe(202);
    const [row] = await rows();
    expect(row).toMatchObject({ state: "pending", published_at: null, decision_id: null });
  });

  test("an e-mail is kept only where the site asks for it", async () => {
    await post({ email: "ann@mail.example" });
    expect((await rows())[0]!.email).toBe("ann@mail.example");
    await setSite({ email: "none" });
    await post({ email: "ann@mail.example" });
    expect((await rows())[1]!.email).toBeNull();
    await setSite({ email: "required" });
    expect(await refusal({ email: null })).toMatchObject({ code: "empty", field: "email" });
  });

  test("a language that is none is unknown", async () => {
    for (const lang of [null, "", "not a tag", "x"]) expect((await post({ lang })).lang).toBe("und");
  });

  test("a closed thread and a closed site take nothing", async () => {
    await post();
    const { id } = (await threads())[0]!;
    await reader.services.stores.threads.setClosed({ thread: id, closed: true, at: 5 });
    expect(await refusal({})).toMatchObject({ status: 409, code: "thread-closed" });
    expect((await reader.thread(key)).thread).toMatchObject({
      open: false,
      closed: "1970-01-01T00:00:00.005Z",
    });
    await reader.services.stores.threads.setClosed({ thread: id, closed: false, at: 6 });
    await post();
    await setSite({ mode: "closed" });
    expect(await refusal({ key: `${key}/new` })).toMatchObject({ code: "thread-closed" });
    expect((await reader.thread(`${key}/new`)).thread.open).toBe(false);
    expect(await rows()).toHaveLength(2);
  });

  test("an answer joins the branch of what it answers, in the same thread only", async () => {
    const root = await post();
    expect(await refusal({ parent: root.id })).toMatchObject({ code: "parent-gone" });
    await reader.settle(root.id);
    const reply = await post({ parent: root.id });
    await reader.settle(reply.id);
    await post({ parent: reply.id });
    expect((await rows()).map(({ parent_id, root_id }) => [parent_id, root_id])).toEqual([
      [null, null],
      [root.id, root.id],
      [reply.id, root.id],
    ]);
    await post({ key: `${key}/other` });
    expect(await refusal({ key: `${key}/other`, parent: root.id })).toMatchObject({ code: "parent-gone" });
  });

  describe("sent again", () => {
    const send = async (one: Submission): Promise<[number, OwnComment & Problem]> => {
      const answer = await reader.submit(one);
      return [answer.status, (await answer.json()) as OwnComment & Problem];
    };

    test("under the same key it is the same comment", async () => {
      const one = submission({});
      const [, first] = await send(one);
      const [status, second] = await send(one);
      expect(status).toBe(202);
      expect(second).toEqual(first);
      expect(await rows()).toHaveLength(1);
    });

    test("a key is not used for another comment", async () => {
      const one = submission({});
      for (const change of [{ text: "Another" }, { author: "B" }, { key: "/another" }, { lang: "ckb" }]) {
        const other = { ...one, comment: { ...one.comment, ...change } };
        await send(one);
        const [status, problem] = await send(other);
        expect([status, problem.code]).toEqual([422, "key-reused"]);
      }
      expect(await rows()).toHaveLength(1);
    });

    test("a receipt belongs to one comment", async () => {
      const one = submission({});
      const other = submission({ receipt: one.comment.receipt });
      await send(one);
      const [status, problem] = await send(other);
      expect([status, problem.code, problem.field]).toEqual([400, "invalid", "receipt"]);
      expect(await rows()).toHaveLength(1);
    });

    test("it is answered after the thread was closed and the comment decided", async () => {
      const one = submission({});
      const first = (await (await reader.submit(one)).json()) as OwnComment;
      await reader.settle(first.id, "reject");
      await setSite({ mode: "closed", max_length: 1 });
      const again = await reader.submit(one);
      expect(again.status).toBe(202);
      // The same comment holds its receipt, so that its author may know what was decided.
      expect(await again.json()).toEqual({
        ...first,
        state: "rejected",
        outcome: expect.objectContaining({ guideline: expect.objectContaining({ id: "promotion" }) }),
        waiting: null,
        mayAppeal: true,
      });
    });

    test("a hundred times at once it is stored once", async () => {
      const one = submission({});
      const answers = await Promise.all(Array.from({ length: 100 }, () => reader.submit(one)));
      const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as OwnComment).id));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
      expect(new Set(ids).size).toBe(1);
      expect(await rows()).toHaveLength(1);
    });

    test("keys belong to their site", async () => {
      await reader.services.stores.sites.create({
        ...(await reader.services.stores.sites.find("default"))!,
        id: "second",
      });
      const one = submission({});
      const other = { ...one, comment: { ...one.comment, site: "second" } };
      const [, first] = await send(one);
      const [status, second] = await send(other);
      expect(status).toBe(202);
      expect(second.id).not.toBe(first.id);
    });
  });

  test("many at once share few commits, and one that is refused takes no other with it", async () => {
    const good = Array.from({ length: 40 }, (_, i) =>
      submission({ key: `${key}/${i % 4}`, text: `Text ${i}` }),
    );
    const clash = good.slice(0, 5).map((one) => submission({ ...one.comment, text: "Other" }));
    const answers = await Promise.all([...good, ...clash].map((one) => reader.submit(one)));
    const statuses = answers.map(({ status }) => status);
    // Of two with one receipt, whichever came first is taken.
    for (let i = 0; i < 5; i++) {
      expect(new Set([statuses[i], statuses[40 + i]])).toEqual(new Set([202, 400]));
    }
    expect(statuses.slice(5, 40)).toEqual(Array(35).fill(202));
    const taken = [...good, ...clash].filter((_, i) => statuses[i] === 202).map((one) => one.comment.text);
    const stored = (await rows()).map(({ text }) => text ?? "");
    expect(stored.toSorted(byText)).toEqual(taken.toSorted(byText));
    expect(await threads()).toHaveLength(4);
  });
});
