/** What holds for every catalogue, the widget's and the desk's. */
import { describe, expect, test } from "vitest";
import {
  languages,
  type Format,
  type Language,
  type Message,
  type PluralForms,
} from "../../src/i18n/format.ts";

type Catalogue = Record<string, Message>;
type AnyMessage = (format: Format, ...values: unknown[]) => string;

/**
 * Categories that whole numbers take, from CLDR 48. French and Spanish have "many" beside these, for whole millions
 * alone: nothing here is counted so far.
 */
const categories: Record<Language, string[]> = {
  en: ["one", "other"],
  ckb: ["one", "other"],
  kmr: ["one", "other"],
  ar: ["few", "many", "one", "other", "two", "zero"],
  tr: ["one", "other"],
  fa: ["one", "other"],
  de: ["one", "other"],
  fr: ["one", "other"],
  es: ["one", "other"],
};

const scripts: Record<Language, [own: RegExp, foreign: RegExp]> = (() => {
  const latin = /\p{Script=Latin}/u;
  const arabic = /\p{Script=Arabic}/u;
  return {
    en: [latin, arabic],
    ckb: [arabic, latin],
    kmr: [latin, arabic],
    ar: [arabic, latin],
    tr: [latin, arabic],
    fa: [arabic, latin],
    de: [latin, arabic],
    fr: [latin, arabic],
    es: [latin, arabic],
  };
})();

/** A format that shows which value went where, and remembers the forms it was asked for. */
function tracingFormat(asked: PluralForms[]): Format {
  const mark = (value: unknown) => `⟨${String(value)}⟩`;
  return {
    lang: "en",
    dir: "ltr",
    number: mark,
    date: mark,
    moment: mark,
    ago: mark,
    plural(n, forms) {
      asked.push(forms);
      return forms.other.replaceAll("#", mark(n));
    },
  };
}

/** The message made with values 101, 102 …, which no message holds of itself. */
function make(message: Message, values: number): { text: string; asked: PluralForms[] } {
  const asked: PluralForms[] = [];
  const numbers = Array.from({ length: values }, (_, i) => 101 + i);
  const text =
    typeof message === "string" ? message : (message as AnyMessage)(tracingFormat(asked), ...numbers);
  return { text, asked };
}

const valuesOf = (message: Message) => (typeof message === "string" ? 0 : message.length - 1);
const placesIn = (text: string) => [...new Set(text.match(/10[1-9]/g) ?? [])].toSorted();

export function catalogueSuite(load: (lang: Language) => Promise<Catalogue>): void {
  describe.each(languages)("%s", async (lang) => {
    const english = await load("en");
    const catalogue = await load(lang);
    const each = Object.entries(english).map(([key, message]) => {
      const count = valuesOf(message);
      return { key, english: make(message, count), own: make(catalogue[key] ?? "", count) };
    });

    test("has the keys of English, no more and no fewer", () => {
      expect(Object.keys(catalogue).toSorted()).toEqual(Object.keys(english).toSorted());
      for (const key in english) expect(typeof catalogue[key]).toBe(typeof english[key]);
    });

    test("leaves nothing empty, and nothing with a space at its end", () => {
      for (const { key, own } of each) expect(own.text, key).toMatch(/^\S(.*\S)?$/s);
    });

    test("uses every value that English uses, and no other", () => {
      for (const { key, english: its, own } of each)
        expect(placesIn(own.text), key).toEqual(placesIn(its.text));
    });

    test("counts with the forms that the language has", () => {
      const plurals = each.filter(({ english: its }) => its.asked.length > 0);
      expect(plurals.length).toBeGreaterThan(0);
      for (const { key, own } of plurals) {
        expect(own.asked, key).toHaveLength(1);
        const forms = Object.keys(own.asked[0]!).toSorted();
        if (lang === "ar") expect(forms, key).toEqual(categories.ar);
        // `zero` is everybody's: it says "none" where a language counts 0 like any other number.
        else expect([...categories[lang], "zero"], key).toEqual(expect.arrayContaining(forms));
      }
    });

    test("is written in the language's own script, and leaves digits to the format", () => {
      const [script, foreign] = scripts[lang];
      const marks = /^[\s\p{P}\p{S}]*$/u;
      for (const { key, own } of each) {
        const words = own.text.replaceAll(/⟨\d+⟩|\b10\d\b/g, "").replaceAll(/name@example\.org|SHA-256/g, "");
        expect(words, key).not.toMatch(/\d|[٠-٩۰-۹]/);
        if (!marks.test(words)) expect(words, key).toMatch(script);
        expect(words, key).not.toMatch(foreign);
      }
    });

    // ک and ی, where an Arabic keyboard writes ك and ي.
    if (lang === "fa")
      test("has the letters of Persian", () => {
        for (const { key, own } of each) {
          const forms = own.asked.flatMap((asked) => Object.values(asked));
          for (const text of [own.text, ...forms]) expect(text, key).not.toMatch(/[كيىة]/);
        }
      });

    if (lang === "ckb")
      test("has the letters of Sorani, not those of Arabic that look alike", () => {
        for (const { key, own } of each) {
          const forms = own.asked.flatMap((asked) => Object.values(asked));
          for (const text of [own.text, ...forms]) expect(text, key).not.toMatch(foreignToSorani);
        }
      });
  });
}

/** ك ي ى ه ة ث ذ ص ض ط ظ, the tatweel and the harakat: Sorani writes ک ی ھ ە and has none of the rest. */
export const foreignToSorani = /[كيىهةثذصضطظـً-ْ]/;
