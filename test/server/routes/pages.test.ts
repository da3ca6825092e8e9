/** The pages without JavaScript, called as a browser calls them. That browsers show them rightly is for `test/e2e`. */
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ProblemError } from "../../../src/server/domain/problem.ts";
import {
  follow,
  openPage,
  pagesOrigin,
  submitForm,
  type Form,
  type Opened,
} from "../../helpers/page-forms.ts";
import { openPublisher } from "../../helpers/publisher.ts";
import { limitOf, openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

let reader: ReaderApp;
let articles = 0;
let key: string;

beforeAll(async () => {
  reader = await openReaderApp("sqlite");
});
afterAll(async () => reader.leave());
beforeEach(() => {
  key = `http://page.test/article-${++articles}`;
});

const query = (more = "") => `?site=default&key=${encodeURIComponent(key)}${more}`;
const publish = async (more: object = {}) => {
  const own = await reader.post({ key, url: key, title: "An article", ...more });
  await reader.settle(own.id);
  return own;
};
const close = async () => {
  const { thread } = (await reader.services.stores.threads.findWithSite("default", key))!;
  await reader.services.stores.threads.setClosed({
    thread: thread!.id,
    closed: true,
    at: reader.services.clock.now(),
  });
};
const words = { author: "Nazdar", text: "A comment of mine.", read: "1" };
const openForm = async (more = "&write=1"): Promise<Form> => (await openPage(reader, query(more))).forms[0]!;
const stored = () =>
  reader.storage.db
    .selectFrom("comment")
    .innerJoin("thread", "thread.id", "comment.thread_id")
    .selectAll("comment")
    .where("thread.key", "=", key)
    .execute();
const receiptIn = ({ headers }: Opened): string => /receipt=([\w-]+)/.exec(headers.get("Location")!)![1]!;

describe("a page of a thread", () => {
  test("shows what is published, where it belongs, and leads back to the article", async () => {
    const top = await publish({ author: "Rojîn", text: "First <b>words</b>" });
    await publish({ parent: top.id, author: "Tomas", text: "An answer" });
    const pending = await reader.post({ key, text: "Not read yet" });
    const { status, text } = await openPage(reader, query());
    expect(status).toBe(200);
    expect(text).toContain(`<a href="${key}" rel="noreferrer">Back to the article</a>`);
    expect(text).toContain('<p class="article" dir="auto">An article</p>');
    expect(text).toContain('Comments <span class="count">2</span>');
    expect(text).toContain(`<article id="comment-${top.id}"`);
    expect(text).toContain("First &lt;b&gt;words&lt;/b&gt;");
    expect(text).toMatch(/<ol class="replies" aria-label="Replies to \u2068Rojîn\u2069">.*An answer/s);
    expect(text).not.toContain(pending.id);
    expect(text).not.toContain("Not read yet");
    expect(text).toContain(`?site=default&amp;key=${encodeURIComponent(key)}&amp;reply=${top.id}`);
  });

  test("says nothing of the article that nobody has approved", async () => {
    key = `/somewhere-${articles}`;
    await reader.post({ key, url: "http://page.test/somewhere", title: "Planted" });
    const { text } = await openPage(reader, query());
    expect(text).not.toMatch(/Planted|somewhere"/);
  });

  test("says nothing of the article that came with a comment which is not published", async () => {
    const url = "http://page.test/elsewhere";
    const planted = await reader.post({ key, url, title: "Planted" });
    reader.pass(1);
    await publish({ title: "Another title" });
    const feed = async () => (await reader.request(`/v1/feed.atom${query()}`)).text();
    const all = async () => (await openPage(reader, query())).text + (await feed());
    expect(await all()).not.toMatch(/Planted|elsewhere/);
    await reader.settle(planted.id, "reject");
    expect(await all()).not.toMatch(/Planted|elsewhere/);
    await reader.settle(planted.id, "approve");
    expect(await all()).toMatch(/Planted.*elsewhere/s);
    await reader.settle(planted.id, "reject");
    expect(await all()).not.toMatch(/Planted|elsewhere/);
  });

  test("may run nothing, load nothing and be framed by nobody", async () => {
    const { headers, text } = await openPage(reader, query());
    const policy = headers.get("Content-Security-Policy")!;
    expect(policy.split("; ").map((one) => one.replace(/'sha256-.*'/, "HASH"))).toEqual([
      "default-src 'none'",
      "style-src HASH",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(text).not.toMatch(/<script|\sstyle=|\son\w+=/);
    expect(text).not.toContain("<form");
  });

  test("is kept as the thread is: not sent again to who has it, and another one when anything is another", async () => {
    await publish();
    const first = await openPage(reader, query());
    expect(first.headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate, s-maxage=10");
    const headers = { "If-None-Match": first.headers.get("ETag")! };
    const again = () => reader.request(`/v1/page${query()}`, { headers });
    expect((await again()).status).toBe(304);
    await reader.post({ key });
    expect((await again()).status).toBe(304);
    await publish();
    expect((await again()).status).toBe(200);
    const compressed = await reader.request(`/v1/page${query()}`, { headers: { "Accept-Encoding": "br" } });
    expect(compressed.headers.get("Content-Encoding")).toBe("br");
    const body = brotliDecompressSync(Buffer.from(await compressed.arrayBuffer()));
    expect(body.toString()).toBe((await openPage(reader, query())).text);
  });

  test("leads through all pages, both ways, in each order", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 45; i++) ids.push((await publish({ text: `${i}` })).id);
    for (const [sort, expected] of [
      ["", ids],
      ["&sort=newest", ids.toReversed()],
    ] as const) {
      const seen: string[][] = [];
      const shown = ({ text }: Opened) => [...text.matchAll(/id="comment-([\w-]+)"/g)].map(([, id]) => id!);
      const turn = ({ text }: Opened, rel: string) =>
        new RegExp(`<link rel="${rel}" href="([^"]*)"`).exec(text)?.[1]?.replaceAll("&amp;", "&");
      let page = await openPage(reader, query(sort));
      for (;;) {
        seen.push(shown(page));
        const next = turn(page, "next");
        if (next === undefined) break;
        page = await openPage(reader, next);
      }
      expect(seen.map((one) => one.length)).toEqual([20, 20, 5]);
      expect(seen.flat()).toEqual(expected);
      expect(shown(await openPage(reader, turn(page, "prev")!))).toEqual(seen[1]);
    }
  });

  test("leads to all replies of a branch, and to any comment by its link", async () => {
    const top = await publish({ author: "Rojîn" });
    const replies: string[] = [];
    for (let i = 0; i < 8; i++) replies.push((await publish({ parent: top.id, text: `Reply ${i}` })).id);
    const { text } = await openPage(reader, query());
    expect(text).toContain("Show 3 more replies");
    const more = /<p class="more"><a href="([^"]*)"/.exec(text)![1]!.replaceAll("&amp;", "&");
    const rest = await openPage(reader, more);
    for (const [i, id] of replies.entries()) expect(rest.text.includes(`id="comment-${id}"`)).toBe(i >= 5);
    expect(rest.text).toContain(`id="comment-${top.id}"`);
    for (const id of replies) {
      const linked = await openPage(reader, query(`&from=${id}`));
      expect(linked.text).toContain(`id="comment-${top.id}"`);
      expect(linked.text).toContain(`id="comment-${id}"`);
    }
  });

  test("leads from page to page of a branch whose head is gone", async () => {
    const top = await publish();
    const replies: string[] = [];
    for (let i = 0; i < 27; i++) replies.push((await publish({ parent: top.id, text: `Reply ${i}` })).id);
    await reader.settle(top.id, "reject");
    await publish({ text: "Another branch" });
    const linkIn = ({ text }: Opened, pattern: RegExp) => pattern.exec(text)![1]!.replaceAll("&amp;", "&");
    const first = await openPage(reader, query());
    const second = await openPage(reader, linkIn(first, /<p class="more"><a href="([^"]*)"/));
    const third = await openPage(reader, linkIn(second, /<a rel="next" href="([^"]*)"/));
    for (const { text } of [second, third]) expect(text).toContain(`<p class="gone" id="comment-${top.id}"`);
    for (const [i, id] of replies.entries()) {
      expect(second.text.includes(`id="comment-${id}"`)).toBe(i >= 5 && i < 25);
      expect(third.text.includes(`id="comment-${id}"`)).toBe(i >= 25);
    }
    expect(third.text).not.toContain("Another branch");
  });

  test("speaks the reader's language, and the site's where none is asked for", async () => {
    const sorani = await openPage(reader, query("&lang=ckb"));
    expect(sorani.text).toContain('<html lang="ckb" dir="rtl">');
    expect(sorani.text).toContain("لێدوانێک بنووسە");
    expect(sorani.text).toContain("lang=ckb&amp;write=1");
    expect((await openPage(reader, query())).text).toContain('<html lang="en" dir="ltr">');
  });

  test("that is closed says so and takes nothing", async () => {
    await publish();
    const { thread } = (await reader.services.stores.threads.findWithSite("default", key))!;
    const form = await openForm();
    await close();
    const { text } = await openPage(reader, query());
    expect(text).toMatch(/Comments were closed on \d+ November 2026\./);
    expect(text).not.toMatch(/write=1|reply=/);
    // Who asks for the form is shown the thread.
    expect((await openPage(reader, query("&write=1"))).forms).toEqual([]);
    const late = await submitForm(reader, form, words);
    expect(late.status).toBe(409);
    expect(late.text).toContain("Comments were closed while you wrote. Your text is still here.");
    expect(late.forms[0]!.fields).toMatchObject({ author: "Nazdar", text: "A comment of mine." });
    await reader.services.stores.threads.setClosed({ thread: thread!.id, closed: false, at: 0 });
  });

  test.each([
    ["?site=nowhere&key=a", 404, "There is nothing to read at this address."],
    ["?site=default", 400, "There is nothing to read at this address."],
    ["?site=nowhere&key=a&lang=ckb", 404, "لەم ناونیشانەدا ھیچ شتێک بۆ خوێندنەوە نییە."],
  ])("%s fails with a page that says so", async (address, status, sentence) => {
    const failed = await openPage(reader, address);
    expect(failed.status).toBe(status);
    expect(failed.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(failed.headers.get("Cache-Control")).toBe("no-store");
    expect(failed.text).toContain(`<h1>${sentence}</h1>`);
  });
});

describe("the form", () => {
  test("is made for one reader: nobody keeps it, and each has a key and a receipt of its own", async () => {
    const opened = [await openPage(reader, query("&write=1")), await openPage(reader, query("&write=1"))];
    for (const { headers, text } of opened) {
      expect(headers.get("Cache-Control")).toBe("no-store");
      expect(headers.get("ETag")).toBeNull();
      expect(text).toContain('<meta name="robots" content="noindex">');
    }
    const [one, other] = opened.map(({ forms }) => forms[0]!.fields);
    expect(one!["idempotencyKey"]).not.toBe(other!["idempotencyKey"]);
    expect(one!["receipt"]).toMatch(/^[\w-]{43}$/);
    expect(one!["receipt"]).not.toBe(other!["receipt"]);
  });

  test("stands behind the guidelines, in the language that was asked for", async () => {
    const { text } = await openPage(reader, query("&write=1&lang=ar"));
    expect(text.indexOf('class="notice"')).toBeGreaterThan(0);
    expect(text.indexOf('class="notice"')).toBeLessThan(text.indexOf("<form"));
    expect(text).toContain("قرأتُ الإرشادات");
  });

  test("brings a comment to the desk, and leads to an address that shows what becomes of it", async () => {
    const sent = await submitForm(reader, await openForm(), {
      ...words,
      text: "Two\nlines",
      email: "n@example.test",
    });
    expect(sent.status).toBe(303);
    expect(sent.headers.get("Cache-Control")).toBe("no-store");
    const [row] = await stored();
    expect(row).toMatchObject({
      author: "Nazdar",
      text: "Two\nlines",
      email: "n@example.test",
      state: "pending",
    });
    const own = await follow(reader, sent);
    expect(own.headers.get("Cache-Control")).toBe("no-store");
    expect(own.headers.get("Access-Control-Allow-Origin")).toBeNull();
    expect(own.text).toContain("Waiting to be read");
    expect(own.text).toContain("Keep the address of this page");
    await reader.settle(row!.id);
    const published = await follow(reader, sent);
    expect(published.text).toContain('<h2 class="state">Published</h2>');
    expect(published.text).toContain(`from=${row!.id}#comment-${row!.id}`);
  });

  test("sent twice brings one comment", async () => {
    const form = await openForm();
    const sent = [await submitForm(reader, form, words), await submitForm(reader, form, words)];
    expect(sent.map(({ headers }) => headers.get("Location"))).toEqual([
      sent[0]!.headers.get("Location"),
      sent[0]!.headers.get("Location"),
    ]);
    expect(await stored()).toHaveLength(1);
  });

  test("sent again with other words asks whether they are another comment", async () => {
    const form = await openForm();
    const first = await submitForm(reader, form, words);
    const again = await submitForm(reader, form, { ...words, text: "Other words." });
    expect(again.status).toBe(422);
    expect(again.text).toContain("This form was sent before with other words, and those arrived.");
    expect(again.text).toContain(`receipt=${receiptIn(first)}#own">See what arrived</a>`);
    expect(again.forms[0]!.fields).toMatchObject({ author: "Nazdar", text: "Other words.", read: "1" });
    expect((await submitForm(reader, again.forms[0]!)).status).toBe(303);
    expect((await stored()).map((row) => row.text)).toEqual(["A comment of mine.", "Other words."]);
  });

  test("says everything that is to mend at once, each with a link to its field, and keeps what was typed", async () => {
    const long = "x".repeat(2_001);
    const refused = await submitForm(reader, await openForm(), { author: " ", email: "nobody", text: long });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Not sent yet. 4 things to mend:");
    expect(
      [...refused.text.matchAll(/<li><a href="#(\w+)">([^<]*)<\/a>/g)].map(([, field, what]) => [
        field,
        what,
      ]),
    ).toEqual([
      ["read", "Confirm that you have read the guidelines"],
      ["author", "Write a name to publish it under"],
      ["email", "Write an e-mail address like name@example.org"],
      ["text", "Shorten the comment by 1 character"],
    ]);
    for (const field of ["read", "author", "email", "text"]) {
      expect(refused.text).toMatch(new RegExp(`id="${field}"[^>]*aria-invalid="true"`));
    }
    expect(refused.forms[0]!.fields).toMatchObject({ author: " ", email: "nobody", text: long });
    expect(await stored()).toEqual([]);
  });

  test.each([
    ["text", "a\0b", "Remove the character at position 2: it cannot be stored"],
    ["author", "\0", "Remove the character at position 1: it cannot be stored"],
    ["email", "a\0@b", "Remove the character at position 2: it cannot be stored"],
    ["email", `${"a".repeat(260)}@b`, "Write an e-mail address like name@example.org"],
    [
      "text",
      "e\u0301".repeat(2) + "\u0301".repeat(20_000),
      "Shorten the comment: it holds more combining marks",
    ],
    ["text", "", "Write a comment first"],
  ])("refuses a %s that cannot be kept", async (field, value, sentence) => {
    const refused = await submitForm(reader, await openForm(), { ...words, [field]: value });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.status).toBeLessThan(500);
    expect(refused.text).toContain(sentence);
    expect(await stored()).toEqual([]);
  });

  test("answers a comment, which stands above it", async () => {
    const top = await publish({ author: "Rojîn", text: "What is answered" });
    const page = await openPage(reader, query(`&reply=${top.id}`));
    expect(page.text).toContain("What is answered");
    expect(page.text).toContain("Your reply to \u2068Rojîn\u2069");
    expect((await submitForm(reader, page.forms[0]!, words)).status).toBe(303);
    expect((await stored()).map((row) => row.parent_id)).toEqual([null, top.id]);
  });

  test("answers a reply deep in a branch", async () => {
    const top = await publish();
    for (let i = 0; i < 7; i++) await publish({ parent: top.id });
    const deep = await publish({ parent: top.id, text: "Deep in it" });
    expect((await openPage(reader, query(`&reply=${deep.id}`))).text).toContain("Deep in it");
  });

  test("whose comment to answer is gone meanwhile says so, and offers the words as a comment of their own", async () => {
    const top = await publish();
    const form = await openForm(`&reply=${top.id}`);
    await reader.settle(top.id, "reject");
    const refused = await submitForm(reader, form, words);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("The comment you answer is no longer published. Your text is still here.");
    expect(refused.forms[0]!.action).not.toContain("reply=");
    expect((await submitForm(reader, refused.forms[0]!)).status).toBe(303);
    expect((await stored()).map((row) => row.parent_id)).toEqual([null, null]);
    expect((await openPage(reader, query(`&reply=${top.id}`))).status).toBe(404);
  });

  test("that a program filled in is flagged, not refused", async () => {
    const sent = await submitForm(reader, await openForm(), { ...words, website: "https://spam.test" });
    expect(sent.status).toBe(303);
    const [row] = await stored();
    const flags = await reader.storage.db
      .selectFrom("flag")
      .selectAll()
      .where("comment_id", "=", row!.id)
      .execute();
    expect(flags.map((flag) => flag.check)).toContain("honeypot");
  });

  test("keeps the guidelines that stood before it", async () => {
    await submitForm(reader, await openForm("&write=1&lang=ckb"), words);
    expect((await stored())[0]).toMatchObject({ guidelines_version: 1, guidelines_lang: "ckb" });
  });

  test("reaches a key of any characters", async () => {
    key = "a\rb\nc\u2028 <&\"'>%+";
    await submitForm(reader, await openForm(), words);
    expect(await stored()).toHaveLength(1);
  });
});

describe("a form from elsewhere", () => {
  test.each([
    ["another origin", { Origin: "https://evil.test" }],
    ["the article's own page", { Origin: "http://page.test" }],
    ["no origin", { Origin: "null" }],
    ["another site, as the browser says", { "Sec-Fetch-Site": "cross-site" }],
    ["a sibling", { "Sec-Fetch-Site": "same-site" }],
    ["another port", { Origin: `${pagesOrigin}:8080` }],
    ["nobody knows where", { Origin: "" }],
  ])("(%s) is refused with a page", async (_, headers) => {
    const refused = await submitForm(reader, await openForm(), words, headers);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("This form can only be sent from its own page.");
    expect(await stored()).toEqual([]);
  });

  test("is known by its page in browsers that do not say the origin", async () => {
    const form = await openForm();
    const body = new URLSearchParams({ ...form.fields, ...words });
    const from = (referer: string) =>
      reader.request(`/v1/page${form.action}`, {
        method: "POST",
        headers: {
          Host: "comments.test",
          Referer: referer,
          "Content-Type": "application/x-www-form-urlencoded",
        },
        body: `${body}`,
      });
    expect((await from("https://evil.test/v1/page")).status).toBe(403);
    expect((await from(`${pagesOrigin}/v1/page${form.action}`)).status).toBe(303);
  });

  test.each(["application/json", "text/plain", "multipart/form-data; boundary=x", ""])(
    "as %s is refused",
    async (type) => {
      const refused = await submitForm(reader, await openForm(), words, { "Content-Type": type });
      expect(refused.status).toBe(415);
    },
  );

  test("that is no UTF-8 is refused: it would be another text", async () => {
    const form = await openForm();
    const send = (text: string) =>
      reader.request(`/v1/page${form.action}`, {
        method: "POST",
        headers: {
          Host: "comments.test",
          Origin: pagesOrigin,
          "Content-Type": "application/x-www-form-urlencoded",
        },
        body: `${new URLSearchParams({ ...form.fields, author: "A", read: "1" })}&text=${text}`,
      });
    expect((await send("%ff")).status).toBe(400);
    expect((await send("%ed%a0%80")).status).toBe(400);
    expect((await send("100%")).status).toBe(400);
    expect(await stored()).toEqual([]);
  });

  test("that is larger than any comment is refused", async () => {
    const refused = await submitForm(reader, await openForm(), { ...words, text: "x".repeat(300_000) });
    expect(refused.status).toBe(413);
    expect(refused.text).toContain("What was sent is too large to be taken.");
  });
});

test("with the public origin set, that one counts and no other", async () => {
  const app = await openReaderApp("sqlite", { origin: "https://comments.example" });
  const { forms } = await openPage(app, "?site=default&key=a&write=1");
  expect((await submitForm(app, forms[0]!, words)).status).toBe(403);
  expect((await submitForm(app, forms[0]!, words, { Origin: "https://comments.example" })).status).toBe(303);
  await app.leave();
});

describe("one's own comment", () => {
  test("tells no address with a receipt to another page that links lead to", async () => {
    await publish();
    const sent = await submitForm(reader, await openForm(), words);
    const own = await follow(reader, sent);
    const links = [...own.text.matchAll(/<a [^>]*>/g)].map(([link]) => link);
    const elsewhere = links.filter((link) => !link.includes('href="?'));
    expect(elsewhere).toEqual([`<a href="${key}" rel="noreferrer">`]);
    expect(own.headers.get("Referrer-Policy")).toBe("same-origin");
  });

  test("is nobody's with another receipt", async () => {
    const page = await openPage(reader, query(`&receipt=${"A".repeat(43)}`));
    expect(page.status).toBe(404);
    expect(page.text).toContain("No comment belongs to this address.");
  });

  test("tells its address to no other site", async () => {
    const sent = await submitForm(reader, await openForm(), words);
    const own = await follow(reader, sent);
    // With "no-referrer" a browser would not say where its forms come from.
    for (const { headers } of [sent, own]) expect(headers.get("Referrer-Policy")).toBe("same-origin");
  });

  test("that is rejected names the guideline and the note, and can be appealed once", async () => {
    const sent = await submitForm(reader, await openForm(), words);
    const [row] = await stored();
    await reader.settle(row!.id, "reject", "Please leave the <link> out.");
    const own = await follow(reader, sent);
    expect(own.text).toContain("Not published");
    expect(own.text).toMatch(/It rests on guideline \d: \u2068[^<]+\u2069\./);
    expect(own.text).toContain("Please leave the &lt;link&gt; out.");
    const [appeal] = own.forms;
    const empty = await submitForm(reader, appeal!, { text: "  " });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain("Write why it should be read again");
    expect(
      await follow(reader, await submitForm(reader, empty.forms[0]!, { text: "It is\nno link." })),
    ).toMatchObject({
      status: 200,
      text: expect.stringContaining("Your appeal waits to be read by another moderator.") as string,
    });
    expect(await reader.storage.db.selectFrom("appeal").select("text").execute()).toEqual([
      { text: "It is\nno link." },
    ]);
    const twice = await submitForm(reader, appeal!, { text: "Once more" });
    expect(twice.status).toBe(409);
    expect(twice.text).toContain("This decision can no longer be appealed.");
  });

  test("can be taken back, in two steps", async () => {
    const sent = await submitForm(reader, await openForm(), words);
    const own = await follow(reader, sent);
    expect(own.text).toMatch(/<details><summary>Withdraw<\/summary>.*Withdraw for good\?/s);
    const gone = await follow(reader, await submitForm(reader, own.forms[0]!));
    expect(gone.text).toContain("You withdrew this comment.");
    expect(gone.forms).toEqual([]);
    expect((await stored())[0]!.state).toBe("withdrawn");
    // Asked again, it is the same.
    expect((await submitForm(reader, own.forms[0]!)).status).toBe(303);
  });

  test("says how long the wait is, and when the desk opens", async () => {
    const week = Array.from({ length: 7 }, () => [{ from: "09:30", to: "17:00" }]);
    const app = await openReaderApp("sqlite", { site: { deskHours: { timeZone: "Asia/Baghdad", week } } });
    // 19:00 in Baghdad.
    app.pass(8 * 60 * 60 * 1000);
    const { forms } = await openPage(app, "?site=default&key=a&write=1");
    const own = await follow(app, await submitForm(app, forms[0]!, words));
    expect(own.text).toContain(
      "The newsroom’s desk opens on 23 November 2026 at 09:30. The time counts from then.",
    );
    await app.leave();
  });
});

describe("limits", () => {
  test("answer a page with the text still in the form, and when to try again", async () => {
    const app = await openReaderApp("sqlite", {
      limits: {
        postsPerAddress: async () => {
          throw new ProblemError("proof-required", { retryAfter: 42 });
        },
      },
    });
    const { forms } = await openPage(app, "?site=default&key=a&write=1");
    const limited = await submitForm(app, forms[0]!, words);
    expect(limited.status).toBe(429);
    expect(limited.headers.get("Retry-After")).toBe("42");
    expect(limited.text).toContain("Too many comments at once. Try again in 42 seconds.");
    expect(limited.forms[0]!.fields).toEqual({ ...forms[0]!.fields, ...words });
    await app.leave();
  });

  test("count pages as reads, and other forms as calls", async () => {
    const app = await openReaderApp("sqlite", {
      limits: { readsPerAddress: limitOf(2), callsPerAddress: limitOf(1) },
    });
    const open = () => openPage(app, "?site=default&key=a&write=1");
    const { forms } = await open();
    expect((await open()).status).toBe(200);
    expect((await open()).status).toBe(429);
    expect((await submitForm(app, forms[0]!, words)).status).toBe(303);
    const limited = await submitForm(app, forms[0]!, words);
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("Retry-After"))).toBeGreaterThan(0);
    await app.leave();
  });
});

