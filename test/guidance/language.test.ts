/**
 * Sentences as readers write them, `sentences/*.txt`, one a line: a file for each language, and in `und.txt` what is
 * none of them, or too little to tell: names, links, laughter, mixed texts, chat letters, neighbouring languages.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { detectLanguage } from "../../src/guidance/language.ts";

const sentencesIn = (lang: string): string[] =>
  readFileSync(join(import.meta.dirname, `sentences/${lang}.txt`), "utf8")
    .trimEnd()
    .split("\n");

describe.each(["ckb", "kmr", "ar", "tr", "fa", "de", "fr", "es", "en"])("%s", (lang) => {
  const sentences = sentencesIn(lang);
  const found = sentences.map((text) => ({ text, as: detectLanguage(text) }));

  test("has at least 50 different sentences", () => {
    expect(new Set(sentences).size).toBeGreaterThanOrEqual(50);
  });

  test("is never taken for another language", () => {
    expect(found.filter(({ as }) => as !== lang && as !== "und")).toEqual([]);
  });

  test("is known in at least 95 of 100", () => {
    const unknown = found.filter(({ as }) => as === "und");
    expect(1 - unknown.length / found.length, JSON.stringify(unknown)).toBeGreaterThanOrEqual(0.95);
  });

  test("is known in all of them together, with a link between, in capitals, and by single words never", () => {
    expect(detectLanguage(sentences.join("\n"))).toBe(lang);
    expect(detectLanguage(sentences.slice(0, 9).join(" https://example.com/the-and-der-die-le-la "))).toBe(
      lang,
    );
    expect(detectLanguage(sentences.slice(0, 9).join(" ").toLocaleUpperCase(lang))).toBe(lang);
    for (const word of sentences.slice(0, 9).flatMap((text) => text.split(/\s+/))) {
      expect(detectLanguage(word)).toBe("und");
    }
  });
});

test("what cannot be told is not guessed", () => {
  const sentences = sentencesIn("und");
  expect(new Set(sentences).size).toBeGreaterThanOrEqual(60);
  const guessed = sentences
    .map((text) => ({ text, as: detectLanguage(text) }))
    .filter(({ as }) => as !== "und");
  expect(guessed).toEqual([]);
});

test("half one language and half another is neither", () => {
  for (const [one, other] of [
    ["en", "ar"],
    ["tr", "ckb"],
    ["kmr", "fa"],
    ["de", "ar"],
  ] as const) {
    const mixed = sentencesIn(one).slice(0, 5).concat(sentencesIn(other).slice(0, 5));
    expect(detectLanguage(mixed.join(" "))).toBe("und");
  }
});

test.each([
  ["without text", ""],
  ["spaces", " \n\t "],
  ["only marks", "\u064e\u0301\u200c"],
])("und for %s", (_, text) => {
  expect(detectLanguage(text)).toBe("und");
});

test("Sorani of old keyboards, and Persian and Arabic typed with each other's", () => {
  expect(detectLanguage("ئه‌مه‌ شتێكی باش نییه‌ و هه‌موومان ده‌یزانین")).toBe("ckb");
  expect(detectLanguage("اين كتاب را از كجا مي توانم پيدا كنم كه هم خوب باشد؟")).toBe("fa");
  expect(detectLanguage("هذا ما قلناه فی المقال السابق عن الکهرباء ولکن لا احد یسمع")).toBe("ar");
});
