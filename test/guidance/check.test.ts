import { describe, expect, test } from "vitest";
import { checkNow, checkText, type HintCheck } from "../../src/guidance/check.ts";
import { fromWords, type ListedWords } from "../../src/guidance/words.ts";
import { defaultGuidelines } from "../../src/i18n/guidelines/index.ts";

/** What is marked, by check. */
const marked = (text: string, check: HintCheck, words?: ListedWords): string[] =>
  checkNow(text, words ? { words } : {})
    .filter((hint) => hint.check === check)
    .flatMap(({ matches }) => matches.map(({ start, end }) => text.slice(start, end)));

const checksOf = (text: string): HintCheck[] => checkNow(text).map(({ check }) => check);

describe("links", () => {
  test.each([
    ["visit example.com now", "example.com"],
    ["visit www.example.com/path?x=1, please", "www.example.com/path?x=1"],
    ["see https://example.com/a(b)c.", "https://example.com/a(b)c"],
    ["hxxps://bad.example.xyz", "hxxps://bad.example.xyz"],
    ["زوروا www.example.comفي اي وقت", "www.example.com"],
    ["شاهدexample.comالان", "example.com"],
    ["مثال.com هنا", "مثال.com"],
    ["زوروا مثال.شبكة اليوم", "مثال.شبكة"],
    ["münchen.de ist schön", "münchen.de"],
    ["bit.ly/abc123", "bit.ly/abc123"],
    ["on t.me/kurdchannel!", "t.me/kurdchannel"],
    ["ｅｘａｍｐｌｅ．ｃｏｍ", "ｅｘａｍｐｌｅ．ｃｏｍ"],
    ["exam\u200bple.com", "exam\u200bple.com"],
    ["example dot com", "example dot com"],
    ["example [dot] com", "example [dot] com"],
    ["örnek nokta com", "örnek nokta com"],
    ["مثال نقطة كوم", "مثال نقطة كوم"],
    ["example.co.uk and haber.com.tr", "example.co.uk", "haber.com.tr"],
    ["EXAMPLE.COM", "EXAMPLE.COM"],
    ["«example.com»", "example.com"],
  ])("%s", (text, ...links) => {
    expect(marked(text, "link")).toEqual(links);
  });

  test.each([
    "the end.Next week",
    "I like this.It is good",
    "Node.js 26.1.0",
    "e.g. this, i.e. that",
    "the U.S. and J.R.R. Tolkien",
    "و.ب",
    "الله.يرحم.الموتى",
    "at 10.30, 3.14, 1.000.000",
    "report.pdf, main.rs, notes.md",
    "the dot com bubble",
    "VB.NET",
    "geldi.Sonra gitti",
    "a.b",
    "...",
  ])("none in: %s", (text) => {
    expect(marked(text, "link")).toEqual([]);
  });
});

describe("numbers and addresses", () => {
  test.each([
    ["+964 750 123 4567"],
    ["00964 750 123 4567"],
    ["0750 123 4567"],
    ["07501234567"],
    ["٠٧٥٠ ١٢٣ ٤٥٦٧"],
    ["۰۹۱۲۳۴۵۶۷۸۹"],
    ["0532 123 45 67"],
    ["(0212) 555 12 34"],
    ["532 123 45 67"],
    ["+49 176 12345678"],
    ["06 12 34 56 78"],
    ["+34 612 345 678"],
    ["07700 900123"],
    ["name.surname+tag@mail.example.co.uk"],
    ["name at example dot com"],
    ["name (at) example (dot) com"],
  ])("%s", (contact) => {
    expect(marked(`write: ${contact}, please`, "contact")).toEqual([contact]);
    expect(marked(contact, "contact")).toEqual([contact]);
  });

  test("several numbers, each marked by itself", () => {
    expect(marked("0750 123 4567 or 0770 765 4321 0771 000 1122", "contact")).toEqual([
      "0750 123 4567",
      "0770 765 4321",
      "0771 000 1122",
    ]);
  });

  test("an address is no link, and a number said to be one needs no prefix", () => {
    expect(checksOf("write to name@example.com")).toEqual(["contact"]);
    expect(marked("tel: 123 4567", "contact")).toEqual(["123 4567"]);
    expect(marked("واتساب 7501234567", "contact")).toEqual(["7501234567"]);
  });

  test.each([
    "in 2019-2023",
    "01.02.2023 10:30",
    "2023-11-22",
    "22/11/2026 1200",
    "1,000,000 and 1.000.000.000",
    "7500000000 dinars",
    "+100 000 000",
    "ISBN 978-3-16-148410-0",
    "0-306-40615-2",
    "1 2 3 4 5 6 7 8 9 10 11 12",
    "192.168.100.200",
    "0.123456789",
    "won 3-2, 0-0, 2:1",
    "@kurdistan24",
  ])("none in: %s", (text) => {
    expect(marked(text, "contact")).toEqual([]);
  });
});

