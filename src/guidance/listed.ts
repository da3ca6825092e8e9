/** Where listed words and phrases stand in a text. */
import type { Tokens, Word } from "./tokens.ts";
import type { Listed, ListedWords } from "./words.ts";

/** Places in the folded text. */
export interface ListedPlace {
  guideline: string;
  start: number;
  end: number;
}

/**
 * What Arabic script writes together with the word after it: and, by, for, the, O. Of a short word the first letter is
 * its own (کسب is no ب).
 */
const prefix = /^(?:[وفبلک]?ال(?=...)|لل(?=...)|یا(?=...)|[وبلف](?=.{4}))/;

const arabic = /^[وفبلکای]/;

/** Yields after every 64 words. */
export function* findingListed(
  { words, disguised }: Tokens,
  lists: ListedWords,
): Generator<void, ListedPlace[]> {
  const found: ListedPlace[] = [];
  const texts = words.map(({ text }) => text);
  const add = ({ guideline, count }: Listed, { start }: Word, last: Word | undefined): number => {
    found.push({ guideline, start, end: last!.end });
    return count;
  };
  for (let place = 0; place < words.length; place++) {
    if (place % 64 === 63) yield;
    const word = texts[place]!;
    if (word === "") continue;
    let listed = lists.at(texts, place);
    if (!listed && arabic.test(word)) {
      const bare = word.replace(prefix, "");
      if (bare !== word) listed = lists.at([bare], 0);
    }
    if (listed) place += add(listed, words[place]!, words[place + listed.count - 1]) - 1;
  }
  for (const word of disguised) {
    const listed = lists.at([word.text], 0);
    if (listed) add(listed, word, word);
  }
  return found;
}
