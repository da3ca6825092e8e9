import { afterEach, describe, expect, it, vi } from "vitest";
import { countGraphemes, findUnstorable, isBlank } from "../../src/contract/text.ts";

const lengths: [text: string, length: number][] = [
  ["", 0],
  ["Hello", 5],
  ["a\r\nb", 3],
  ["👨‍👩‍👧‍👦", 1],
  ["👍🏽👍", 2],
  ["🇹🇷🇮🇶", 2],
  ["e\u0301", 1],
  ["1\ufe0f\u20e3", 1],
  ["هەڵۆ", 4],
  ["ده\u200cکه\u200cم", 5],
  ["كَتَبَ", 3],
];

describe("countGraphemes", () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each(lengths)("counts %j as %i", (text, length) => {
    expect(countGraphemes(text)).toBe(length);
  });

  it.each(lengths)("counts %j as %i also in a browser that cannot segment", (text, length) => {
    vi.stubGlobal("Intl", {});
    expect(countGraphemes(text)).toBe(length);
  });
});

describe("findUnstorable", () => {
  it("gives the offset of the first NUL or lone surrogate, and -1 where there is none", () => {
    expect(findUnstorable("a👍")).toBe(-1);
    expect(findUnstorable("a\0\0")).toBe(1);
    expect(findUnstorable("👍\ud83d")).toBe(2);
    expect(findUnstorable("\udc4d👍")).toBe(0);
  });
});

describe("isBlank", () => {
  it("sees through all that is not seen", () => {
    for (const text of [
      "",
      " \n\t",
      "\u00a0\u2003",
      "\u200b\u200d\ufeff",
      "\u00ad\u2062",
      "\ufe0f",
      "\u3164",
    ]) {
      expect(isBlank(text)).toBe(true);
    }
    for (const text of [".", "\u200bא", "👍"]) expect(isBlank(text)).toBe(false);
  });
});
