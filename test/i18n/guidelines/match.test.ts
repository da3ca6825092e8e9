import { expect, test } from "vitest";
import { matchGuidelines } from "../../../src/i18n/guidelines/match.ts";

test.each([
  ["de-AT", "de"],
  ["gsw-CH", "de"],
  ["fr_CA", "fr"],
  ["es-419", "es"],
  ["tr-Latn-TR", "tr"],
  ["prs-AF", "fa"],
  ["kmr", "kmr"],
  ["ku-TR", "kmr"],
  ["ku-Latn-IQ", "kmr"],
  ["ku", "ckb"],
  ["ckb-IQ", "ckb"],
  ["ar-EG", "ar"],
  ["en-GB", "en"],
  ["sv", "en"],
  ["frr", "en"],
  ["", "en"],
])("%s is nearest to %s", (tag, nearest) => {
  expect(matchGuidelines(tag)).toBe(nearest);
});
