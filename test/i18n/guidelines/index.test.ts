import { describe, expect, test } from "vitest";
import { defaultGuidelines } from "../../../src/i18n/guidelines/index.ts";
import { loadDefaultGuidelines } from "../../../src/i18n/guidelines/load.ts";
import { languages } from "../../../src/i18n/format.ts";
import { foreignToSorani } from "../catalogue-suite.ts";

describe.each(languages)("%s", (lang) => {
  const guidelines = defaultGuidelines[lang];

  test("has the nine rules in their order, the last two no ground for a rejection", () => {
    expect(guidelines.rules.map(({ id, ground }) => `${id}${ground ? "" : " –"}`)).toEqual([
      "relevant",
      "profanity",
      "threats",
      "attacks",
      "vulgarity",
      "abuse",
      "promotion",
      "criticism –",
      "unedited –",
    ]);
  });

  test("says something everywhere, once, and labels are no sentences", () => {
    const { title, introduction, rules, closing } = guidelines;
    const labels = rules.map((rule) => rule.label);
    const texts = [title, introduction, closing, ...labels, ...rules.map((rule) => rule.explanation)];
    expect(new Set(texts).size).toBe(3 + 2 * 9);
    for (const text of texts) expect(text).toMatch(/^\S.*\S$/);
    // A label stands inside "It rests on guideline 7: No promotion."
    for (const label of labels) expect(label).not.toMatch(/[.؟?!]$/);
    for (const rule of rules) expect(rule.explanation).toMatch(/\.$/);
  });

  test("is what a page loads alone", async () => {
    expect(await loadDefaultGuidelines(lang)).toEqual(guidelines);
    expect(guidelines.lang).toBe(lang);
  });
});

test("Sorani has its own letters", () => {
  expect(JSON.stringify(defaultGuidelines.ckb)).not.toMatch(foreignToSorani);
});
