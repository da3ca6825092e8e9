/**
 * Hostile strings in the documents that the server itself makes, read by real browsers: pages, their forms as they come
 * back after an error, the fragment with its JSON-LD, and feeds. They are the text that was sent, and nothing comes of
 * them: no element, no attribute and no value that a harmless text would not have brought.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getFeed, getFragment, getPage } from "../../src/contract/routes.ts";
import { countGraphemes, findUnstorable } from "../../src/contract/text.ts";
import { isolated } from "../../src/i18n/isolated.ts";
import { maxBytes } from "../../src/server/domain/threads.ts";
import { type Browser, startBrowser } from "../helpers/browsers.ts";
import { foreignCorpus, ownCorpus } from "../helpers/corpus.ts";
import { type DeskClient, openDesk } from "../helpers/desk-client.ts";
import { findEngines } from "../helpers/engines.ts";
import { moderator, prepareSite } from "../helpers/prepared-site.ts";
import { call, post } from "../helpers/reader-client.ts";
import { type ServerProcess, startServerProcess } from "../helpers/server-process.ts";

const engines = await findEngines();
/** As many as a feed holds. */
const perThread = 50;
/** Of each comment, in milliseconds; a busy machine included. */
const each = 1_000;

const own = ownCorpus();
const foreign = foreignCorpus({ maxLength: 2_000, maxBytes });
console.log(`Hostile strings: ${own.length} of our own, ${foreign.length} by AFTERWORD_CORPUS`);
const all = [...own, ...foreign];
const kept = all.filter((hostile) => hostile.expect === "kept").map(({ text }) => text);

interface Words {
  author: string;
  text: string;
}

const isName = (text: string): boolean => countGraphemes(text) <= 60 && Buffer.byteLength(text) <= 1_024;
const hostile: Words[] = kept.map((text) => ({ author: isName(text) ? text : "Reader", text }));
/** What brings the same markup: where a fragment breaks lines, it breaks those of harmless texts as well. */
const harmless = ({ text }: Words): Words => ({
  author: "Reader",
  text: `Fine${text.replace(/[^\n]/g, "")}.`,
});

const threads = Array.from({ length: Math.ceil(hostile.length / perThread) }, (_, n) => ({
  key: `hostile-${n}`,
  words: hostile.slice(n * perThread, (n + 1) * perThread),
}));
const titles = kept.filter((text) => countGraphemes(text) <= 500).slice(0, 120);
/** On the wire a key is at most as long. */
const keys = kept.filter((text) => Buffer.byteLength(text) <= 2_000);

let folder: string;
let server: ServerProcess;
let blank: Server;
let blankAddress: string;

beforeAll(
  async () => {
    folder = mkdtempSync(join(tmpdir(), "afterword-documents-"));
    const database = `sqlite:${join(folder, "afterword.db")}`;
    await prepareSite(database, { undoSeconds: 0 });
    server = await startServerProcess({ database });
    const desk = await openDesk(server.desk, moderator);
    for (const { key, words } of threads) {
      await publish(desk, key, words);
      await publish(desk, key.replace("hostile", "plain"), words.map(harmless));
    }
    for (const [n, title] of titles.entries()) {
      const { id } = await post(server.api, { key: `title-${n}`, title, text: "Fine." });
      await desk.decide(id, {});
    }
    // A page without any policy, so that whatever ran would be seen.
    blank = createServer((_, response) => {
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
      response.end("<!doctype html><title>Blank</title>");
    }).listen(0, "127.0.0.1");
    await once(blank, "listening");
    blankAddress = `http://127.0.0.1:${(blank.address() as AddressInfo).port}/`;
  },
  hostile.length * 3 * each,
);

afterAll(async () => {
  blank.close();
  blank.closeAllConnections();
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function publish(desk: DeskClient, key: string, words: Words[]): Promise<void> {
  for (const one of words) {
    const { id } = await post(server.api, { key, ...one });
    await desk.decide(id, {});
  }
}

const read = async (
  route: typeof getPage | typeof getFragment | typeof getFeed,
  query: object,
): Promise<string> => (await call(server.api, route, { query })).text();

/** Pages in the order of the comments. */
async function pagesOf(key: string): Promise<string[]> {
  const pages: string[] = [];
  for (let next: string | undefined = `?site=default&key=${key}`; next !== undefined;) {
    pages.push(await (await fetch(`${server.api}${getPage.path}${next}`)).text());
    next = /<link rel="next" href="([^"]*)"/.exec(pages.at(-1)!)?.[1]?.replaceAll("&amp;", "&");
  }
  return pages;
}

/** The form as it comes back, for want of the box that was not ticked. */
async function refusedForm(words: Words): Promise<string> {
  const form = new URLSearchParams({
    act: "post",
    receipt: "A".repeat(43),
    idempotencyKey: "the-same-for-all",
    guidelinesVersion: "1",
    guidelinesLang: "en",
    website: "",
    ...words,
  });
  const answer = await fetch(`${server.api}${getPage.path}?site=default&key=form`, {
    method: "POST",
    headers: { Origin: server.api, "Content-Type": "application/x-www-form-urlencoded" },
    body: form,
  });
  expect(answer.status).toBe(422);
  return answer.text();
}

