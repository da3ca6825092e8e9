/** Publishing guidelines: what may go out, what it changes, and that readers see it whole. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guideline } from "../../../src/contract/records.ts";
import {
  publishGuidelines,
  readGuidelines,
  type GuidelinesText,
} from "../../../src/server/domain/guidelines.ts";
import { dialects } from "../../helpers/databases.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

const rule = (id: string, more: Partial<Guideline> = {}): Guideline => ({
  id,
  label: `No ${id}`,
  explanation: "",
  ground: true,
  ...more,
});
const text = (lang: string, rules: Guideline[], more: Partial<GuidelinesText> = {}): GuidelinesText => ({
  lang,
  title: "Before you write",
  introduction: "",
  closing: "",
  rules,
  ...more,
});
const three = [rule("a"), rule("b"), rule("c", { ground: false })];
const nothing = { added: [], removed: [] };

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  beforeAll(async () => {
    reader = await openReaderApp(dialect);
  });
  afterAll(async () => reader.leave());

  const publish = (...languages: GuidelinesText[]) =>
    publishGuidelines(reader.services, { site: "default", languages });
  const seen = async (lang: string) => (await reader.thread("/a", `&lang=${lang}`)).guidelines;

  test("each version says how it differs from the one before", async () => {
    const first = await publish(text("en", three), text("ckb", three));
    expect(first).toMatchObject({
      version: 2,
      languages: { added: [], removed: expect.arrayContaining(["ar", "tr", "kmr"]) },
      rules: { added: ["a", "b", "c"], removed: expect.arrayContaining(["promotion"]) },
      grounds: nothing,
      reordered: false,
    });
    expect(await publish(text("ckb", three), text("en", three))).toBeUndefined();
    expect((await readGuidelines(reader.services.stores, "default")).version).toBe(2);

    const worded = [rule("a", { label: "Never a" }), rule("b", { explanation: "Because" }), three[2]!];
    expect(await publish(text("en", worded, { closing: "Thank you" }), text("ckb", three))).toEqual({
      version: 3,
      languages: nothing,
      rules: nothing,
      grounds: nothing,
      reordered: false,
      reworded: [{ lang: "en", parts: ["closing", "a", "b"] }],
    });

    const other = [rule("c"), rule("a"), rule("d")];
    expect(await publish(text("en", other), text("ckb", other), text("KMR", other))).toEqual({
      version: 4,
      languages: { added: ["kmr"], removed: [] },
      rules: { added: ["d"], removed: ["b"] },
      grounds: { added: ["c"], removed: [] },
      reordered: true,
      reworded: [{ lang: "en", parts: ["closing", "a"] }],
    });

    expect(await publish(text("en", [rule("a"), rule("d", { ground: false })]))).toMatchObject({
      version: 5,
      languages: { added: [], removed: ["ckb", "kmr"] },
      rules: { added: [], removed: ["c"] },
      grounds: { added: [], removed: ["d"] },
      reordered: false,
    });
  });

  test("readers see a version in all its languages, from one answer to the next", async () => {
    const before = await reader.request("/v1/thread?site=default&key=/a&lang=en");
    const published = await publish(
      text("en", three, { title: "New" }),
      text("ckb", three, { title: "نوێ" }),
    );
    const after = await reader.request("/v1/thread?site=default&key=/a&lang=en");
    expect(after.headers.get("ETag")).not.toBe(before.headers.get("ETag"));
    const { version } = published!;
    expect(await seen("en")).toEqual({ ...text("en", three, { title: "New" }), version });
    expect(await seen("ckb")).toMatchObject({ version, title: "نوێ" });
    expect(await seen("ar")).toMatchObject({ version, lang: "en" });
  });

  const long = "x".repeat(2_001);
  test.each<[string, GuidelinesText[], string]>([
    ["no language", [], "no guidelines to publish"],
    ["one language twice", [text("en", three), text("EN", three)], "two in en"],
    ["no language's tag", [text("not a tag", three)], "no language tag"],
    ["no rule", [text("en", [])], "0 rules"],
    [
      "too many rules",
      [
        text(
          "en",
          Array.from({ length: 51 }, (_, n) => rule(`r${n}`)),
        ),
      ],
      "51 rules",
    ],
    ["nothing to rest on", [text("en", [rule("a", { ground: false })])], "nothing to rest on"],
    ["a rule twice", [text("en", [rule("a"), rule("a")])], 'the id "a"'],
    ["an id with a space", [text("en", [rule("a b")])], 'the id "a b"'],
    ["a blank title", [text("en", three, { title: " " })], "the title is blank"],
    ["a blank label", [text("en", [rule("a", { label: "\u200b" })])], "the label of a is blank"],
    ["a label without end", [text("en", [rule("a", { label: long })])], "label of a is longer"],
    ["an introduction without end", [text("en", three, { introduction: long })], "introduction is longer"],
    ["what cannot be kept", [text("en", three, { closing: "a\0" })], "closing has a character"],
    ["other rules in another language", [text("en", three), text("ckb", three.slice(1))], "In ckb and en"],
    ["another order", [text("en", three), text("ckb", three.toReversed())], "In ckb and en"],
    [
      "another ground",
      [
        text("en", three),
        text(
          "ckb",
          three.map((one) => ({ ...one, ground: true })),
        ),
      ],
      "In ckb and en",
    ],
  ])("%s is refused, and nothing of it published", async (_, languages, why) => {
    const { version } = await readGuidelines(reader.services.stores, "default");
    await expect(publish(...languages)).rejects.toThrow(why);
    expect((await readGuidelines(reader.services.stores, "default")).version).toBe(version);
  });

  test("an unknown site has none", async () => {
    const input = { site: "nowhere", languages: [text("en", three)] };
    await expect(publishGuidelines(reader.services, input)).rejects.toThrow("There is no site nowhere.");
  });
});
