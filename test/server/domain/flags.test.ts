/** What machines notice, from the call to the books: it explains and refuses nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { NewComment } from "../../../src/contract/records.ts";
import { notice } from "../../../src/server/domain/flags.ts";
import { publishGuidelines } from "../../../src/server/domain/guidelines.ts";
import { listWaiting } from "../../../src/server/domain/queue.ts";
import { fromWords } from "../../../src/guidance/words.ts";
import { createDatabase, dialects } from "../../helpers/databases.ts";
import { fullScans, openWatched, type WatchedStorage } from "../../helpers/plans.ts";
import { prepareSite } from "../../helpers/prepared-site.ts";
import { newSubmission } from "../../helpers/reader-client.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";
import { createStores } from "../../../src/server/storage/stores.ts";

const day = 24 * 60 * 60 * 1000;
const words = fromWords([]);
const plain = { guideline: null, matches: [], value: null };
/** A text that says nothing anyone could object to, and that no other test has. */
const text = (what: number | string) =>
  `The bridge over the river is closed until spring, says notice ${what}.`;

describe("of the call itself", () => {
  const noticed = (comment: Partial<NewComment>, flood = false) =>
    notice({ comment: newSubmission({ text: text(0), ...comment }).comment, flood, words });

  test("mostly nothing is noticed", () => {
    expect(noticed({})).toEqual([]);
    expect(noticed({ writingTime: 3_000 })).toEqual([]);
    expect(noticed({ writingTime: 86_400_000 })).toEqual([]);
  });

  test("a filled honeypot", () => {
    expect(noticed({ honeypot: "https://shop.example" })).toEqual([{ check: "honeypot", ...plain }]);
    expect(noticed({ honeypot: " " })).toHaveLength(1);
  });

  test.each([
    [0, 0],
    [999, 0],
    [2_999, 2],
  ])("%i milliseconds of writing are hasty", (writingTime, value) => {
    expect(noticed({ writingTime })).toEqual([{ check: "hasty", ...plain, value }]);
  });

  test("a flood, and all of them together", () => {
    expect(noticed({}, true)).toEqual([{ check: "flood", ...plain }]);
    const all = noticed({ honeypot: "x", writingTime: 1 }, true);
    expect(all.map(({ check }) => check)).toEqual(["honeypot", "flood", "hasty"]);
  });

  test("words that go against a guideline, with their places", () => {
    const { comment } = newSubmission({ text: `You blatherskite of a ${text(0)}` });
    const listed = fromWords([{ guideline: "attacks", words: ["blatherskite"] }]);
    expect(notice({ comment, flood: false, words: listed })).toEqual([
      { check: "guidance", guideline: "attacks", matches: [{ start: 4, end: 16 }], value: null },
    ]);
    expect(notice({ comment, flood: false, words })).toEqual([]);
  });
});

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  let articles = 0;
  let key: string;

  beforeAll(async () => {
    reader = await openReaderApp(dialect);
  });
  afterAll(async () => reader.leave());
  beforeEach(() => {
    key = `/article-${++articles}`;
  });

  const flagsOf = async (id: string) => (await reader.services.stores.flags.of([id])).get(id);
  const post = (comment: Partial<NewComment> = {}) =>
    reader.post({ key, text: text(articles), lang: "en", ...comment });

  test("a comment without flags leaves none, one with several keeps their order", async () => {
    expect(await flagsOf((await post()).id)).toBeUndefined();
    const odd = await post({ text: text("odd"), honeypot: "x", writingTime: 1_500 });
    expect(await flagsOf(odd.id)).toEqual([
      { check: "honeypot", ...plain },
      { check: "hasty", ...plain, value: 1 },
    ]);
    expect(odd.state).toBe("pending");
  });

  test("the same text is counted, in whatever thread, by whoever wrote it", async () => {
    const [first, second, third] = [
      await post(),
      await post({ author: "Other" }),
      await post({ key: `${key}/b` }),
    ];
    expect(await flagsOf(first.id)).toBeUndefined();
    expect(await flagsOf(second.id)).toEqual([{ check: "duplicate", ...plain, value: 1 }]);
    expect(await flagsOf(third.id)).toEqual([{ check: "duplicate", ...plain, value: 2 }]);
    // Another text, by as little as a space.
    expect(await flagsOf((await post({ text: `${text(articles)} ` })).id)).toBeUndefined();
  });

  test("only what came within a day", async () => {
    await post();
    reader.pass(day);
    expect(await flagsOf((await post()).id)).toMatchObject([{ value: 1 }]);
    reader.pass(day + 1);
    expect(await flagsOf((await post()).id)).toBeUndefined();
  });

  test("only on the same site", async () => {
    await post();
    const site = (await reader.services.stores.sites.find("default"))!;
    await reader.services.stores.sites.create({ ...site, id: `site-${articles}` });
    expect(await flagsOf((await post({ site: `site-${articles}` })).id)).toBeUndefined();
  });

  test("not what was erased", async () => {
    const { id } = await post();
    await reader.storage.db
      .updateTable("comment")
      .set({ text: null, author: null, erased_at: 1 })
      .where("id", "=", id)
      .execute();
    expect(await flagsOf((await post()).id)).toBeUndefined();
  });

  test("a comment that is sent again is no other comment", async () => {
    const one = newSubmission({ key, text: text(articles), lang: "en" });
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      ids.push(((await (await reader.submit(one)).json()) as { id: string }).id);
    }
    expect(new Set(ids).size).toBe(1);
    expect(await flagsOf(ids[0]!)).toBeUndefined();
  });

  test("many at once are counted one after the other", async () => {
    const owns = await Promise.all(Array.from({ length: 12 }, () => post()));
    const flags = await reader.services.stores.flags.of(owns.map(({ id }) => id));
    const values = [...flags.values()].map(([flag]) => flag!.value ?? 0).toSorted((a, b) => a - b);
    expect(values).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test("listed words are those of the comment's language", async () => {
    await reader.services.stores.wordLists.set("default", {
      lang: "tr",
      guideline: "attacks",
      words: ["zırtapoz"],
    });
    const said = (lang: string) => post({ text: `${text(lang)} zırtapoz`, lang });
    expect(await flagsOf((await said("tr")).id)).toMatchObject([{ check: "guidance", guideline: "attacks" }]);
    expect(await flagsOf((await said("en")).id)).toBeUndefined();
    // Unknown: the language in which its author read the rules.
    const unknown = await post({
      text: `${text("und")} zırtapoz`,
      lang: "und",
      guidelines: { version: 1, lang: "tr" },
    });
    expect(await flagsOf(unknown.id)).toMatchObject([{ check: "guidance" }]);
  });

  test("at the desk a flag names the rule that the site has, and one it has not is none", async () => {
    const words = { lang: "und", words: ["zırtapozlar"] };
    const { stores } = reader.services;
    await stores.wordLists.set("default", { ...words, guideline: "attacks" });
    await post({ text: `${text("desk")} zırtapozlar`, honeypot: "x" });
    const atDesk = async () => {
      const list = { site: "default", after: null, limit: 100, lang: null, reading: "en" };
      return (await listWaiting(reader.services, list)).items.at(-1)!.flags;
    };
    const { rules } = (await reader.thread(key)).guidelines;
    const number = rules.findIndex(({ id }) => id === "attacks") + 1;
    expect(await atDesk()).toMatchObject([
      { check: "honeypot", guideline: null },
      { check: "guidance", guideline: { id: "attacks", number, label: rules[number - 1]!.label } },
    ]);
    await publishGuidelines(reader.services, {
      site: "default",
      languages: [
        { ...(await reader.thread(key)).guidelines, rules: rules.filter(({ id }) => id !== "attacks") },
      ],
    });
    expect(await atDesk()).toMatchObject([{ check: "honeypot" }]);
  });

  test("the language is the author's word, and found where they say none", async () => {
    const sorani = "ئەم پرۆژەیە بۆ خەڵکی ناوچەکە زۆر گرنگە و دەبێت زوو تەواو بکرێت لەم ساڵەدا.";
    expect((await post({ text: sorani, lang: null })).lang).toBe("ckb");
    expect((await post({ text: sorani, lang: "fa" })).lang).toBe("fa");
    expect((await post({ text: sorani, lang: "und" })).lang).toBe("und");
  });
});

describe.each(dialects)("plans on %s", (dialect) => {
  let storage: WatchedStorage;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await createDatabase(dialect);
    await prepareSite(database.url);
    storage = openWatched(database.url);
    drop = () => database.drop();
  });
  afterAll(async () => {
    await storage.close();
    await drop();
  });

  test("what intake asks finds its rows by an index", async () => {
    const stores = createStores(storage.db);
    const queries = await storage.queriesOf(async () => {
      await stores.flags.of(["a", "b"]);
      await stores.flags.countSame({ site: "default", sha256: "00", since: 1 });
      await stores.spentTokens.spend({ site: "default", tokenId: "a", expiresAt: 1 });
      await stores.spentTokens.sweep(1);
      await stores.waits.recent("default", 100);
      await stores.wordLists.of("default");
    });
    expect(queries).toHaveLength(6);
    for (const query of queries.filter(({ sql }) => !sql.startsWith("insert")))
      expect(await fullScans(storage, query)).toEqual([]);
  });
});
