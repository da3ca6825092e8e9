/** What is louder or longer than it needs to be: capitals, exclamation marks, the same over and over. */
import type { Original, Word } from "./tokens.ts";
import type { Span } from "./phones.ts";

/** Fewer capitals in a row are a name, an institution or a heading. */
const shout = { words: 4, letters: 16, longWords: 3, share: 0.6 };

const isCapitals = (word: string): boolean => word === word.toUpperCase() && word !== word.toLowerCase();

/** Words in capitals, where most of the text is. */
export function findCapitals(text: string, words: readonly Word[], original: Original): Span[] {
  // No capitals at all, or no such thing in this script.
  if (text === text.toLowerCase()) return [];
  const found: Span[] = [];
  let capitals = 0;
  let cased = 0;
  let row: string[] = [];
  let start = 0;
  let end = 0;
  const endRow = (): void => {
    const letters = row.join("").length;
    const long = row.filter((word) => word.length > 3).length;
    if (row.length >= shout.words && letters >= shout.letters && long >= shout.longWords) {
      capitals += letters;
      found.push({ start, end });
    }
    row = [];
  };
  for (const word of words) {
    const written = original(word.start, word.end);
    if (!/\p{L}/u.test(written)) continue;
    if (written.toLowerCase() !== written.toUpperCase()) cased += written.length;
    if (isCapitals(written)) {
      if (row.length === 0) start = word.start;
      end = word.end;
      row.push(written);
    } else {
      endRow();
    }
  }
  endRow();
  return capitals >= cased * shout.share ? found : [];
}

export const findExclamations = (text: string): Span[] =>
  Array.from(text.matchAll(/!{5,}|[!?؟]{8,}/g), ({ 0: marks, index }) => ({
    start: index,
    end: index + marks.length,
  }));

/** ھھھھھ, خخخخ, hahaha, jajaja, kkkk: as long as people like it, within reason. */
const laughter = /^[aeioا]*([hjkxهخجک])(?:[aeioا]|\1)*$/;

/** Letters and signs (but no ellipsis or ruled line) this often in a row. */
const sameCharacter = /([^\s.…\-_=*~!?؟\d])\1{11,}/g;
const oftenInRow = 12;
const longLaughter = 40;

/** How often in a row, and with how many letters in all. */
const over = { times: 5, letters: 15, laughter: 60 };
/** Words; longer sentences than this are not compared. */
const longestPhrase = 12;

export function findSameCharacter(text: string, longestRun: number): Span[] {
  if (longestRun < oftenInRow) return [];
  return Array.from(text.matchAll(sameCharacter), ({ 0: row, index }) => ({
    start: index,
    end: index + row.length,
  })).filter(({ start, end }) => end - start >= longLaughter || !laughter.test(text.slice(start, end)));
}

// Lengths are compared first because nearly all words differ in it, at a tenth of the cost.
const isSame = (one: Word, other: Word): boolean =>
  one.end - one.start === other.end - other.start && one.text === other.text;

/** The same word, or the same few words, again and again. */
export function findSameWords(words: readonly Word[]): Span[] {
  const found: Span[] = [];
  for (let period = 1; period <= longestPhrase && period * over.times <= words.length; period++) {
    let same = 0;
    for (let place = period; place <= words.length; place++) {
      if (place < words.length && isSame(words[place]!, words[place - period]!)) {
        same++;
        continue;
      }
      if (same >= period * (over.times - 1)) {
        const repeated = words.slice(place - same - period, place);
        const letters = repeated.map(({ text }) => text).join("");
        if (letters.length >= (laughter.test(letters) ? over.laughter : over.letters)) {
          found.push({ start: repeated[0]!.start, end: repeated.at(-1)!.end });
        }
      }
      same = 0;
    }
  }
  return found;
}