interface Read {
  /** Every element with the names of its attributes, in order. */
  elements: string[];
  title: string;
  names: (string | null)[];
  texts: (string | null)[];
}

/** As a browser reads it. */
const parse = (documents: string[]): Read[] =>
  documents.map((text) => {
    const parsed = new DOMParser().parseFromString(text, "text/html");
    return {
      elements: [...parsed.querySelectorAll("*")].map((element) =>
        [element.localName, ...element.getAttributeNames()].join(" "),
      ),
      title: parsed.title,
      names: [...parsed.querySelectorAll("article bdi")].map(({ textContent }) => textContent),
      texts: [...parsed.querySelectorAll("article [lang]")].map(({ textContent }) => textContent),
    };
  });

interface ReadFeed {
  error: string | null;
  title: string;
  names: string[];
  texts: string[];
  elements: string[];
}

const parseFeeds = (documents: string[]): ReadFeed[] =>
  documents.map((text) => {
    const parsed = new DOMParser().parseFromString(text, "application/xml");
    const of = (selector: string) => [...parsed.querySelectorAll(selector)].map((one) => one.textContent);
    return {
      error: parsed.querySelector("parsererror")?.textContent ?? null,
      title: of("feed > title")[0]!,
      names: of("entry > author > name"),
      texts: of("entry > content"),
      elements: [...parsed.querySelectorAll("*")].map((element) =>
        [element.localName, ...element.getAttributeNames()].join(" "),
      ),
    };
  });

/** Puts it into a page that nothing protects, as a publisher's server might, and answers with what came of it. */
const insert = async (fragments: string[]): Promise<{ title: string; data: string[] }> => {
  const title = document.title;
  const place = document.createElement("div");
  document.body.append(place);
  for (const text of fragments) place.append(document.createRange().createContextualFragment(text));
  await new Promise((resolve) => setTimeout(resolve, 200));
  const data = [...place.querySelectorAll("script")].map(({ textContent }) => textContent);
  place.remove();
  return { title: document.title === title ? "unchanged" : document.title, data };
};

// oxlint-disable-next-line no-control-regex -- what XML 1.0 has no way to write
const inXml = (text: string): string => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd");

