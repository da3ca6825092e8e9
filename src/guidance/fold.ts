/**
 * One form for all the ways to write the same letters, with the way back to the text as it stands: marks are set in
 * the original, never in the fold.
 *
 * Compatibility forms are resolved (NFKC) and capitals lowered; what nobody sees (default-ignorable characters,
 * tatweel, harakat and other marks) is left out; ك/ک, ي/ی/ى, ه/ە/ھ/ة and the alefs are one letter each, Arabic-Indic
 * digits are 0–9. I and İ are i, but ı stays: sık is another word than sik. Letters that only their marks tell apart
 * in a language of ours (ş, ê, ö …) stay too.
 */

const oneLetter: Record<string, string> = {
  ك: "ک",
  ڪ: "ک",
  ي: "ی",
  ى: "ی",
  ە: "ه",
  ھ: "ه",
  ہ: "ه",
  ة: "ه",
  ۃ: "ه",
  ٱ: "ا",
  ß: "ss",
};

/** Letters with marks that are letters of their own in our languages; from others the marks are taken. */
const lettersWithMarks = /[àâäáãåçéèêëîïíìñóôòöõúùûüÿşğئй]/;

/** Also U+0640, the tatweel, which Unicode counts among the letters. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{M}\u0640]/gu;

function foldCharacter(character: string): string {
  const boxed = character.codePointAt(0)! - 0x1_f1_50;
  // 🅐 and 🅰, to which Unicode gives no plain form.
  if (boxed >= 0 && boxed < 0x3a && boxed % 32 < 26) return String.fromCharCode(0x61 + (boxed % 32));
  let folded = "";
  for (const one of character.normalize("NFKC").toLowerCase().normalize("NFC")) {
    const letter = lettersWithMarks.test(one) ? one : one.normalize("NFD").replace(unseen, "");
    folded += oneLetter[letter] ?? letter.replace(/[٠-٩۰-۹]/, arabicDigit).replace(/[^\S\n]/, " ");
  }
  return folded;
}

const arabicDigit = (character: string): string => String(character.charCodeAt(0) & 15);

/** What a code point folds to, once it has been seen: for all our alphabets, and for as many of others. */
const common: (string | undefined)[] = Array.from({ length: 0x21_00 });
const others = new Map<number, string>();

function foldCode(code: number): string {
  const known = common[code] ?? others.get(code);
  if (known !== undefined) return known;
  const folded = foldCharacter(String.fromCodePoint(code));
  if (code < common.length) common[code] = folded;
  else if (others.size < common.length) others.set(code, folded);
  return folded;
}

const isLatinMark = (code: number): boolean => code >= 0x3_00 && code < 0x3_70;

/** The character at `place` folded. A mark that makes a letter with it (s and cedilla) does so also where they are two. */
function lettersAt(text: string, place: number, after: number, code: number): string {
  const letters = foldCode(code);
  return isLatinMark(text.charCodeAt(after)) && letters !== ""
    ? foldCharacter(text.slice(place, after + 1))
    : letters;
}

const pause = 512;

/** Yields after every 512 code units. */
export function* folding(text: string): Generator<void, string> {
  let folded = "";
  let units: number[] = [];
  for (let place = 0; place < text.length;) {
    const code = text.codePointAt(place)!;
    const after = place + (code > 0xff_ff ? 2 : 1);
    const letters = lettersAt(text, place, after, code);
    for (let unit = 0; unit < letters.length; unit++) units.push(letters.charCodeAt(unit));
    if (after % pause < after - place) {
      folded += String.fromCharCode(...units);
      units = [];
      yield;
    }
    place = after;
  }
  return folded + String.fromCharCode(...units);
}

/**
 * For each code unit of a folded text, where in the original its character begins; then the original's length. Apart
 * from the fold, for most texts give nothing to mark.
 */
export function placesIn(text: string): number[] {
  const places: number[] = [];
  for (let place = 0; place < text.length;) {
    const code = text.codePointAt(place)!;
    const after = place + (code > 0xff_ff ? 2 : 1);
    for (let unit = lettersAt(text, place, after, code).length; unit > 0; unit--) places.push(place);
    place = after;
  }
  places.push(text.length);
  return places;
}

export function fold(text: string): string {
  const running = folding(text);
  let step = running.next();
  while (!step.done) step = running.next();
  return step.value;
}

/** What a word or phrase is listed as: its letters and digits folded, anything between them one space. */
export const foldWord = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
