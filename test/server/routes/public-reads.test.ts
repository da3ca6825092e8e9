import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Problem } from "../../../src/contract/codes.ts";
import { sorts, type CommentPage, type CountsAnswer } from "../../../src/contract/records.ts";
import { commentPage, countsAnswer, threadView } from "../../../src/contract/schema/records.ts";
import { setChoice } from "../../../src/server/domain/choices.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

let reader: ReaderApp;
let articles = 0;
let key: string;

beforeAll(async () => {
  reader = await openReaderApp("sqlite");
});
afterAll(async () => reader.leave());
beforeEach(() => {
  key = `/article-${++articles}`;
});

const publish = async (more: object = {}) => {
  const own = await reader.post({ key, ...more });
  await reader.settle(own.id);
  return own;
};
const path = (more = "") => `/v1/thread?site=default&key=${encodeURIComponent(key)}${more}`;
const tagOf = async (more = "") => (await reader.request(path(more))).headers.get("ETag")!;

describe("a thread", () => {
  test("nobody has written to is open and empty, with form rules and guidelines", async () => {
    const view = await reader.thread(key, "&lang=ckb-IQ");
    expect(threadView.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      thread: { site: "default", key, open: true, closed: null, count: 0 },
      form: { maxLength: 2000, maxAuthorLength: 60, maxBytes: 32_768, email: "optional" },
      guidelines: { version: 1, lang: "ckb" },
      sort: "oldest",
      comments: { items: [], total: 0, next: null, previous: null },
    });
  });

  test.each([
    ["ckb", "ckb"],
    ["ku", "ckb"],
    ["ar-EG", "ar"],
    ["AR", "ar"],
    ["pt", "en"],
    ["", "en"],
    ["%00", null],
  ])("in %s has its guidelines in %s", async (asked, got) => {
    const answer = await reader.request(path(`&lang=${asked}`));
    if (got === null) expect(answer.status).toBe(422);
    else expect(((await answer.json()) as { guidelines: { lang: string } }).guidelines.lang).toBe(got);
  });

  test("comes with its first page", async () => {
    const posted = [];
    for (let i = 0; i < 22; i++) posted.push((await publish({ text: `Text ${i}` })).id);
    const view = await reader.thread(key);
    expect(view.thread.count).toBe(22);
    expect(view.comments.total).toBe(22);
    expect(view.comments.items).toHaveLength(20);
    const rest = await reader.read<CommentPage>(
      `/v1/comments?site=default&key=${key}&after=${view.comments.next}&limit=100`,
    );
    expect(commentPage.parse(rest)).toEqual(rest);
    expect(rest).toMatchObject({ total: 22, next: null });
    const ids = [...view.comments.items, ...rest.items].map(({ id }) => id);
    expect(ids.toSorted()).toEqual(posted.toSorted());
    const newest = await reader.thread(key, "&sort=newest");
    expect(newest.comments.items.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 20));
  });

  test("is not sent again to who has it", async () => {
    await publish();
    const first = await reader.request(path());
    const tag = first.headers.get("ETag")!;
    expect(first.headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate, s-maxage=10");
    for (const header of [tag, tag.replace("W/", ""), `"other", ${tag}`]) {
      const again = await reader.request(path(), { headers: { "If-None-Match": header } });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
      expect(again.headers.get("ETag")).toBe(tag);
      expect(again.headers.get("Access-Control-Allow-Origin")).toBe("*");
    }
    const other = await reader.request(path(), { headers: { "If-None-Match": 'W/"other"' } });
    expect(other.status).toBe(200);
  });

  test("has another tag when anything in it is another, and only then", async () => {
    const { id } = await publish();
    const tags = [await tagOf(), await tagOf("&sort=newest"), await tagOf("&lang=ckb")];
    expect(new Set(tags).size).toBe(3);
    await reader.post({ key });
    expect(await tagOf()).toBe(tags[0]);
    // A language that is matched to the same guidelines is the same answer.
    expect(await tagOf("&lang=pt")).toBe(tags[0]);
    const close = async (closed: boolean) => {
      const row = await reader.storage.db
        .selectFrom("thread")
        .select("id")
        .where("key", "=", key)
        .executeTakeFirstOrThrow();
      await reader.services.stores.threads.setClosed({ thread: row.id, closed, at: 1 });
    };
    const choose = (chosen: boolean) =>
      setChoice(reader.services, { comment: id, moderator: reader.ann, chosen });
    const recommend = (yes: boolean) =>
      reader.send(`/v1/comments/${id}/reaction`, {
        site: "default",
        voter: "A".repeat(43),
        recommend: yes,
      });
    const changes: (() => Promise<unknown>)[] = [
      () => publish(),
      () => publish({ parent: id }),
      () => recommend(true),
      () => recommend(false),
      () => choose(true),
      () => choose(false),
      () => reader.settle(id, "reject"),
      () => close(true),
      () => close(false),
      async () => {
        const { guidelines } = await reader.thread(key);
        await reader.services.stores.guidelines.publish(
          "default",
          [{ ...guidelines, version: guidelines.version + 1, lang: "en" }],
          1,
        );
      },
    ];
    const answers = [
      ...sorts.map((sort) => `thread?sort=${sort}`),
      ...sorts.map((sort) => `comments?sort=${sort}`),
      `comments?from=${id}`,
      "comments?limit=1",
    ];
    const tagsOfAll = () =>
      Promise.all(
        answers.map(async (one) => {
          const answer = await reader.request(`/v1/${one}&site=default&key=${key}`);
          return `${one} ${answer.headers.get("ETag")}`;
        }),
      );
    const seen = new Set(await tagsOfAll());
    for (const [at, change] of changes.entries()) {
      await change();
      (await tagsOfAll()).forEach((tag) => seen.add(tag));
      expect(seen.size, String(change)).toBe(answers.length * (at + 2));
    }
  });

  test("is sent compressed as the reader can read it, and is the same", async () => {
    await publish({ text: "ێ".repeat(500) });
    const get = async (accepted: string | undefined) => {
      const headers = accepted === undefined ? {} : { "Accept-Encoding": accepted };
      const answer = await reader.request(path(), { headers });
      expect(answer.headers.get("Vary")).toBe("Accept-Encoding");
      const body = Buffer.from(await answer.arrayBuffer());
      return { encoding: answer.headers.get("Content-Encoding"), body };
    };
    const plain = await get(undefined);
    expect(plain.encoding).toBeNull();
    const br = await get("gzip, deflate, br, zstd");
    expect(br.encoding).toBe("br");
    expect(brotliDecompressSync(br.body)).toEqual(plain.body);
    const gz = await get("gzip;q=1.0, br;q=0");
    expect(gz.encoding).toBe("gzip");
    expect(gunzipSync(gz.body)).toEqual(plain.body);
    expect((await get("identity")).encoding).toBeNull();
    expect(br.body.length).toBeLessThan(plain.body.length / 2);
  });

  test("is rendered once per version, however many ask at once", async () => {
    await publish();
    let renderings = 0;
    const { published } = reader.services.stores;
    const real = { ...published };
    published.page = (...input) => {
      renderings++;
      return real.page(...input);
    };
    try {
      await Promise.all(Array.from({ length: 20 }, () => reader.thread(key)));
      expect(renderings).toBe(1);
      await publish();
      await reader.thread(key);
      expect(renderings).toBe(2);
    } finally {
      Object.assign(published, real);
    }
  });
});