describe("advertising", () => {
  test.each([
    ["Buy now and save!", "Buy now"],
    ["with my DISCOUNT CODE", "DISCOUNT CODE"],
    ["WhatsApp us today", "WhatsApp us"],
    ["بۆ داواکردن پەیوەندی بکە", "بۆ داواکردن پەیوەندی"],
    ["كۆدی داشکاندن", "كۆدی داشکاندن"],
    ["Koda daxistinê", "Koda daxistinê"],
    ["للطلب واتساب", "للطلب واتساب"],
    ["استخدم كود الخصم", "كود الخصم"],
    ["HEMEN SİPARİŞ VER", "HEMEN SİPARİŞ VER"],
    ["Ücretsiz kargo!", "Ücretsiz kargo"],
    ["با كد تخفيف", "كد تخفيف"],
    ["Kostenloser Versand", "Kostenloser Versand"],
    ["Contactez-nous sur WhatsApp", "Contactez-nous sur WhatsApp"],
    ["usa mi código de descuento", "código de descuento"],
  ])("%s", (text, phrase) => {
    expect(marked(text, "advertising")).toEqual([phrase]);
  });

  test("not the way to pay that is called so", () => {
    expect(checksOf("buy now, pay later schemes")).toEqual([]);
  });
});

describe("shouting", () => {
  test.each([
    "WHY DOES NOBODY LISTEN TO US",
    "BU HABER TAMAMEN YALAN",
    "ÇIMA KES GUH NADE GELÊ ME",
    "WARUM HÖRT UNS DENN KEINER ZU",
  ])("%s", (text) => {
    expect(marked(text, "shouting")).toEqual([text]);
  });

  test("many marks in a row", () => {
    expect(marked("What!!!!! Really؟!؟!؟!؟!", "shouting")).toEqual(["!!!!!", "؟!؟!؟!؟!"]);
  });

  test.each([
    "OK THEN",
    "NATO, UNESCO, PDK, YNK, HDP, PKK",
    "The PEOPLE of KURDISTAN voted on the DAY of the REFERENDUM and nobody listened to them at all",
    "لماذا لا يسمعنا احد في هذا البلد",
    "بۆچی کەس گوێمان لێ ناگرێت",
    "why not?!",
    "Great!!!",
    "ᲥᲐᲠᲗᲣᲚᲘ ქართული",
  ])("not: %s", (text) => {
    expect(marked(text, "shouting")).toEqual([]);
  });
});

describe("repetition", () => {
  test.each([
    ["aaaaaaaaaaaaaaaaaa!", "aaaaaaaaaaaaaaaaaa"],
    ["liar liar liar liar liar liar", "liar liar liar liar liar liar"],
    [
      "لا للفساد! لا للفساد! لا للفساد! لا للفساد! لا للفساد!",
      "لا للفساد! لا للفساد! لا للفساد! لا للفساد! لا للفساد",
    ],
    ["ھ".repeat(60), "ھ".repeat(60)],
    ["Go home now. ".repeat(6).trim(), "Go home now. ".repeat(6).trim().slice(0, -1)],
  ])("%s", (text, repeated) => {
    expect(marked(text, "repetition")).toEqual([repeated]);
  });

  test.each([
    "ههههههههههههههههههه",
    "ھھھھھھھھھھھھھھھھھھھھھ",
    "hahahahahahahahahahaha",
    "ha ha ha ha ha ha ha ha",
    "خخخخخخخخخخخخ",
    "جججججججججج",
    "kkkkkkkkkkkkkk",
    "no no no no",
    "لا لا لا لا لا لا",
    "Jin Jiyan Azadî, Jin Jiyan Azadî, Jin Jiyan Azadî",
    "الله أكبر الله أكبر الله أكبر الله أكبر",
    "sooooooo good",
    "so ..................... tired",
    "--------------------",
    "1000000000000000",
  ])("not: %s", (text) => {
    expect(marked(text, "repetition")).toEqual([]);
  });
});

describe("short", () => {
  test.each(["ok", "first", " اول ", "👍", "?", "۱"])("%s", (text) => {
    expect(checkNow(text)).toEqual([
      { check: "short", guideline: null, matches: [{ start: 0, end: text.length }] },
    ]);
  });

  test.each(["", "  ", "so true", "congratulations", "دەستخۆش بێت", "很好的文章谢谢"])("not: %s", (text) => {
    expect(checkNow(text)).toEqual([]);
  });
});