describe.each(engines)("in $name", (engine) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(engine);
  });
  afterAll(async () => browser.close());

  const onBlank = async () => browser.page.open(blankAddress);

  test.each(threads)("pages show $key as text", async ({ key, words }) => {
    const { page } = browser;
    const address = (thread: string) => `${server.api}${getPage.path}?site=default&key=${thread}`;
    await page.open(address(key));
    const opened = await page.evaluate(
      () => ({
        title: document.title,
        texts: [...document.querySelectorAll(".body")].map(({ textContent }) => textContent),
        resources: performance.getEntriesByType("resource").map(({ name }) => name),
      }),
      null,
    );
    expect(opened.title).toContain("An article");
    expect(opened.texts).toEqual(words.slice(0, opened.texts.length).map(({ text }) => text));
    expect(opened.resources.filter((url) => !url.startsWith(server.api))).toEqual([]);
    expect(page.dialogs()).toBe(0);

    await onBlank();
    const shown = await page.evaluate(parse, await pagesOf(key));
    const plain = await page.evaluate(parse, await pagesOf(key.replace("hostile", "plain")));
    expect(shown.flatMap(({ names }) => names)).toEqual(words.map(({ author }) => author));
    expect(shown.flatMap(({ texts }) => texts)).toEqual(words.map(({ text }) => text));
    expect(shown.map(({ elements }) => elements)).toEqual(plain.map(({ elements }) => elements));
  });

  test.each(threads)(
    "the fragment shows $key as text, and as data that is the same text",
    async ({ key, words }) => {
      const { page } = browser;
      await onBlank();
      const query = { site: "default", limit: "100" };
      const fragment = await read(getFragment, { ...query, key });
      const [shown] = await page.evaluate(parse, [fragment]);
      const [plain] = await page.evaluate(parse, [
        await read(getFragment, { ...query, key: key.replace("hostile", "plain") }),
      ]);
      expect(shown!.names).toEqual(words.map(({ author }) => author));
      expect(shown!.texts).toEqual(words.map(({ text }) => text));
      expect(shown!.elements).toEqual(plain!.elements);
      const { title, data } = await page.evaluate(insert, [fragment]);
      expect(title).toBe("unchanged");
      expect(page.dialogs()).toBe(0);
      expect(data).toHaveLength(1);
      const { comment } = JSON.parse(data[0]!) as { comment: { author: { name: string }; text: string }[] };
      expect(comment.map(({ author, text }) => ({ author: author.name, text }))).toEqual(words);
    },
  );

  test.each(threads)("the feed has $key as text", async ({ key, words }) => {
    await onBlank();
    const feeds = await Promise.all(
      [key, key.replace("hostile", "plain")].map((thread) => read(getFeed, { site: "default", key: thread })),
    );
    const [shown, plain] = await browser.page.evaluate(parseFeeds, feeds);
    expect(shown!.error).toBeNull();
    expect(shown!.names.toReversed()).toEqual(words.map(({ author }) => inXml(author)));
    expect(shown!.texts.toReversed()).toEqual(words.map(({ text }) => inXml(text)));
    expect(shown!.elements).toEqual(plain!.elements);
  });

  test("the form gives back what was typed", async () => {
    const typed = all
      .map(({ text }) => text)
      // No form can send half a character, and no document can hold U+0000.
      .filter((text) => findUnstorable(text) === -1 && Buffer.byteLength(text) < 40_000);
    expect(typed.length).toBeGreaterThan(120);
    const forms = await Promise.all(typed.map((text) => refusedForm({ author: text, text })));
    const plain = await Promise.all(
      [...Array(3).keys()].map((n) => refusedForm({ author: "A", text: "A".repeat(n + 1) })),
    );
    await onBlank();
    const readForms = (documents: string[]) =>
      documents.map((text) => {
        const parsed = new DOMParser().parseFromString(text, "text/html");
        const form = parsed.querySelector("form")!;
        // Which fields are wrong is another thing with each text.
        form.querySelectorAll(".why").forEach((why) => why.remove());
        return {
          author: form.querySelector("#author")!.getAttribute("value"),
          text: form.querySelector("#text")!.textContent,
          // As it would be sent again: browsers write every line break of a text area as a line feed.
          value: form.querySelector("textarea")!.value,
          title: parsed.title,
          elements: [...form.querySelectorAll("*")].map((element) =>
            [
              element.localName,
              ...element.getAttributeNames().filter((name) => !name.startsWith("aria-")),
            ].join(" "),
          ),
        };
      });
    const [expected] = await browser.page.evaluate(readForms, plain);
    for (let from = 0; from < forms.length; from += perThread) {
      const shown = await browser.page.evaluate(readForms, forms.slice(from, from + perThread));
      for (const [n, form] of shown.entries()) {
        // A form's line breaks arrive as one character each, whatever the system calls a line break.
        const text = typed[from + n]!.replaceAll("\r\n", "\n");
        expect(form.author).toBe(text);
        expect(form.text).toBe(text);
        expect(form.value).toBe(text.replaceAll("\r", "\n"));
        expect(form.elements).toEqual(expected!.elements);
        expect(form.title).toMatch(/^Not sent yet\./);
      }
    }
  });

  test("titles of articles are text, in pages and in feeds", async () => {
    await onBlank();
    for (let from = 0; from < titles.length; from += perThread) {
      const some = titles.slice(from, from + perThread);
      const of = (route: typeof getPage | typeof getFeed) =>
        Promise.all(some.map((_, n) => read(route, { site: "default", key: `title-${from + n}` })));
      const pages = await browser.page.evaluate(
        (documents: string[]) =>
          documents.map((text) => {
            const parsed = new DOMParser().parseFromString(text, "text/html");
            return {
              heading: parsed.querySelector(".article")!.textContent,
              title: parsed.querySelector("title")!.textContent,
              elements: [...parsed.querySelectorAll("*")].map((element) =>
                [element.localName, ...element.getAttributeNames()].join(" "),
              ),
            };
          }),
        await of(getPage),
      );
      const feeds = await browser.page.evaluate(parseFeeds, await of(getFeed));
      for (const [n, title] of some.entries()) {
        expect(pages[n]).toMatchObject({ heading: title, title: `Comments on ${isolated(title)}` });
        expect(pages[n]!.elements).toEqual(pages[0]!.elements);
        expect(feeds[n]).toMatchObject({ error: null, title: `Comments on ${inXml(isolated(title))}` });
      }
    }
  });

  test("keys are text, in every address that holds them", async () => {
    const addresses = async (route: typeof getPage | typeof getFragment, key: string) =>
      read(route, { site: "default", key });
    await onBlank();
    for (const route of [getPage, getFragment] as const) {
      for (let from = 0; from < keys.length; from += perThread) {
        const some = ["harmless", ...keys.slice(from, from + perThread)];
        const shown = await browser.page.evaluate(
          (documents: string[]) =>
            documents.map((text) => {
              const parsed = new DOMParser().parseFromString(text, "text/html");
              const links = [...parsed.querySelectorAll("[href]")].map((link) => link.getAttribute("href")!);
              return {
                keys: links.map((link) => new URL(link, "http://any.test").searchParams.get("key")),
                elements: [...parsed.querySelectorAll("*")].map((element) =>
                  [element.localName, ...element.getAttributeNames()].join(" "),
                ),
              };
            }),
          await Promise.all(some.map((key) => addresses(route, key))),
        );
        for (const [n, key] of some.entries()) {
          expect(shown[n]!.elements).toEqual(shown[0]!.elements);
          for (const linked of shown[n]!.keys) expect(linked).toBe(key);
        }
      }
    }
  });
});
