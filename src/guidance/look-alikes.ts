/** Letters and signs that stand for others in words that want to be read, but not found. */
import { fold } from "./fold.ts";

const pairs = (from: string, to: string): [string, string][] =>
  Array.from(from, (letter, place) => [letter, to[place]!]);

/**
 * Letters of other alphabets that look like Latin ones, as they stand in a text: capitals often look like another
 * letter than the small ones (Ν and ν).
 */
const doubles = new Map([
  ...pairs("аеорсухіјѕһԁԛԝкмтвнАЕОРСУХІЈЅКМТВНЗԌԚԜ", "aeopcyxijshdqwkmtbhaeopcyxijskmtbhzgqw"),
  ...pairs("αοερνυικτχηωγβςΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aoepvuiktxnwybcabezhikmnoptyx"),
  ...pairs("օսոհցզՕՍԼ", "ounhgqoul"),
]);

/** Where a letter without a Latin double stands, Cyrillic and Greek are written in earnest. */
export const inEarnest = (folded: string): boolean => /[бгджзийлпфцчшщъыьэюяδζθλμξπσφψ]/.test(folded);

const otherAlphabet = /[\u0370-\u058f]/;

/**
 * A word in Latin letters where it mixes them with their doubles, or, in a text without `earnest` Cyrillic or Greek,
 * is made of doubles only.
 */
export function unmask(original: string, earnest: boolean): string | undefined {
  let unmasked = "";
  let latin = false;
  for (const letter of original) {
    const other = otherAlphabet.test(letter);
    const known = other ? doubles.get(letter) : fold(letter);
    if (known === undefined) return undefined;
    latin ||= !other;
    unmasked += known;
  }
  return latin || !earnest ? unmasked : undefined;
}

const signs = new Map([...pairs("@$€034567+", "aseoeasgtt"), ...pairs("89", "bg")]);

/** The letter that a sign or digit stands for (a$$); `upright` is what is seen in !, | and 1: i or l. */
export const letterFor = (sign: string, upright: string): string | undefined =>
  "!|1".includes(sign) ? upright : signs.get(sign);