test("every hint names one of the default guidelines, or none", () => {
  const ids = defaultGuidelines.en.rules.filter(({ ground }) => ground).map(({ id }) => id);
  const text = `buy now at example.com, 0750 123 4567!!!!! ${"again ".repeat(9)}`;
  const hints = checkNow(text);
  expect(hints.map(({ check }) => check)).toEqual([
    "link",
    "contact",
    "advertising",
    "shouting",
    "repetition",
  ]);
  for (const { guideline } of hints) expect([...ids, null]).toContain(guideline);
});

test("places are in order, apart and inside the text, whatever is in it", () => {
  const text = "ﷺ idiot 😂 𝕚𝕕𝕚𝕠𝕥 i\u0336d\u0336i\u0336o\u0336t\u0336 example．com ﷺ idiot";
  const words = fromWords([{ guideline: "attacks", words: ["idiot"] }]);
  expect(marked(text, "words", words)).toEqual([
    "idiot",
    "𝕚𝕕𝕚𝕠𝕥",
    "i\u0336d\u0336i\u0336o\u0336t\u0336",
    "idiot",
  ]);
  expect(marked(text, "link", words)).toEqual(["example．com"]);
});

test("one hint for each guideline that words go against", () => {
  const words = fromWords([
    { guideline: "attacks", words: ["idiot", "son of a gun"] },
    { guideline: "abuse", words: ["rogue"] },
  ]);
  const text = "rogue, son of a gun, idiot";
  expect(checkNow(text, { words })).toEqual([
    { check: "words", guideline: "abuse", matches: [{ start: 0, end: 5 }] },
    {
      check: "words",
      guideline: "attacks",
      matches: [
        { start: 7, end: 19 },
        { start: 21, end: 26 },
      ],
    },
  ]);
});

describe("the work", () => {
  /** How often it lets others go on, and how many words it looks up. */
  const effort = (text: string): { pauses: number; lookUps: number } => {
    let lookUps = 0;
    const words: ListedWords = {
      at() {
        lookUps++;
        return undefined;
      },
    };
    const running = checkText(text, { words });
    let pauses = 0;
    while (!running.next().done) pauses++;
    return { pauses, lookUps };
  };

  test("5,000 characters in more than 30 parts, a short text in a few", () => {
    const text = "Why does nobody speak of the schools in our villages? ".repeat(100).slice(0, 5000);
    expect(effort(text).pauses).toBeGreaterThan(30);
    expect(effort(text).lookUps).toBeLessThan(1000);
    expect(effort("Why does nobody speak of the schools?").pauses).toBeLessThan(10);
  });

  const bad: [string, string][] = [
    ["letters", "a"],
    ["one letter and a space", "a "],
    ["one letter and a stop", "a."],
    ["stops", "."],
    ["signs", "@"],
    ["digits", "1"],
    ["groups of digits", "012 "],
    ["digits and strokes", "1-"],
    ["addresses", "a@b.c "],
    ["hosts", "www.a."],
    ["dots that are spoken", "dot com "],
    ["look-alikes", "сора "],
    ["look-alikes without spaces", "оaо"],
    ["marks on one letter", "\u0301"],
    ["ligatures of many letters", "ﷺ"],
    ["leet", "1d10t!"],
    ["stars", "a*"],
    ["laughter", "ha"],
    ["tatweel", "\u0640"],
    ["new lines", "\n"],
    ["exclamation marks and letters", "!!!!a"],
  ];

  test.each(bad)("grows with the text and no faster: %s", (_, part) => {
    const small = effort(part.repeat(5_000 / part.length) + "!");
    const large = effort(part.repeat(50_000 / part.length) + "!");
    expect(large.pauses).toBeLessThanOrEqual(small.pauses * 12 + 20);
    expect(large.lookUps).toBeLessThanOrEqual(small.lookUps * 12 + 20);
  });

  // Patterns cannot be counted. One that takes the square of the length would not end in time here.
  test.each(bad.filter(([, part]) => /[.@\d!]|dot|сора/.test(part)))(
    "300,000 characters are no trouble: %s",
    (_, part) => {
      expect(effort(part.repeat(300_000 / part.length) + "!").pauses).toBeGreaterThan(500);
    },
  );

  test.each(["-", "…", "!", "*", "/"])("nor are they between two letters: %s", (mark) => {
    expect(effort(`a${mark.repeat(300_000)}b`).pauses).toBeGreaterThan(500);
  });
});
