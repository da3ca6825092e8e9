/**
 * Ordinary words and phrases that look like insults, links, numbers or advertisements, or hold some: `traps/*.txt`, one
 * a line. None may be hit, by the lists of any language.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkNow } from "../../src/guidance/check.ts";
import { fromWords } from "../../src/guidance/words.ts";
import { starterWords } from "../../src/guidance/words/index.ts";

const words = fromWords(Object.values(starterWords).flat());

/** A single short word is short, whatever it says. */
const hits = (text: string): string[] =>
  checkNow(text, { words })
    .filter(({ check }) => check !== "short")
    .map(
      ({ check, matches }) =>
        `${text}: ${check} ${matches.map(({ start, end }) => text.slice(start, end)).join(", ")}`,
    );

describe.each(["ckb", "kmr", "ar", "tr", "fa", "en"])("%s", (lang) => {
  const traps = readFileSync(join(import.meta.dirname, `traps/${lang}.txt`), "utf8")
    .trimEnd()
    .split("\n");

  test("has at least 200 different traps", () => {
    expect(new Set(traps).size).toBeGreaterThanOrEqual(200);
  });

  test("none is hit", () => {
    expect(traps.flatMap(hits)).toEqual([]);
  });

  test("none is hit in a sentence of them", () => {
    const sentences = Array.from({ length: Math.floor(traps.length / 5) }, (_, place) =>
      traps.slice(place * 5, place * 5 + 5).join(" ; "),
    );
    expect(sentences.flatMap(hits)).toEqual([]);
  });
});
