import { describe, expect, test } from "vitest";
import { ckb } from "../../../src/i18n/pages/ckb.ts";
import type { PageMessages } from "../../../src/i18n/pages/en.ts";
import { loadPageLanguage } from "../../../src/i18n/pages/load.ts";
import { catalogueSuite } from "../catalogue-suite.ts";

catalogueSuite(
  async (lang) =>
    ((await import(`../../../src/i18n/pages/${lang}.ts`)) as Record<string, PageMessages>)[lang]!,
);

test("says in the widget's words what the widget says too", async () => {
  const { messages } = await loadPageLanguage("ckb", null);
  expect(messages.heading).toBe("لێدوانەکان");
  expect(messages.withdraw).toBe("کشاندنەوە");
  expect(messages.staff).toBe("دەستەی نووسەران");
  expect(messages.nextPage).toBe(ckb.nextPage);
});

describe("dates", () => {
  const lateInJune = "2026-06-30T22:05:00.000Z";

  test.each([
    ["en", null, "30 June 2026", "30 June 2026 at 22:05 UTC"],
    ["en", "Asia/Baghdad", "1 July 2026", "1 July 2026 at 01:05"],
    ["ckb", null, "٣٠ی حوزەیرانی ٢٠٢٦", "٣٠ی حوزەیرانی ٢٠٢٦، کاتژمێر ٢٢:٠٥ (UTC)"],
    ["ckb", "Asia/Baghdad", "١ی تەممووزی ٢٠٢٦", "١ی تەممووزی ٢٠٢٦، کاتژمێر ٠١:٠٥"],
    ["kmr", null, "30yê Hezîrana 2026an", "30yê Hezîrana 2026an, saet 22:05 (UTC)"],
    ["kmr", "Europe/Istanbul", "1ê Tîrmeha 2026an", "1ê Tîrmeha 2026an, saet 01:05"],
    ["ar", "Asia/Baghdad", "١ يوليو ٢٠٢٦", "١ يوليو ٢٠٢٦ في ٠١:٠٥"],
    ["fa", "Asia/Baghdad", "۱۰ تیر ۱۴۰۵", "۱۰ تیر ۱۴۰۵ ساعت ۰۱:۰۵"],
    ["de", null, "30. Juni 2026", "30. Juni 2026 um 22:05 Uhr UTC"],
    ["de", "Europe/Berlin", "1. Juli 2026", "1. Juli 2026 um 00:05 Uhr"],
    ["es", "Asia/Baghdad", "1 de julio de 2026", "1 de julio de 2026 a la 01:05"],
    ["fr", "Europe/Paris", "1er juillet 2026", "1er juillet 2026 à 00:05"],
  ] as const)("in %s with the newsroom at %s are %s", async (lang, zone, date, moment) => {
    const { format } = await loadPageLanguage(lang, zone);
    expect(format.date(lateInJune)).toBe(date);
    expect(format.moment(lateInJune)).toBe(moment);
  });

  test("say the year today, too, for a page is kept", async () => {
    const { format } = await loadPageLanguage("en", null);
    expect(format.moment(new Date().toISOString())).toContain(String(new Date().getUTCFullYear()));
  });
});