test("a database that is away leaves the text in the form", async () => {
  const app = await openReaderApp("sqlite", {
    limits: {
      postsPerSite: async () => {
        throw Object.assign(new Error("database is locked"), { code: "ERR_SQLITE_ERROR", errcode: 5 });
      },
    },
  });
  const { forms } = await openPage(app, "?site=default&key=a&write=1");
  const refused = await submitForm(app, forms[0]!, words);
  expect(refused.status).toBe(503);
  expect(refused.headers.get("Retry-After")).toBe("2");
  expect(refused.text).toContain("did not answer. Your text is kept; try again in a moment.");
  expect(refused.forms[0]!.fields).toMatchObject({ text: words.text });
  await app.leave();
});

test("where readers must sign in, the page is for reading, and says so", async () => {
  const publisher = await openPublisher(() => Date.now());
  const app = await openReaderApp("sqlite", {
    site: { signIn: { ...publisher.settings, rule: "required" } },
  });
  const { text } = await openPage(app, "?site=default&key=a");
  expect(text).toContain("Here readers sign in before they comment.");
  expect(text).not.toContain("write=1");
  expect((await openPage(app, "?site=default&key=a&write=1")).forms).toEqual([]);
  await app.leave();
});

test("e-mail is asked for as the site has it", async () => {
  const required = await openReaderApp("sqlite", { site: { email: "required" } });
  const { forms } = await openPage(required, "?site=default&key=a&write=1");
  expect((await submitForm(required, forms[0]!, words)).text).toContain("Write your e-mail address");
  await required.leave();
  const none = await openReaderApp("sqlite", { site: { email: "none" } });
  expect((await openPage(none, "?site=default&key=a&write=1")).forms[0]!.fields).not.toHaveProperty("email");
  await none.leave();
});
