import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createFormat, languages, type Language } from "../../src/i18n/format.ts";
import { loadLaterMessages, loadWidgetLanguage } from "../../src/i18n/widget/load.ts";

const formats = Object.fromEntries(
  await Promise.all(
    languages.map(async (lang) => {
      await loadLaterMessages(lang);
      return [lang, (await loadWidgetLanguage(lang)).format] as const;
    }),
  ),
) as Record<Language, ReturnType<typeof createFormat>>;
const inAll = <T>(make: (lang: Language) => T): Record<Language, T> =>
  Object.fromEntries(languages.map((lang) => [lang, make(lang)])) as Record<Language, T>;

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
    expect(inAll((lang) => formats[lang].number(12014))).toEqual({
      en: "12,014",
      ckb: "١٢٬٠١٤",
      kmr: "12.014",
      ar: "١٢٬٠١٤",
      tr: "12.014",
      fa: "۱۲٬۰۱۴",
      de: "12.014",
      fr: "12\u202f014",
      es: "12.014",
    });
  });
});

describe("plural", () => {
  test("takes the category of the number", () => {
    const forms = { zero: "z", one: "o", two: "t", few: "f", many: "m", other: "x" };
    const taken = (lang: Language) =>
      [0, 1, 2, 3, 10, 11, 99, 100, 102, 103].map((n) => formats[lang].plural(n, forms)).join("");
    const two = "zoxxxxxxxx";
    expect(inAll(taken)).toEqual({
      en: two,
      ckb: two,
      kmr: two,
      ar: "zotffmmxxf",
      tr: two,
      fa: two,
      de: two,
      fr: two,
      es: two,
    });
  });

  test("falls back to `other`, and counts zero as the language does where there is no word for none", () => {
    const taken = (lang: Language) => formats[lang].plural(0, { one: "one", other: "# of #" });
    expect(inAll(taken)).toEqual({
      en: "0 of 0",
      ckb: "٠ of ٠",
      kmr: "0 of 0",
      ar: "٠ of ٠",
      tr: "0 of 0",
      // To them none is one.
      fa: "one",
      de: "0 of 0",
      fr: "one",
      es: "0 of 0",
    });
  });
});

