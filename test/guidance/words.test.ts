import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { formsOf, fromHashes, fromWords, hashesOf, hashWord } from "../../src/guidance/words.ts";
import { starterWords } from "../../src/guidance/words/index.ts";
import { defaultGuidelines } from "../../src/i18n/guidelines/index.ts";

test("a word's hash is the beginning of its SHA-256", () => {
  const whole = createHash("sha256").update("کەر").digest("hex");
  expect(hashWord("کەر")).toBe(whole.slice(0, 16));
});

test("a word is listed folded, a phrase also as one word, ı also as i, but never i as ı", () => {
  expect(formsOf("Salak")).toEqual(["salak"]);
  expect(formsOf("Siktir git")).toEqual(["siktir git", "siktirgit"]);
  expect(formsOf("şıllık")).toEqual(["şıllık", "şillik"]);
  expect(formsOf("?!")).toEqual([]);
});

const lists = [
  { guideline: "attacks", words: ["rogue", "rogue state actor", "liar"] },
  { guideline: "abuse", words: ["old rogue"] },
];

describe.each([
  ["from words", fromWords(lists)],
  ["from hashes", fromHashes(lists.map(({ guideline, words }) => ({ guideline, hashes: hashesOf(words) })))],
])("%s", (_, listed) => {
  test("finds words and phrases, the longest first", () => {
    const words = ["an", "old", "rogue", "state", "actor", "rogue"];
    expect(words.map((_, index) => listed.at(words, index))).toEqual([
      undefined,
      { guideline: "abuse", count: 2 },
      { guideline: "attacks", count: 3 },
      undefined,
      undefined,
      { guideline: "attacks", count: 1 },
    ]);
  });

  test("finds a phrase written as one word, and none across what keeps apart", () => {
    expect(listed.at(["oldrogue"], 0)).toEqual({ guideline: "abuse", count: 1 });
    expect(listed.at(["old", "", "rogue"], 0)).toBeUndefined();
  });
});

test("without lists nothing is found", () => {
  expect(fromHashes([]).at(["rogue"], 0)).toBeUndefined();
  expect(fromWords([]).at(["rogue"], 0)).toBeUndefined();
});

describe("starter lists", () => {
  const grounds = defaultGuidelines.en.rules.filter(({ ground }) => ground).map(({ id }) => id);

  test.each(Object.entries(starterWords))(
    "%s names default guidelines, and each word once",
    (_, ofLanguage) => {
      expect(ofLanguage.map(({ guideline }) => guideline).filter((id) => !grounds.includes(id))).toEqual([]);
      const folded = ofLanguage.flatMap(({ words }) => words).map((word) => formsOf(word)[0]);
      expect(folded.length).toBeGreaterThanOrEqual(30);
      expect(folded.filter((word, place) => folded.indexOf(word) !== place)).toEqual([]);
    },
  );

  test("phrases are short enough to be found by their hash", () => {
    const words = Object.values(starterWords).flatMap((ofLanguage) =>
      ofLanguage.flatMap((list) => list.words),
    );
    expect(words.filter((word) => formsOf(word)[0]!.split(" ").length > 3)).toEqual([]);
  });
});
