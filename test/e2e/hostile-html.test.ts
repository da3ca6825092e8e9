/**
 * HTML that is against readers, in every field of what WordPress and Isso answer, in every engine: nothing of it runs,
 * asks, opens or styles, on a page with the strictest policy and on one that has none.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, startBrowser } from "../helpers/browsers.ts";
import { foreignCorpus, ownCorpus } from "../helpers/corpus.ts";
import { findEngines } from "../helpers/engines.ts";
import { type ForeignBackends, startForeignBackends, type Words } from "../helpers/foreign-backends.ts";
import { type OddPage, type OddPages, startOddPages, type Written } from "../helpers/odd-pages.ts";
import { scaled } from "../helpers/scale.ts";

const engines = await findEngines();
/** As many as the first page of a thread shows. */
const perThread = 20;

const written = JSON.parse(
  readFileSync(join(import.meta.dirname, "../corpus/markup.json"), "utf8"),
) as string[];
const own = [...written, ...ownCorpus().flatMap(({ text }) => (text.includes("<") ? text : []))].filter(
  (text) => text.length < 10_000,
);
const foreign = foreignCorpus({ maxLength: 2_000, maxBytes: 10_000 }).map(({ text }) => text);
console.log(`Hostile HTML: ${own.length} of our own, ${foreign.length} by AFTERWORD_CORPUS`);

const hostile = [...own, ...foreign].map((text): Words => ({ html: text, author: text, url: text }));
const harmless: Words = { html: "<p>Fine.</p>", author: "Reader", url: "https://reader.example" };
/** The first says what a page is without them. */
const threads = [Array.from({ length: perThread }, () => harmless)];
for (let i = 0; i < hostile.length; i += perThread) threads.push(hostile.slice(i, i + perThread));

const lax = "* data: blob: 'unsafe-inline' 'unsafe-eval'";
const policies: Record<string, Record<string, string>> = {
  strict: { "trusted-types": "lit-html dompurify 'allow-duplicates'" },
  none: {
    "default-src": lax,
    "script-src": lax,
    "connect-src": lax,
    "img-src": lax,
    "require-trusted-types-for": "",
    "trusted-types": "* 'allow-duplicates'",
  },
  unnamed: {},
};

interface Fell {
  calls: string[];
  violations: string[];
}

/** Runs in the page, before all else. */
function watch(): void {
  const fell: Fell = { calls: [], violations: [] };
  Object.assign(globalThis, { fell });
  for (const name of ["alert", "confirm", "prompt", "print", "open", "msgbox"])
    Object.assign(globalThis, { [name]: () => void fell.calls.push(name) });
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
    fell.violations.push(`${effectiveDirective} ${blockedURI} ${sample}`),
  );
}

const pagesOf = (backend: string): Record<string, OddPage> =>
  Object.fromEntries(
    Object.entries(policies).flatMap(([name, policy]) =>
      threads.flatMap((_, n) =>
        [
          `backend="wordpress" endpoint="${backend}/wp-json" thread="${n + 1}"`,
          `backend="isso" endpoint="${backend}/isso" thread="/${n + 1}"`,
        ].map((attributes): [string, OddPage] => [
          `/${name}/${attributes.slice(9, 11)}/${n}`,
          {
            policy,
            before: watch,
            scripts: ["/copy/afterword.js"],
            body: `<afterword-comments ${attributes} loading="eager"></afterword-comments>`,
          },
        ]),
      ),
    ),
  );

interface Seen extends Fell, Written {
  comments: number;
  /** Addresses that the page asked for. */
  asked: string[];
  /** What stands in the bodies, each once: names of elements, and of attributes with those of their elements. */
  inside: string[];
  /** Where links lead to, before their first colon. */
  schemes: string[];
  /** All elements but those of bodies, in their order, by name and names of attributes. */
  outside: string[];
  styles: string[];
  text: string;
}

