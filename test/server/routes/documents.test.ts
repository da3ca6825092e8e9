/** The fragment and the feed as they are asked for. That browsers read them rightly is for `test/e2e`. */
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { unescapeHtml } from "../../helpers/page-forms.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

let reader: ReaderApp;
let articles = 0;
let key: string;

beforeAll(async () => {
  reader = await openReaderApp("sqlite", { origin: "https://comments.test" });
});
afterAll(async () => reader.leave());
beforeEach(() => {
  key = `http://page.test/article-${++articles}`;
});

const publish = async (more: object = {}) => {
  const own = await reader.post({ key, url: key, title: "An article", ...more });
  // A moment apart, as decisions of people are.
  reader.pass(1000);
  await reader.settle(own.id);
  return own;
};
const fragmentPath = (more = "") => `/v1/fragment?site=default&key=${encodeURIComponent(key)}${more}`;
const feedPath = () => `/v1/feed.atom?site=default&key=${encodeURIComponent(key)}`;
const textOf = async (path: string) => (await reader.request(path)).text();

interface Described {
  "@id"?: string;
  commentCount: number;
  comment: Record<string, unknown>[];
}
const dataIn = (fragment: string): Described =>
  JSON.parse(/<script type="application\/ld\+json">(.*)<\/script>/.exec(fragment)![1]!) as Described;

