/** Hostile strings in widget and desk, in every engine: shown as the text they are, and nothing comes of them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postSignIn } from "../../src/contract/desk.ts";
import { clientHeader } from "../../src/contract/routes.ts";
import { countGraphemes } from "../../src/contract/text.ts";
import { maxBytes } from "../../src/server/domain/threads.ts";
import { type Browser, startBrowser } from "../helpers/browsers.ts";
import { foreignCorpus, ownCorpus } from "../helpers/corpus.ts";
import { type DeskClient, openDesk } from "../helpers/desk-client.ts";
import { findEngines } from "../helpers/engines.ts";
import { type PageServer, startPageServer } from "../helpers/page-server.ts";
import { moderator, prepareSite } from "../helpers/prepared-site.ts";
import { post } from "../helpers/reader-client.ts";
import { type ServerProcess, startServerProcess } from "../helpers/server-process.ts";

const engines = await findEngines();
const perThread = 50;
/** Of each comment that is handled one by one, in milliseconds; a busy machine included. */
const each = 1_000;

interface Words {
  author: string;
  text: string;
}

const texts = [...ownCorpus(), ...foreignCorpus({ maxLength: 2_000, maxBytes })]
  .filter((hostile) => hostile.expect === "kept")
  .map(({ text }) => text);
const hostile: Words[] = texts.map((text) => ({
  author: countGraphemes(text) <= 60 ? text : "Reader",
  text,
}));

const threads = Array.from({ length: Math.ceil(hostile.length / perThread) }, (_, n) => ({
  key: `/hostile-${n}`,
  words: hostile.slice(n * perThread, (n + 1) * perThread),
}));

const plainKey = (count: number): string => `/plain-${count}`;

let folder: string;
let server: ServerProcess;
let pages: PageServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "afterword-hostile-"));
  const database = `sqlite:${join(folder, "afterword.db")}`;
  await prepareSite(database, { undoSeconds: 0 });
  server = await startServerProcess({ database });
  pages = await startPageServer(server.api);
  const desk = await openDesk(server.desk, moderator);
  for (const { key, words } of threads) await publish(desk, key, words);
  // To compare the pages with: as many comments that are not hostile at all.
  for (const count of new Set(threads.map(({ words }) => words.length)))
    await publish(
      desk,
      plainKey(count),
      Array.from({ length: count }, () => ({ author: "Reader", text: "Fine." })),
    );
  for (const words of hostile) await post(server.api, { key: "/waiting", ...words });
}, hostile.length * each);

afterAll(async () => {
  await pages.stop();
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function publish(desk: DeskClient, key: string, words: Words[]): Promise<void> {
  for (const one of words) {
    const { id } = await post(server.api, { key, ...one });
    await desk.decide(id, {});
  }
}

interface Shown {
  comments: Words[];
  elements: number;
  requests: string[];
  title: string;
}

/** Opens the whole thread, "show more" included, and reads what stands there. */
async function readWidget(): Promise<Shown> {
  const until = async (holds: () => unknown): Promise<void> => {
    for (let tries = 0; !holds(); tries++) {
      if (tries > 600) throw new Error(`Not shown: ${holds.toString()}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  const root = (): ShadowRoot => document.querySelector("afterword-comments")!.shadowRoot!;
  const articles = (): HTMLElement[] => [...root().querySelectorAll<HTMLElement>("article[part=comment]")];
  await until(() => document.querySelector("afterword-comments")?.shadowRoot?.querySelector("article"));
  for (let button; (button = root().querySelector<HTMLElement>("[part~=more-button]"));) {
    const before = articles().length;
    button.click();
    await until(() => articles().length > before);
  }
  return {
    comments: articles().map((article) => ({
      author: article.querySelector("[part=author]")!.textContent,
      text: article.querySelector("[part=text]")!.textContent,
    })),
    elements: document.querySelectorAll("*").length + root().querySelectorAll("*").length,
    requests: performance.getEntriesByType("resource").map(({ name }) => name),
    title: document.title,
  };
}

/** Opens the whole queue and each comment of it. */
async function readDesk(): Promise<{
  queue: Words[];
  cases: Words[];
  strangers: string[];
  requests: string[];
  title: string;
}> {
  const until = async (holds: () => unknown): Promise<void> => {
    for (let tries = 0; !holds(); tries++) {
      if (tries > 600) throw new Error(`Not shown: ${holds.toString()}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  const items = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(".queue .item")];
  await until(() => items().length > 0);
  for (let button; (button = document.querySelector<HTMLElement>(".queue-more"));) {
    const before = items().length;
    button.click();
    await until(() => items().length > before);
  }
  const queue = items().map((item) => ({
    author: item.querySelector(".item-head bdi")!.textContent,
    text: item.querySelector(".item-text")!.textContent,
  }));
  const cases: Words[] = [];
  for (const [n, item] of items().entries()) {
    item.click();
    await until(() => items()[n]?.getAttribute("aria-current") === "true");
    await until(() => document.querySelector(".side .title"));
    cases.push({
      author: document.querySelector("#comment bdi")!.textContent,
      text: document.querySelector("article.comment .text")!.textContent,
    });
  }
  const known =
    /^(html|head|meta|title|link|script|style|body|div|section|article|aside|main|header|nav|h[1-6]|p|ol|ul|li|dl|dt|dd|a|bdi|span|strong|b|q|code|kbd|time|button|select|option|label|textarea|blockquote|mark|progress|noscript|svg)$/;
  return {
    queue,
    cases,
    // What a check has marked is ours too, and bare.
    strangers: [...document.querySelectorAll("*")]
      .filter(
        ({ localName, attributes }) => !known.test(localName) || (localName === "mark" && attributes.length),
      )
      .map(({ localName, attributes }) => [localName, ...[...attributes].map(({ name }) => name)].join(" ")),
    requests: performance.getEntriesByType("resource").map(({ name }) => name),
    title: document.title,
  };
}

describe.each(engines)("in $name", (engine) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(engine);
  });
  afterAll(async () => browser.close());

  test.each(threads)("the widget shows $key as text", async ({ key, words }) => {
    const { page } = browser;
    await page.open(pages.origin + plainKey(words.length));
    const plain = await page.evaluate(readWidget, null);
    await page.open(pages.origin + key);
    const shown = await page.evaluate(readWidget, null);
    expect(pages.reports.splice(0)).toEqual([]);
    expect(shown.comments).toEqual(words);
    expect(shown.elements).toBe(plain.elements);
    expect(shown.title).toBe(plain.title);
    const own = [server.api, `${pages.origin}/favicon.ico`];
    expect(shown.requests.filter((url) => !own.some((start) => url.startsWith(start)))).toEqual([]);
    expect(page.dialogs()).toBe(0);
  });

  test(
    "the desk shows them all as text",
    async () => {
      const { page } = browser;
      await page.open(server.desk);
      await page.evaluate(
        async ({ path, header, credentials }) => {
          const headers = { "Content-Type": "application/json", [header]: "1" };
          await fetch(path, { method: "POST", headers, body: JSON.stringify(credentials) });
        },
        { path: postSignIn.path, header: clientHeader, credentials: moderator },
      );
      await page.open(server.desk);
      const shown = await page.evaluate(readDesk, null);
      expect(shown.queue).toEqual(hostile);
      expect(shown.cases).toEqual(hostile);
      expect(shown.strangers).toEqual([]);
      expect(shown.requests.filter((url) => !url.startsWith(server.desk))).toEqual([]);
      expect(shown.title).not.toContain("afterword-fell");
      expect(page.dialogs()).toBe(0);
    },
    hostile.length * each,
  );
});
