/** Listed words on their way to readers: only as hashes, in the right languages, asked for once. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { WordsAnswer } from "../../../src/contract/records.ts";
import { hashesOf } from "../../../src/guidance/words.ts";
import { starterWords } from "../../../src/guidance/words/index.ts";
import { createWordShelf } from "../../../src/server/domain/words.ts";
import type { StoredWordList } from "../../../src/server/domain/intake-ports.ts";
import { dialects } from "../../helpers/databases.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

const hash = (folded: string): string => createHash("sha256").update(folded).digest("hex").slice(0, 16);

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  let site: string;
  let sites = 0;
  beforeAll(async () => {
    reader = await openReaderApp(dialect);
  });
  afterAll(async () => reader.leave());
  beforeEach(async () => {
    site = `site-${++sites}`;
    const main = (await reader.services.stores.sites.find("default"))!;
    await reader.services.stores.sites.create({ ...main, id: site });
  });

  const set = (list: StoredWordList) => reader.services.stores.wordLists.set(site, list);
  const ask = (lang: string, headers: Record<string, string> = {}) =>
    reader.request(`/v1/words?site=${site}&lang=${lang}`, { headers });
  const lists = async (lang: string) => ((await (await ask(lang)).json()) as WordsAnswer).lists;
  const hashes = async (lang: string, guideline = "attacks") =>
    (await lists(lang)).find((list) => list.guideline === guideline)?.hashes ?? [];

  test("travel as the beginning of their SHA-256, folded, and never as they are", async () => {
    await set({ lang: "en", guideline: "attacks", words: ["Blatherskite", "Old  Fogey"] });
    const answer = await ask("en");
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain(hash("blatherskite"));
    expect(text).toContain(hash("old fogey"));
    expect(text.toLowerCase()).not.toMatch(/blather|fogey/);
    expect(await hashes("en")).toSatisfy((found: string[]) =>
      found.every((one) => /^[0-9a-f]{16}$/.test(one)),
    );
  });

  test("are those of the language asked for, and those for every language", async () => {
    await set({ lang: "tr", guideline: "attacks", words: ["zırtapoz"] });
    await set({ lang: "und", guideline: "attacks", words: ["xyzzyx"] });
    await set({ lang: "und", guideline: "promotion", words: ["plughplugh"] });
    expect(await hashes("tr")).toEqual(expect.arrayContaining([hash("zırtapoz"), hash("xyzzyx")]));
    expect(await hashes("tr-CY")).toEqual(await hashes("tr"));
    expect(await hashes("TR")).toEqual(await hashes("tr"));
    const other = await hashes("zz");
    expect(other).toContain(hash("xyzzyx"));
    expect(other).not.toContain(hash("zırtapoz"));
    expect(await hashes("zz", "promotion")).toContain(hash("plughplugh"));
    // One list for a guideline, whatever it was put together from.
    const found = (await lists("tr")).map(({ guideline }) => guideline);
    expect(new Set(found).size).toBe(found.length);
  });

  test("are starter lists where a site has set none, and its own instead", async () => {
    const [lang, [starter]] = Object.entries(starterWords)[0]! as [
      string,
      [(typeof starterWords)[string][number]],
    ];
    const before = await hashes(lang, starter.guideline);
    expect(before).toEqual(expect.arrayContaining(hashesOf(starter.words)));
    // A list for other texts takes nothing away here.
    await set({ lang: "zz", guideline: starter.guideline, words: ["blatherskite"] });
    expect(await hashes(lang, starter.guideline)).toEqual(before);
    await set({ lang, guideline: starter.guideline, words: ["blatherskite"] });
    expect(await hashes(lang, starter.guideline)).toEqual([hash("blatherskite")]);
    await set({ lang, guideline: starter.guideline, words: [] });
    expect(await hashes(lang, starter.guideline)).toEqual([]);
  });

  test("are asked for again only when they have changed", async () => {
    const first = await ask("en");
    const tag = first.headers.get("ETag")!;
    expect(first.headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate, s-maxage=10");
    expect(first.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect((await ask("en", { "If-None-Match": tag })).status).toBe(304);
    await set({ lang: "en", guideline: "relevant", words: ["xyzzyx"] });
    const second = await ask("en", { "If-None-Match": tag });
    expect(second.status).toBe(200);
    expect(second.headers.get("ETag")).not.toBe(tag);
    // What holds in another language stays as it is.
    const other = (await ask("de")).headers.get("ETag")!;
    await set({ lang: "en", guideline: "relevant", words: [] });
    expect((await ask("de", { "If-None-Match": other })).status).toBe(304);
  });

  test("of another site stay there", async () => {
    await set({ lang: "en", guideline: "attacks", words: ["blatherskite"] });
    const there = await reader.read<WordsAnswer>("/v1/words?site=default&lang=en");
    expect(JSON.stringify(there)).not.toContain(hash("blatherskite"));
  });

  test("of an unknown site are none", async () => {
    const answer = await reader.request("/v1/words?site=nowhere&lang=en");
    expect([answer.status, await answer.json()]).toMatchObject([
      404,
      { code: "unknown-site", field: "site" },
    ]);
  });

  test("are read from the books once for each version of a site, whatever languages are asked for", async () => {
    const { stores } = reader.services;
    let asked = 0;
    const shelf = createWordShelf({
      ...stores,
      wordLists: {
        ...stores.wordLists,
        of(id) {
          asked++;
          return stores.wordLists.of(id);
        },
      },
    });
    const found = (await stores.sites.find(site))!;
    const known = await Promise.all(
      ["en", "en-GB", "tr", "zz", "zy", "zx"].map((lang) => shelf.of(found, lang)),
    );
    expect(asked).toBe(1);
    expect(known[1]).toBe(known[0]);
    // Languages that nobody has lists for share one answer, however many strangers invent.
    expect(known[4]).toBe(known[3]);
    await set({ lang: "en", guideline: "attacks", words: ["blatherskite"] });
    await shelf.of((await stores.sites.find(site))!, "en");
    expect(asked).toBe(2);
  });
});
