import { expect, test } from "vitest";
import { isolated } from "../../src/i18n/isolated.ts";

test("a name cannot end its isolation, nor begin another, nor break its line", () => {
  expect(isolated("Marit")).toBe("\u2068Marit\u2069");
  expect(isolated("a\u2069b\u202ec\nd\u2028e")).toBe("\u2068a b c d e\u2069");
  // Marks that join letters, and those that say which way a single one runs, reach no further than the name.
  expect(isolated("می\u200cخواهم\u200e")).toBe("\u2068می\u200cخواهم\u200e\u2069");
});
