/** A folded text in words, and what may be a word in disguise. Each character is looked at a fixed number of times. */
import { inEarnest, letterFor, unmask } from "./look-alikes.ts";

/** Places are those of the folded text. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

export interface Tokens {
  /** In reading order. One without text keeps apart what is no phrase: a stop, a new line. */
  words: Word[];
  /** Other readings of one or more of them: i.d.i.o.t, 1diot. */
  disguised: Word[];
  /** How often in a row the most repeated character stands. */
  longestRun: number;
}

/** The text as it stands between two places of the folded text. */
export type Original = (start: number, end: number) => string;

/** Longer ones hide no insult, and are not put together. */
const longestDisguise = 40;

/** Three or more of the same letter: fuuuck. */
const stretched = /(.)\1{2,}/gu;

/** What stands around a word and is no part of it: ! at the end is a mark, before a letter it may be an i. */
const edges = /^[^\p{L}\p{N}@$!]+|[^\p{L}\p{N}@$]+$/gu;

const inLetters = (text: string, upright: string): string =>
  text.replace(/\P{L}/gu, (sign) => letterFor(sign, upright) ?? "");

/** What a word, or a few characters without a space, may be meant to be read as. */
function readings(text: string): Set<string> {
  const starred = /^([^*]+)\*([^*]+)$/.exec(text);
  const read = starred
    ? Array.from("aeiou", (vowel) => inLetters(starred[1]! + vowel + starred[2]!, "i"))
    : [inLetters(text, "i"), inLetters(text, "l"), text.replace(/[^\p{L}\p{N}]+/gu, "")];
  return new Set(read.flatMap((one) => [one.replace(stretched, "$1"), one.replace(stretched, "$1$1")]));
}

const letter = 1;
const digit = 2;
const sign = 3;
const space = 4;

/** What each code unit is, once it has been seen. A property in a pattern would cost more than all the rest. */
const kinds: (number | undefined)[] = Array.from({ length: 0x21_00 });

function kindOf(code: number): number {
  const known = kinds[code];
  if (known !== undefined) return known;
  const character = String.fromCharCode(code);
  const kind = [/[^]/, /\p{L}/u, /\p{N}/u, /[@$!|€+*]/, /\s/].findLastIndex((pattern) =>
    pattern.test(character),
  );
  if (code < kinds.length) kinds[code] = kind;
  return kind;
}

/** Yields after every 512 code units or so. */
export function* tokenizing(text: string, original: Original): Generator<void, Tokens> {
  const words: Word[] = [];
  const disguised: Word[] = [];
  const spelled: Word[] = [];
  let earnest: boolean | undefined;

  const disguise = (start: number, end: number, seen: string): void => {
    if (end - start > longestDisguise) return;
    for (const reading of readings(seen)) {
      if (reading.length > 1) disguised.push({ text: reading, start, end });
    }
  };

  const inLatin = (start: number, end: number): string | undefined => {
    earnest ??= inEarnest(text);
    return unmask(original(start, end), earnest);
  };

  // i d i o t: the first and the last letter may be words of their own, as in "a i d i o t".
  const endSpelled = (): void => {
    const run = spelled.splice(0);
    if (run.length < 3 || run.length > longestDisguise) return;
    for (const part of [run, run.slice(1), run.slice(0, -1), run.slice(1, -1)]) {
      if (part.length > 2) disguise(part[0]!.start, part.at(-1)!.end, part.map((one) => one.text).join(""));
    }
  };

  // What stands between two spaces and is no plain word: i.d.i.o.t, a$$, or one letter of a spelled word.
  const endChunk = (start: number, end: number): void => {
    // Before the edges are taken off, which takes the square of a long row of signs between two letters.
    if (end - start > longestDisguise) return endSpelled();
    const chunk = text.slice(start, end).replace(edges, "");
    if (chunk.length === 1) {
      if (text.startsWith("  ", spelled.at(-1)?.end)) endSpelled();
      spelled.push({ text: chunk, start, end });
    } else {
      endSpelled();
      disguise(start, end, chunk);
    }
  };

  let chunkStart = 0;
  let chunkWords = 0;
  let odd = false;
  let wordStart = -1;
  let foreign = false;
  let digits = 0;
  let wordRun = 1;
  let longestRun = 1;
  let run = 1;
  let before = 0;
  // A stop only counts after a word, and once.
  let afterWord = false;
  const apart = (place: number): void => {
    if (afterWord) words.push({ text: "", start: place, end: place });
    afterWord = false;
  };
  for (let place = 0; place <= text.length; place++) {
    if (place % 512 === 511) yield;
    const code = place < text.length ? text.charCodeAt(place) : 0x20;
    const kind = kindOf(code);
    run = code === before ? run + 1 : 1;
    before = code;
    if (kind === letter || kind === digit) {
      if (wordStart < 0) {
        wordStart = place;
        foreign = false;
        digits = 0;
        wordRun = 1;
      }
      if (run > wordRun) wordRun = run;
      if (code >= 0x3_70 && code < 0x5_90) foreign = true;
      if (kind === digit) {
        odd = true;
        digits++;
      }
      continue;
    }
    if (wordStart >= 0) {
      let word = text.slice(wordStart, place);
      if (foreign) word = inLatin(wordStart, place) ?? word;
      if (digits > 0 && digits < word.length) word = inLetters(word, "i");
      if (wordRun > 2) {
        disguise(wordStart, place, word);
        word = word.replace(stretched, "$1");
        if (wordRun > longestRun) longestRun = wordRun;
      }
      words.push({ text: word, start: wordStart, end: place });
      afterWord = true;
      chunkWords++;
      if (place - wordStart === 1) odd = true;
      wordStart = -1;
    }
    if (kind === space) {
      if (chunkWords > 1 || (chunkWords > 0 && odd)) endChunk(chunkStart, place);
      else if (chunkWords > 0 && spelled.length > 0) endSpelled();
      if (code === 0x0a) apart(place);
      chunkStart = place + 1;
      chunkWords = 0;
      odd = false;
    } else {
      if (run > longestRun) longestRun = run;
      if (kind === sign) odd = true;
      if (code !== 0x27 && code !== 0x20_19 && code !== 0x2d) apart(place);
    }
  }
  endSpelled();
  return { words, disguised, longestRun };
}
