/** Numbers, plurals, dates and relative times in one language: what every message is made with. */

export const languages = ["en", "ckb", "ar"] as const;
/** A language that Afterword itself speaks. */
export type Language = (typeof languages)[number];

export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

export interface Format {
  /** BCP 47 tag of the messages. */
  lang: Language;
  dir: "ltr" | "rtl";
  /** A whole number in the digits and grouping of the language. */
  number(n: number): string;
  /** The form for `n`, with `#` in it replaced by the number. */
  plural(n: number, forms: PluralForms): string;
  /** "3 November", with the year where it is not this one. */
  date(iso: string): string;
  /** "today at 09:14", "3 November at 09:14": a moment that a reader may want exactly. */
  moment(iso: string): string;
  /** "12 minutes ago". Never in the future: clocks differ. */
  ago(iso: string): string;
}

/** A message is a sentence, or makes one from values; sentences are never glued from parts. */
export type Message = string | ((format: Format, ...values: never[]) => string);