/** Runs in the page: waits until the thread is there, and for whatever may follow. */
async function look(expected: number): Promise<Seen> {
  const { fell, written } = globalThis as unknown as { fell: Fell; written: Written };
  const host = document.querySelector("afterword-comments")!;
  const all = (selector: string) => [...(host.shadowRoot?.querySelectorAll(selector) ?? [])];
  const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
  for (let tries = 0; tries < 400 && all("[part=comment]").length < expected; tries++) await pause(25);
  await pause(200);
  // What is lazy until somebody touches it.
  host.dispatchEvent(new PointerEvent("pointerover"));
  await pause(200);
  const named = (element: Element) =>
    [element.localName, ...element.getAttributeNames().filter((name) => !name.startsWith("aria-"))].join(" ");
  const looks = (element: Element) => {
    const { color, display, visibility, position, fontFamily, fontSize, backgroundImage, opacity } =
      getComputedStyle(element);
    return [
      element.localName,
      color,
      display,
      visibility,
      position,
      fontFamily,
      fontSize,
      backgroundImage,
      opacity,
    ].join(";");
  };
  const outside = [...document.querySelectorAll("html, html *:not(script)"), ...all("*")].filter(
    (one) => !one.parentElement?.closest("[part=text]"),
  );
  const inside = all("[part=text] *");
  return {
    ...fell,
    ...written,
    comments: all("[part=comment]").length,
    asked: performance.getEntriesByType("resource").map(({ name }) => name),
    inside: [
      ...new Set(
        inside.flatMap((one) => [
          one.localName,
          ...one.getAttributeNames().map((name) => `${one.localName} ${name}`),
        ]),
      ),
    ].toSorted(),
    schemes: [...new Set(inside.map((one) => one.getAttribute("href")?.split(":")[0] ?? ""))]
      .filter(Boolean)
      .toSorted(),
    outside: outside.map(named),
    styles: [...new Set(outside.map(looks))].toSorted(),
    text: all("[part=text]")
      .map((one) => one.textContent)
      .join("\n"),
  };
}

let backends: ForeignBackends;
let pages: OddPages;

beforeAll(async () => {
  backends = await startForeignBackends(threads);
  pages = await startOddPages(backends.origin, pagesOf(backends.origin));
});
afterAll(async () => {
  await pages.stop();
  await backends.stop();
});

describe.each(engines)("in $name", (engine) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(engine);
  });
  afterAll(async () => browser.close());

  const visit = async (path: string, n: number): Promise<Seen> => {
    await browser.page.open(`${pages.origin}${path}/${n}`);
    return browser.page.evaluate(look, threads[n]!.length);
  };

  // Both adapters give the same HTML on: without a policy one of them is enough for a short run.
  const paths = ["/strict/wo", "/strict/is", "/none/wo", "/none/is"];
  test.each(paths.slice(0, scaled(paths.length, 3)))(
    "nothing comes of it: %s",
    async (path) => {
      const fine = await visit(path, 0);
      expect(fine).toMatchObject({ comments: perThread, inside: ["div", "div class", "p"] });
      // Browsers ask for the icon of themselves.
      const ours = ["/copy/", "/before/", "/favicon.ico"].map((one) => pages.origin + one);
      ours.push(`${backends.origin}/`);
      const inside = new Set<string>();
      const schemes = new Set<string>();
      for (const n of threads.keys()) {
        if (n === 0) continue;
        const seen = await visit(path, n);
        const count = threads[n]!.length;
        expect(seen, `thread ${n}`).toMatchObject({
          comments: count,
          calls: [],
          violations: [],
          said: [],
          fell: [],
          styles: fine.styles,
        });
        if (count === perThread) expect(seen.outside, `thread ${n}`).toEqual(fine.outside);
        const elsewhere = seen.asked.filter((address) => !ours.some((one) => address.startsWith(one)));
        expect(elsewhere, `thread ${n}`).toEqual([]);
        seen.inside.forEach((one) => inside.add(one));
        seen.schemes.forEach((one) => schemes.add(one));
      }
      const elements = "a b blockquote br code del div em hr i ins li ol p pre q s strong sub sup ul".split(
        " ",
      );
      const attributes = ["a href", "a rel", "div class", ...elements.map((name) => `${name} dir`)];
      expect([...inside].filter((one) => ![...elements, ...attributes].includes(one))).toEqual([]);
      expect([...schemes].filter((one) => !["http", "https", "mailto"].includes(one))).toEqual([]);
      // Something stays, or nothing was tried.
      expect(inside).toContain("a href");
      expect(browser.page.dialogs()).toBe(0);
    },
    20_000 * threads.length,
  );

  test("the backends are asked for threads, and nothing else", () => {
    expect([...backends.asked].toSorted()).toEqual([
      "/isso/",
      "/wp-json/wp/v2/comments",
      "/wp-json/wp/v2/posts",
    ]);
  });

  test("a policy that does not name DOMPurify: the same words, plain, and one line for the developer", async () => {
    const typed = await browser.page.evaluate(() => "trustedTypes" in globalThis, null);
    const seen = await visit("/unnamed/wo", 0);
    expect(seen.text).toBe(Array(perThread).fill("Fine.").join("\n"));
    expect(seen.said).toHaveLength(typed ? 1 : 0);
    if (!typed) return;
    expect(seen.inside).toEqual([]);
    expect(seen.said[0]).toContain("trusted-types lit-html dompurify 'allow-duplicates'");
  });
});
