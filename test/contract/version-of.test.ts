import { describe, expect, it } from "vitest";
import { versionOf } from "../../src/contract/version-of.ts";

describe("the version of a text", () => {
  it("is a whole number of 31 bits, the same for the same text", () => {
    for (const text of ["", "a", "Guidelines", "ڕێنماییەکان", "\u{1F600}".repeat(5000)]) {
      const version = versionOf(text);
      expect(Number.isInteger(version) && version >= 0 && version < 2 ** 31).toBe(true);
      expect(versionOf(text)).toBe(version);
    }
  });

  it("is another for each of ten thousand texts that differ in one character", () => {
    const versions = new Set(Array.from({ length: 10_000 }, (_, i) => versionOf(`Rule ${i} of many`)));
    expect(versions.size).toBe(10_000);
  });
});
