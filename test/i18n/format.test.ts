import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { conventions } from "../../src/i18n/conventions/ckb.ts";
import { createFormat, languages, type Language } from "../../src/i18n/format.ts";

const formats = { en: createFormat("en"), ckb: createFormat("ckb", conventions), ar: createFormat("ar") };
const inAll = <T>(make: (lang: Language) => T): T[] => languages.map(make);

/** Local time, since that is what a reader's dates are in. */
const now = new Date(2026, 10, 22, 10, 30);
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString();
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("number", () => {
  test("has the digits and the grouping of the language", () => {
    expect(inAll((lang) => formats[lang].number(2014))).toEqual(["2,014", "٢٬٠١٤", "٢٬٠١٤"]);
  });
});

describe("plural", () => {
  test("takes the category of the number", () => {
    const forms = { zero: "z", one: "o", two: "t", few: "f", many: "m", other: "x" };
    const taken = (lang: Language) =>
      [0, 1, 2, 3, 10, 11, 99, 100, 102, 103].map((n) => formats[lang].plural(n, forms)).join("");
    expect(inAll(taken)).toEqual(["zoxxxxxxxx", "zoxxxxxxxx", "zotffmmxxf"]);
  });

  test("falls back to `other`, and counts zero as the language does where there is no word for none", () => {
    expect(inAll((lang) => formats[lang].plural(0, { one: "one", other: "# of #" }))).toEqual([
      "0 of 0",
      "٠ of ٠",
      "٠ of ٠",
    ]);
  });
});

describe("date", () => {
  test("names the year only where it is not this one", () => {
    const dates = (lang: Language) =>
      [new Date(2026, 10, 3), new Date(2025, 0, 31)].map((date) => formats[lang].date(date.toISOString()));
    expect(inAll(dates)).toEqual([
      ["3 November", "31 January 2025"],
      ["٣ی تشرینی دووەم", "٣١ی کانوونی دووەمی ٢٠٢٥"],
      ["٣ نوفمبر", "٣١ يناير ٢٠٢٥"],
    ]);
  });

  test("has twelve different months in Sorani", () => {
    const months = Array.from({ length: 12 }, (_, month) =>
      formats.ckb.date(new Date(2026, month, 5).toISOString()),
    );
    expect(new Set(months).size).toBe(12);
  });
});

describe("moment", () => {
  test("says today, or the date, with the time of day", () => {
    const moments = (lang: Language) =>
      [new Date(2026, 10, 22, 9, 4), new Date(2026, 10, 3, 23, 0)].map((date) =>
        formats[lang].moment(date.toISOString()),
      );
    expect(inAll(moments)).toEqual([
      ["today at 09:04", "3 November at 23:00"],
      ["ئەمڕۆ کاتژمێر ٠٩:٠٤", "٣ی تشرینی دووەم، کاتژمێر ٢٣:٠٠"],
      ["اليوم في ٠٩:٠٤", "٣ نوفمبر في ٢٣:٠٠"],
    ]);
  });

  test("keeps the year of another one", () => {
    const lastYear = new Date(2025, 10, 22, 9, 4).toISOString();
    expect(inAll((lang) => formats[lang].moment(lastYear))).toEqual([
      "22 November 2025 at 09:04",
      "٢٢ی تشرینی دووەمی ٢٠٢٥، کاتژمێر ٠٩:٠٤",
      "٢٢ نوفمبر ٢٠٢٥ في ٠٩:٠٤",
    ]);
  });
});

describe("ago", () => {
  test.each([
    [-5 * minute, "now", "ھەر ئێستا", "الآن"],
    [59, "now", "ھەر ئێستا", "الآن"],
    [minute, "1 minute ago", "خولەکێک لەمەوبەر", "قبل دقيقة واحدة"],
    [12 * minute, "12 minutes ago", "١٢ خولەک لەمەوبەر", "قبل ١٢ دقيقة"],
    [2 * hour, "2 hours ago", "٢ کاتژمێر لەمەوبەر", "قبل ساعتين"],
    [3 * day, "3 days ago", "٣ ڕۆژ لەمەوبەر", "قبل ٣ أيام"],
    [8 * day, "1 week ago", "ھەفتەیەک لەمەوبەر", "قبل أسبوع واحد"],
    [70 * day, "2 months ago", "٢ مانگ لەمەوبەر", "قبل شهرين"],
    [800 * day, "2 years ago", "٢ ساڵ لەمەوبەر", "قبل سنتين"],
  ])("%d seconds", (seconds, ...words) => {
    expect(inAll((lang) => formats[lang].ago(before(seconds)))).toEqual(words);
  });
});

test("one format serves every element of a language", () => {
  expect(createFormat("ar")).toBe(formats.ar);
});

test("direction", () => {
  expect(inAll((lang) => formats[lang].dir)).toEqual(["ltr", "rtl", "rtl"]);
});