describe("further pages", () => {
  const comments = (more: string) => reader.request(`/v1/comments?site=default&key=${key}${more}`);

  test.each([
    ["&after=x", "after"],
    ["&after=AAAAAAAAAAAAAAAAAAAAAB", "after"],
    ["&before=x", "before"],
    ["&sort=recommended&after=AAAAAAAAAAAAAAAAAAAAAA", "after"],
    ["&sort=recommended&after=zzzzzzzz.AAAAAAAAAAAAAAAAAAAAAA", "after"],
    ["&before=1.AAAAAAAAAAAAAAAAAAAAAA", "before"],
    ["&after=AAAAAAAAAAAAAAAAAAAAAA&before=AAAAAAAAAAAAAAAAAAAAAA", "before"],
    ["&after=AAAAAAAAAAAAAAAAAAAAAA&from=01900000-0000-7000-8000-000000000000", "from"],
    ["&from=1", "from"],
    ["&limit=0", "limit"],
    ["&limit=101", "limit"],
    ["&limit=1e1", "limit"],
    ["&sort=best", "sort"],
    ["&parent=1", "parent"],
  ])("%s is refused", async (more, field) => {
    const answer = await comments(more);
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: "invalid", field }]);
  });

  test("begin with the branch of any comment that is published, and lead back from there", async () => {
    const [first, head] = [await publish(), await publish()];
    const reply = await publish({ parent: head.id });
    const answer = await publish({ parent: reply.id });
    for (const { id } of [head, reply, answer]) {
      const page = await reader.read<CommentPage>(`/v1/comments?site=default&key=${key}&from=${id}`);
      expect(commentPage.parse(page)).toEqual(page);
      expect(page.items.map((one) => one.id)).toEqual([head.id]);
      expect(page.items[0]!.replies!.items.map((one) => one.id)).toEqual([reply.id, answer.id]);
      const before = await reader.read<CommentPage>(
        `/v1/comments?site=default&key=${key}&before=${page.previous}`,
      );
      expect(before.items.map((one) => one.id)).toEqual([first.id]);
      expect(before.previous).toBeNull();
    }
    const waiting = await reader.post({ key });
    for (const from of [waiting.id, "01900000-0000-7000-8000-000000000000"]) {
      const refused = await comments(`&from=${from}`);
      expect([refused.status, await refused.json()]).toMatchObject([
        404,
        { code: "unknown-comment", field: "from" },
      ]);
    }
  });

  test("a branch is read to its end, and only from its head", async () => {
    const head = await publish();
    const replies = [];
    for (let i = 0; i < 7; i++) replies.push((await publish({ parent: head.id, text: `${i}` })).id);
    const [first] = (await reader.thread(key)).comments.items;
    expect(first!.replies).toMatchObject({ total: 7 });
    expect(first!.replies!.items).toHaveLength(5);
    const rest = await reader.read<CommentPage>(
      `/v1/comments?site=default&key=${key}&parent=${head.id}&after=${first!.replies!.next}`,
    );
    expect(rest.items).toHaveLength(2);
    expect(rest.next).toBeNull();
    const waiting = await reader.post({ key });
    for (const parent of [replies[0], waiting.id, "01900000-0000-7000-8000-000000000000"]) {
      const answer = await comments(`&parent=${parent}`);
      expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([404, "unknown-comment"]);
    }
  });

  test("where nobody has written there is one empty page, and no branch", async () => {
    expect(await (await comments("")).json()).toEqual({ items: [], total: 0, next: null, previous: null });
    expect((await comments("&parent=01900000-0000-7000-8000-000000000000")).status).toBe(404);
  });
});

