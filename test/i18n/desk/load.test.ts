import { expect, test } from "vitest";
import { languages } from "../../../src/i18n/format.ts";
import { loadDeskLanguage } from "../../../src/i18n/desk/load.ts";
import { catalogueSuite } from "../catalogue-suite.ts";

catalogueSuite(async (lang) => (await loadDeskLanguage(lang)).messages);

test("brings each language's own conventions with its messages", async () => {
  const formats = await Promise.all(languages.map(async (lang) => (await loadDeskLanguage(lang)).format));
  expect(formats.map((format) => format.lang)).toEqual([...languages]);
  expect(new Set(formats.map((format) => format.ago(new Date().toISOString()))).size).toBe(languages.length);
});