describe.each([
  ["fragment", fragmentPath, "text/html; charset=utf-8"],
  ["feed", feedPath, "application/atom+xml; charset=utf-8"],
] as const)("the %s", (_, path, type) => {
  test("can be read by anyone, is kept as the thread is, and runs nothing where it is opened by itself", async () => {
    await publish();
    const first = await reader.request(path());
    expect(first.status).toBe(200);
    expect(first.headers.get("Content-Type")).toBe(type);
    expect(first.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(first.headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate, s-maxage=10");
    expect(first.headers.get("Content-Security-Policy")).toContain("sandbox");
    const headers = { "If-None-Match": first.headers.get("ETag")! };
    expect((await reader.request(path(), { headers })).status).toBe(304);
    await reader.post({ key });
    expect((await reader.request(path(), { headers })).status).toBe(304);
    await publish();
    expect((await reader.request(path(), { headers })).status).toBe(200);
    const compressed = await reader.request(path(), { headers: { "Accept-Encoding": "br" } });
    expect(brotliDecompressSync(Buffer.from(await compressed.arrayBuffer())).toString()).toBe(
      await textOf(path()),
    );
  });

  test("of an unknown site is a problem document", async () => {
    const answer = await reader.request(path().replace("default", "nowhere"));
    expect(answer.status).toBe(404);
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json; charset=utf-8");
  });
});

describe("the fragment", () => {
  test("shows the first comments and leads to all of them", async () => {
    const top = await publish({ author: "Rojîn", text: "One\nTwo" });
    const reply = await publish({ parent: top.id, author: "Tomas", text: "An answer" });
    await publish({ text: "The third" });
    const text = await textOf(fragmentPath("&limit=1"));
    expect(text.startsWith(`<section data-afterword-fragment="${key}" lang="en" dir="ltr">`)).toBe(true);
    expect(text).toContain("<h2>Comments <span>3</span></h2>");
    expect(text).toContain("One<br>\nTwo");
    expect(text).toMatch(
      new RegExp(`<article id="comment-${top.id}">.*<ol>.*<article id="comment-${reply.id}">`, "s"),
    );
    expect(text).not.toContain("The third");
    expect(text).toContain(
      `href="https://comments.test/v1/page?site=default&amp;key=${encodeURIComponent(key)}">All comments</a>`,
    );
    // Nothing that a publisher's page could have too.
    expect(text).not.toMatch(/\sclass=|\sstyle=/);
    expect([...text.matchAll(/\sid="([^"]*)"/g)].every(([, id]) => id!.startsWith("comment-"))).toBe(true);
  });

  test("describes them to machines", async () => {
    const top = await publish({
      author: "Rojîn",
      text: "A longer comment, in English, that nobody could mistake.",
      lang: "en",
    });
    const reply = await publish({ parent: top.id, author: "Tomas", text: "?" });
    const { "@id": id, commentCount, comment } = dataIn(await textOf(fragmentPath()));
    expect([id, commentCount]).toEqual([key, 2]);
    expect(comment).toMatchObject([
      {
        "@type": "Comment",
        "@id": `${key}#comment-${top.id}`,
        identifier: `urn:uuid:${top.id}`,
        author: { "@type": "Person", name: "Rojîn" },
        dateCreated: top.received,
        text: top.text,
        inLanguage: "en",
        upvoteCount: 0,
      },
      { text: "?", parentItem: { "@id": `${key}#comment-${top.id}` } },
    ]);
    expect(comment[0]).not.toHaveProperty("parentItem");
    expect(comment[1]).not.toHaveProperty("inLanguage");
    expect(comment[1]!["@id"]).toBe(`${key}#comment-${reply.id}`);
  });

  test("has tombstones for people and none for machines", async () => {
    const top = await publish({ author: "Gone", text: "Taken away" });
    await publish({ parent: top.id });
    await reader.settle(top.id, "reject");
    const text = await textOf(fragmentPath());
    expect(text).toContain("A comment was here. The newsroom removed it.");
    expect(text).not.toContain("Taken away");
    expect(dataIn(text).comment).toHaveLength(1);
  });

  test("of an article that is known by no address claims none", async () => {
    key = `/article-${articles}`;
    const { id } = await publish({ url: null, title: null });
    const described = dataIn(await textOf(fragmentPath()));
    expect(described).not.toHaveProperty("@id");
    expect(described.comment).toMatchObject([{ identifier: `urn:uuid:${id}` }]);
  });

  test("says so where nobody has written", async () => {
    const text = await textOf(fragmentPath("&lang=ckb"));
    expect(text).toContain('lang="ckb" dir="rtl"');
    expect(text).toContain("ھێشتا ھیچ لێدوانێک نییە.");
    expect(dataIn(text)).toMatchObject({ commentCount: 0, comment: [] });
  });
});

describe("the feed", () => {
  const entriesIn = (feed: string) => [...feed.matchAll(/<entry>.*?<\/entry>/gs)].map(([entry]) => entry);
  const idOf = (text: string) => /<id>(urn:uuid:[0-9a-f-]{36})<\/id>/.exec(text)?.[1];

  test("has the newest first, in the order in which they were published", async () => {
    const early = await reader.post({ key, url: key, text: "Sent first" });
    const late = await publish({ text: "Published first" });
    reader.pass(1000);
    await reader.settle(early.id);
    const feed = await textOf(feedPath());
    expect(entriesIn(feed).map(idOf)).toEqual([`urn:uuid:${early.id}`, `urn:uuid:${late.id}`]);
    const [newest] = entriesIn(feed);
    const published = /<published>(.*)<\/published>/.exec(newest!)![1];
    expect(newest).toContain(`<updated>${published}</updated>`);
    expect(feed.slice(0, feed.indexOf("<entry>"))).toContain(`<updated>${published}</updated>`);
  });

  test("says of each who wrote it, in which language, what it answers, and where it stands", async () => {
    const top = await publish({ author: "Rojîn", lang: "kmr" });
    const reply = await publish({ parent: top.id, author: "A & B", text: "x < y\r\n]]>" });
    const [answer, first] = entriesIn(await textOf(feedPath()));
    expect(answer).toContain("<author><name>A &amp; B</name></author>");
    expect(answer).toContain(`href="${key}#comment-${reply.id}"`);
    expect(answer).toContain(`<thr:in-reply-to ref="urn:uuid:${top.id}" href="${key}#comment-${top.id}"/>`);
    expect(unescapeHtml(/<content [^>]*>(.*)<\/content>/s.exec(answer!)![1]!)).toBe("x < y\r\n]]>");
    expect(first).toContain('<content type="text" xml:lang="kmr">');
  });

  test("names itself by an address that stays", async () => {
    const before = await textOf(feedPath());
    expect(before).toContain(
      `<link rel="self" type="application/atom+xml" href="https://comments.test/v1/feed.atom?site=default&amp;key=${encodeURIComponent(key)}"/>`,
    );
    await publish();
    const after = await textOf(feedPath());
    expect(idOf(before)).toBeDefined();
    expect(idOf(after)).toBe(idOf(before));
    expect(idOf(await textOf("/v1/feed.atom?site=default"))).not.toBe(idOf(before));
    expect(after).toContain(`<link rel="alternate" type="text/html" href="${key}"/>`);
  });

  test("leaves out what is published no more", async () => {
    const top = await publish();
    await publish({ parent: top.id });
    await reader.settle(top.id, "reject");
    expect(entriesIn(await textOf(feedPath()))).toHaveLength(1);
  });

  test("of a site holds all its articles, and fifty at most", async () => {
    const here = await publish({ text: "Here" });
    const feed = await textOf("/v1/feed.atom?site=default");
    expect(feed).toContain("\u2068The Test\u2069");
    expect(idOf(entriesIn(feed)[0]!)).toBe(`urn:uuid:${here.id}`);
    const keys = new Set(
      [...feed.matchAll(/rel="alternate" type="text\/html" href="([^"#]*)#/g)].map(([, url]) => url),
    );
    expect(keys.size).toBeGreaterThan(2);
    for (let i = 0; i < 50; i++) await publish();
    expect(entriesIn(await textOf("/v1/feed.atom?site=default"))).toHaveLength(50);
  });

  test("leads to our own page where the article is known by no address", async () => {
    key = `/article-${articles}`;
    const { id } = await publish({ url: null, title: null });
    expect(entriesIn(await textOf(feedPath()))[0]).toContain(
      `href="https://comments.test/v1/page?site=default&amp;key=${encodeURIComponent(key)}&amp;from=${id}#comment-${id}"`,
    );
  });
});