describe("counts", () => {
  const counts = (keys: string[]) =>
    reader.request(`/v1/counts?site=default${keys.map((one) => `&key=${encodeURIComponent(one)}`).join("")}`);

  test("stand in the order of the keys", async () => {
    await publish();
    await publish();
    await reader.post({ key });
    const answer = (await (await counts(["/none", key, key])).json()) as CountsAnswer;
    expect(countsAnswer.parse(answer)).toEqual({ counts: [0, 2, 2] });
  });

  test("are of 1 to 100 keys", async () => {
    const many = Array.from({ length: 101 }, (_, i) => `/${i}`);
    expect((await counts(many.slice(0, 100))).status).toBe(200);
    for (const keys of [many, [], [""]]) expect((await counts(keys)).status).toBe(400);
  });

  test("of an unknown site are a problem", async () => {
    expect((await reader.request("/v1/counts?site=x&key=a")).status).toBe(404);
  });

  test("revalidate", async () => {
    const first = await counts([key]);
    const headers = { "If-None-Match": first.headers.get("ETag")! };
    const again = await reader.request(`/v1/counts?site=default&key=${key}`, { headers });
    expect(again.status).toBe(304);
    await publish();
    expect((await reader.request(`/v1/counts?site=default&key=${key}`, { headers })).status).toBe(200);
  });
});

test("two databases never share a tag", async () => {
  const second = await openReaderApp("sqlite", { site: { createdAt: 1 } });
  const answer = await second.request(path());
  expect(answer.headers.get("ETag")).not.toBe(await tagOf());
  await second.leave();
});
