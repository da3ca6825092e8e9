/**
 * Words that a site's moderators look out for. They travel as hashes (`GET /v1/words`), so that no page carries a
 * list of insults; the server, which has the words themselves, looks them up as they are.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { foldWord } from "./fold.ts";

/** The most words that a listed phrase may have. Longer ones are never found. */
export const longestPhrase = 3;

/** Something listed begins with this word: how many words it has, and the guideline it goes against. */
export interface Listed {
  guideline: string;
  count: number;
}

export interface ListedWords {
  /** The longest listed phrase that begins with the word at `index`. `words` are folded, in reading order. */
  at(words: readonly string[], index: number): Listed | undefined;
}

/** The first 16 hexadecimal digits of the SHA-256 of a folded word or phrase (its words joined by one space). */
export const hashWord = (folded: string): string => bytesToHex(sha256(utf8ToBytes(folded)).subarray(0, 8));

/**
 * How a listed word or phrase may stand in a folded text: as it is, with the Turkish ı typed as i (an ı that is
 * listed as i is another word: sık, often), and a phrase written as one word.
 */
export function formsOf(word: string): string[] {
  const folded = foldWord(word);
  const forms = [folded, folded.replaceAll(" ", "")];
  return [...new Set([...forms, ...forms.map((form) => form.replaceAll("ı", "i"))])].filter(
    (form) => form !== "",
  );
}

/** What `GET /v1/words` says of a list. */
export const hashesOf = (words: readonly string[]): string[] => words.flatMap(formsOf).map(hashWord);

/** How many words are remembered with what they hash to: more than a comment of the usual greatest length has. */
const remembered = 4096;

/** For readers' browsers: the lists of a `WordsAnswer`. */
export function fromHashes(lists: readonly { guideline: string; hashes: readonly string[] }[]): ListedWords {
  const guidelines = new Map(
    lists.flatMap(({ guideline, hashes }) => hashes.map((hash): [string, string] => [hash, guideline])),
  );
  // A reader's text is checked over and over while it grows.
  const known = new Map<string, string | undefined>();
  const guidelineOf = (folded: string): string | undefined => {
    if (known.has(folded)) return known.get(folded);
    if (known.size >= remembered) known.clear();
    const guideline = guidelines.get(hashWord(folded));
    known.set(folded, guideline);
    return guideline;
  };
  return {
    at(words, index) {
      for (
        let count = Math.min(longestPhrase, words.length - index);
        guidelines.size > 0 && count > 0;
        count--
      ) {
        const guideline = guidelineOf(words.slice(index, index + count).join(" "));
        if (guideline !== undefined) return { guideline, count };
      }
      return undefined;
    },
  };
}

/** Two characters decide for most words that nothing listed begins with them. To hash a word costs far more. */
const firstTwo = (word: string): number => (word.charCodeAt(0) * 31 + word.charCodeAt(1)) & 0xf_ff;

/** For who has the words themselves. */
export function fromWords(lists: readonly { guideline: string; words: readonly string[] }[]): ListedWords {
  const beginnings = new Uint8Array(0x10_00);
  const byFirst = new Map<string, { rest: string[]; guideline: string }[]>();
  for (const { guideline, words } of lists) {
    for (const [first, ...rest] of words.flatMap(formsOf).map((form) => form.split(" "))) {
      const phrases = byFirst.get(first!) ?? [];
      phrases.push({ rest, guideline });
      byFirst.set(first!, phrases);
      beginnings[firstTwo(first!)] = 1;
    }
  }
  for (const phrases of byFirst.values()) phrases.sort((a, b) => b.rest.length - a.rest.length);
  return {
    at(words, index) {
      const first = words[index]!;
      if (beginnings[firstTwo(first)] === 0) return undefined;
      const found = byFirst
        .get(first)
        ?.find(({ rest }) => rest.every((word, place) => words[index + 1 + place] === word));
      return found && { guideline: found.guideline, count: found.rest.length + 1 };
    },
  };
}
