/** How people write a word so that it is read, but not found. Each rule gives `null` where a word offers it nothing. */

const marks = { latin: "\u0336", arabic: "\u064e" };

const each = (word: string, change: (letter: string, place: number) => string): string =>
  Array.from(word, change).join("");

const substituted = (word: string, table: Record<string, string>): string | null => {
  const changed = each(word, (letter) => table[letter] ?? letter);
  return changed === word ? null : changed;
};

const spaced =
  (between: string) =>
  (word: string): string | null =>
    word.includes(" ") || word.length < 3 ? null : Array.from(word).join(between);

/** Inside words only: what stands between two words is no disguise. */
const between =
  (sign: string) =>
  (word: string): string =>
    word.replace(/(?<=\S)(?=\S)/gu, sign);

const stretched = (word: string): string => {
  const letters = Array.from(word);
  const place = letters.findLastIndex(
    (letter, index) => letter !== " " && letter !== letters[index - 1] && letter !== letters[index + 1],
  );
  return each(word, (letter, index) => (index === place ? letter.repeat(4) : letter));
};

const leet = { a: "@", e: "3", i: "1", o: "0", s: "$", t: "7" };
const otherLeet = { a: "4", i: "!", s: "5", l: "1" };

const cyrillic = { a: "а", e: "е", o: "о", p: "р", c: "с", y: "у", x: "х" };
const greek = { o: "ο", a: "α", i: "ι", k: "κ", t: "τ", u: "υ" };

const fullWidth = (word: string): string | null =>
  substituted(
    word,
    Object.fromEntries(
      Array.from("abcdefghijklmnopqrstuvwxyz", (letter) => [
        letter,
        String.fromCodePoint(letter.codePointAt(0)! + 0xfe_e0),
      ]),
    ),
  );

const bold = (word: string): string | null =>
  substituted(
    word,
    Object.fromEntries(
      Array.from("abcdefghijklmnopqrstuvwxyz", (letter) => [
        letter,
        String.fromCodePoint(letter.codePointAt(0)! - 0x61 + 0x1_d4_1a),
      ]),
    ),
  );

const boxed = (word: string): string | null =>
  substituted(
    word,
    Object.fromEntries(
      Array.from("abcdefghijklmnopqrstuvwxyz", (letter) => [
        letter,
        String.fromCodePoint(letter.codePointAt(0)! - 0x61 + 0x1_f1_70),
      ]),
    ),
  );

type Rule = (word: string) => string | null;

export const forLatin: Record<string, Rule> = {
  "spaced out": spaced(" "),
  "with dots": spaced("."),
  "with hyphens": spaced("-"),
  leet: (word) => substituted(word, leet),
  "other leet": (word) => substituted(word, otherLeet),
  "Cyrillic letters": (word) => substituted(word, cyrillic),
  "Greek letters": (word) => substituted(word, greek),
  "full width": fullWidth,
  "bold letters": bold,
  "boxed letters": boxed,
  "zero width": between("\u200b"),
  "soft hyphens": between("\u00ad"),
  "struck out": between(marks.latin),
  stretched,
  capitals: (word) => word.toUpperCase(),
  "Turkish capitals": (word) =>
    word.includes("ı") || word.includes("i") ? word.toLocaleUpperCase("tr") : null,
  mixed: (word) => substituted(stretched(word), { ...cyrillic, i: "1\u200d" }),
};

export const forArabic: Record<string, Rule> = {
  "spaced out": spaced(" "),
  "with dots": spaced("."),
  "with hyphens": spaced("-"),
  tatweel: between("\u0640"),
  harakat: between(marks.arabic),
  "zero width": between("\u200b"),
  "zero width non-joiner": between("\u200c"),
  stretched,
  "other keyboards": (word) =>
    substituted(word, { ك: "ک", ک: "ك", ي: "ی", ی: "ى", ە: "ه", ھ: "ه", ه: "ە", ة: "ه", ا: "أ" }),
  "presentation forms": (word) =>
    substituted(word, { ب: "ﺑ", ن: "ﻧ", س: "ﺳ", ش: "ﺷ", ر: "ﺭ", ق: "ﻗ", ح: "ﺣ", ك: "ﻛ", گ: "ﮔ", م: "ﻣ" }),
  mixed: (word) => substituted(between("\u0640\u200d")(word), { ك: "ک", ي: "ی", ا: "ٱ" }),
};