describe("date", () => {
  test("names the year only where it is not this one", () => {
    const dates = (lang: Language) =>
      [new Date(2026, 10, 3), new Date(2025, 0, 31)].map((date) => formats[lang].date(date.toISOString()));
    expect(inAll(dates)).toEqual({
      en: ["3 November", "31 January 2025"],
      ckb: ["٣ی تشرینی دووەم", "٣١ی کانوونی دووەمی ٢٠٢٥"],
      kmr: ["3yê Mijdarê", "31ê Çileya 2025an"],
      ar: ["٣ نوفمبر", "٣١ يناير ٢٠٢٥"],
      tr: ["3 Kasım", "31 Ocak 2025"],
      fa: ["۱۲ آبان", "۱۲ بهمن ۱۴۰۳"],
      de: ["3. November", "31. Januar 2025"],
      fr: ["3 novembre", "31 janvier 2025"],
      es: ["3 de noviembre", "31 de enero de 2025"],
    });
  });

  test("begins a French month as its newspapers do, and no other day", () => {
    const dates = [1, 11, 21].map((day) => formats.fr.date(new Date(2026, 4, day).toISOString()));
    expect(dates).toEqual(["1er mai", "11 mai", "21 mai"]);
  });

  test.each(languages)("has twelve different months in %s", (lang) => {
    const months = Array.from({ length: 12 }, (_, month) =>
      formats[lang].date(new Date(2026, month, 5).toISOString()),
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
    expect(inAll(moments)).toEqual({
      en: ["today at 09:04", "3 November at 23:00"],
      ckb: ["ئەمڕۆ کاتژمێر ٠٩:٠٤", "٣ی تشرینی دووەم، کاتژمێر ٢٣:٠٠"],
      kmr: ["îro saet 09:04", "3yê Mijdarê, saet 23:00"],
      ar: ["اليوم في ٠٩:٠٤", "٣ نوفمبر في ٢٣:٠٠"],
      tr: ["bugün 09:04", "3 Kasım 23:00"],
      fa: ["امروز ساعت ۰۹:۰۴", "۱۲ آبان ساعت ۲۳:۰۰"],
      de: ["heute um 09:04 Uhr", "3. November um 23:00 Uhr"],
      fr: ["aujourd’hui à 09:04", "3 novembre à 23:00"],
      es: ["hoy a las 09:04", "3 de noviembre a las 23:00"],
    });
  });

  test("begins a Spanish day with one hour in the singular", () => {
    const moments = [0, 1, 2, 13, 21].map((hours) =>
      formats.es.moment(new Date(2026, 10, 22, hours, 5).toISOString()),
    );
    expect(moments).toEqual([
      "hoy a las 00:05",
      "hoy a la 01:05",
      "hoy a las 02:05",
      "hoy a las 13:05",
      "hoy a las 21:05",
    ]);
  });

  test("keeps the year of another one", () => {
    const lastYear = new Date(2025, 10, 22, 9, 4).toISOString();
    expect(inAll((lang) => formats[lang].moment(lastYear))).toEqual({
      en: "22 November 2025 at 09:04",
      ckb: "٢٢ی تشرینی دووەمی ٢٠٢٥، کاتژمێر ٠٩:٠٤",
      kmr: "22yê Mijdara 2025an, saet 09:04",
      ar: "٢٢ نوفمبر ٢٠٢٥ في ٠٩:٠٤",
      tr: "22 Kasım 2025 09:04",
      fa: "۱ آذر ۱۴۰۴ ساعت ۰۹:۰۴",
      de: "22. November 2025 um 09:04 Uhr",
      fr: "22 novembre 2025 à 09:04",
      es: "22 de noviembre de 2025 a las 09:04",
    });
  });
});

describe("ago", () => {
  const [now, minutes, hours, weeks] = [0, 12 * minute, 2 * hour, 8 * day];
  const said = (lang: Language) => [now, minutes, hours, weeks].map((it) => formats[lang].ago(before(it)));

  test("counts in the largest unit that fits", () => {
    expect(inAll(said)).toEqual({
      en: ["now", "12 minutes ago", "2 hours ago", "1 week ago"],
      ckb: ["ھەر ئێستا", "١٢ خولەک لەمەوبەر", "٢ کاتژمێر لەمەوبەر", "ھەفتەیەک لەمەوبەر"],
      kmr: ["hema niha", "berî 12 deqeyan", "berî 2 saetan", "berî hefteyekê"],
      ar: ["الآن", "قبل ١٢ دقيقة", "قبل ساعتين", "قبل أسبوع واحد"],
      tr: ["şimdi", "12 dakika önce", "2 saat önce", "1 hafta önce"],
      fa: ["اکنون", "۱۲ دقیقه پیش", "۲ ساعت پیش", "۱ هفته پیش"],
      de: ["gerade eben", "vor 12 Minuten", "vor 2 Stunden", "vor 1 Woche"],
      fr: ["à l’instant", "il y a 12 minutes", "il y a 2 heures", "il y a 1 semaine"],
      es: ["hace un momento", "hace 12 minutos", "hace 2 horas", "hace 1 semana"],
    });
  });

  test.each([
    [-5 * minute, "now", "ھەر ئێستا"],
    [59, "now", "ھەر ئێستا"],
    [minute, "1 minute ago", "خولەکێک لەمەوبەر"],
    [3 * day, "3 days ago", "٣ ڕۆژ لەمەوبەر"],
    [70 * day, "2 months ago", "٢ مانگ لەمەوبەر"],
    [800 * day, "2 years ago", "٢ ساڵ لەمەوبەر"],
  ])("%d seconds", (seconds, english, sorani) => {
    expect([formats.en.ago(before(seconds)), formats.ckb.ago(before(seconds))]).toEqual([english, sorani]);
  });
});

test("one format serves every element of a language", () => {
  expect(createFormat("ar")).toBe(formats.ar);
});

test("direction", () => {
  const leftwards = languages.filter((lang) => formats[lang].dir === "rtl");
  expect(leftwards).toEqual(["ckb", "ar", "fa"]);
});
