import { expect, test } from "vitest";
import { directionOf, matchLanguage } from "../../src/i18n/language.ts";

test.each([
  ["en", "en"],
  ["en-US", "en"],
  ["EN_gb", "en"],
  ["ckb", "ckb"],
  ["ckb-IQ", "ckb"],
  ["ckb-Arab-IR", "ckb"],
  ["ku", "ckb"],
  ["ku-Arab", "ckb"],
  ["ku-IQ", "ckb"],
  ["ku-Latn", "kmr"],
  ["ku-TR", "kmr"],
  ["ku-Latn-IQ", "kmr"],
  ["kmr", "kmr"],
  ["kmr_TR", "kmr"],
  ["ar", "ar"],
  ["ar-IQ", "ar"],
  ["acm", "ar"],
  ["arc", "en"],
  ["tr-Latn-TR", "tr"],
  ["trv", "en"],
  ["fa-IR", "fa"],
  ["prs-AF", "fa"],
  ["de-AT", "de"],
  ["gsw-CH", "de"],
  ["fr_CA", "fr"],
  ["frr", "en"],
  ["es-419", "es"],
  ["fi", "en"],
  ["", "en"],
  ["constructor", "en"],
  ["not a tag", "en"],
])("the nearest to %o is %s", (tag, nearest) => {
  expect(matchLanguage(tag)).toBe(nearest);
});

test.each([
  ["ckb", "rtl"],
  ["ku-Arab", "rtl"],
  ["ku-Latn", "ltr"],
  ["kmr", "ltr"],
  ["kmr-Arab", "rtl"],
  ["ar", "rtl"],
  ["ar-Latn", "ltr"],
  ["az", "ltr"],
  ["az-Arab", "rtl"],
  ["fa", "rtl"],
  ["ur", "rtl"],
  ["he", "rtl"],
  ["pa", "ltr"],
  ["pa-PK", "rtl"],
  ["tr", "ltr"],
  ["und", "ltr"],
  ["", "ltr"],
  ["not a tag", "ltr"],
])("%o runs %s", (tag, direction) => {
  expect(directionOf(tag)).toBe(direction);
});
