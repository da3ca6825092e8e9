import { expect, test } from "vitest";
import { languages } from "../../../src/i18n/format.ts";
import { loadLaterMessages, loadWidgetLanguage } from "../../../src/i18n/widget/load.ts";
import { catalogueSuite } from "../catalogue-suite.ts";

catalogueSuite(async (lang) => ({
  ...(await loadWidgetLanguage(lang)).messages,
  ...(await loadLaterMessages(lang)),
}));

test.each(languages)("says each thing in one of the two chunks of %s", async (lang) => {
  const { messages } = await loadWidgetLanguage(lang);
  const later = await loadLaterMessages(lang);
  expect(Object.keys(later).filter((key) => key in messages)).toEqual([]);
});

test("brings each language's own conventions with its messages", async () => {
  const formats = await Promise.all(languages.map(async (lang) => (await loadWidgetLanguage(lang)).format));
  expect(formats.map((format) => format.lang)).toEqual([...languages]);
  expect(new Set(formats.map((format) => format.ago(new Date().toISOString()))).size).toBe(languages.length);
});
