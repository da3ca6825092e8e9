/** Numbers, plurals, dates and relative times in one language: what every message is made with. */

export const languages = ["en", "ckb", "kmr", "ar", "tr", "fa", "de", "fr", "es"] as const;
/** A language that Afterword itself speaks. */
export type Language = (typeof languages)[number];

export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

export interface Format {
  /** BCP 47 tag of the messages. */
  lang: Language;
  dir: "ltr" | "rtl";
  /** A whole number in the digits and grouping of the language. */
  number(n: number): string;
  /** The form for `n`, with `#` in it replaced by the number. `zero` is taken for 0 in every language. */
  plural(n: number, forms: PluralForms): string;
  /** "3 November", with the year where it is not this one. */
  date(iso: string): string;
  /** "today at 09:14", "3 November at 09:14": a moment that a reader may want exactly. Comes with the messages that say one. */
  moment: (iso: string) => string;
  /** "12 minutes ago". Never in the future: clocks differ. */
  ago(iso: string): string;
}

/** A message is a sentence, or makes one from values; sentences are never glued from parts. */
export type Message = string | ((format: Format, ...values: never[]) => string);

/**
 * What a language says in its own way because browsers cannot. It travels with that language's messages, so that
 * readers of the others do not load it.
 */
export type Conventions = (base: FirstFormat) => Partial<FirstFormat>;

/** Makes `moment`: see `moments/`. */
export type Moments = (base: FirstFormat) => Format["moment"];

/** What the messages of first sight are made with. */
export type FirstFormat = Omit<Format, "moment">;

const arabicDigits = "ar-u-nu-arab";

/**
 * What browsers are asked by. British English writes the day first and a clock of 24 hours, as the other languages do.
 * Browsers do not know Sorani, but its digits and grouping are those of Arabic, and those of Kurmanji are Turkish; the
 * rest are their own conventions.
 */
export const tagOf = (lang: Language): string =>
  (({ en: "en-GB", ckb: arabicDigits, ar: arabicDigits, kmr: "tr" }) as Partial<Record<Language, string>>)[
    lang
  ] ?? lang;

const day: Intl.DateTimeFormatOptions = { day: "numeric", month: "long" };

const units = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

export type Unit = (typeof units)[number][0];

/** How long ago in the largest unit that fits, rounded down; 0 seconds below a minute and for the future. */
export function elapsed(iso: string): [count: number, unit: Unit | "second"] {
  const seconds = (Date.now() - Date.parse(iso)) / 1000;
  const [unit, length] = units.find(([, least]) => seconds >= least) ?? ["second", Infinity];
  return [Math.floor(seconds / length) || 0, unit];
}

/** Of what was a moment ago: whether it was today, and whether it was this year, where the reader is. */
export function nearness(date: Date): { today: boolean; thisYear: boolean } {
  const now = new Date();
  return {
    today: date.toDateString() === now.toDateString(),
    thisYear: date.getFullYear() === now.getFullYear(),
  };
}

/** One of each, so that a page with many elements makes each costly formatter once. */
const made: Partial<Record<Language, Format>> = {};

/** @param own What comes with the messages of a language that browsers do not speak: see `widget/load.ts`. */
export function createFormat(lang: Exclude<Language, "ckb" | "kmr" | "de" | "fr" | "es">): Format;
export function createFormat(lang: Language, own: Conventions | undefined): Format;
export function createFormat(lang: Language, own?: Conventions): Format {
  return (made[lang] ??= make(lang, own));
}

/** What it takes to say how many there are, without the messages of a language. */
export function createCounting(lang: Language): Pick<Format, "lang" | "dir" | "number" | "plural"> {
  const numbers = new Intl.NumberFormat(tagOf(lang));
  // A browser that lacks the rules of Kurdish takes those of English, which agree on whole numbers.
  const rules = new Intl.PluralRules([lang, "en"]);
  return {
    lang,
    dir: /ckb|ar|fa/.test(lang) ? "rtl" : "ltr",
    number: (n) => numbers.format(n),
    plural: (n, forms) =>
      ((!n && forms.zero) || forms[rules.select(n)] || forms.other).replaceAll("#", numbers.format(n)),
  };
}

function make(lang: Language, own: Conventions | undefined): Format {
  const tag = tagOf(lang);
  // With the year, and without.
  const dates: Intl.DateTimeFormat[] = [];
  let ago: Intl.RelativeTimeFormat | undefined;
  let now: string | undefined;

  const format: FirstFormat = {
    ...createCounting(lang),
    date(iso) {
      const date = new Date(iso);
      const { thisYear } = nearness(date);
      return (dates[+thisYear] ??= new Intl.DateTimeFormat(
        tag,
        thisYear ? day : { ...day, year: "numeric" },
      )).format(date);
    },
    ago(iso) {
      const [count, unit] = elapsed(iso);
      return count
        ? (ago ??= new Intl.RelativeTimeFormat(tag)).format(-count, unit)
        : (now ??= new Intl.RelativeTimeFormat(tag, { numeric: "auto" }).format(0, unit));
    },
  };
  return Object.assign(format, own?.(format)) as Format;
}
