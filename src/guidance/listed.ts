/** Where listed words and phrases stand in a text. */
import type { Tokens } from "./tokens.ts";
import type { ListedWords } from "./words.ts";

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

const shortestWithPrefix = 5;

/** Yields after every 32 words. */
export function* findingListed(
  { words, disguised }: Tokens,
  lists: readonly ListedWords[],
): Generator<void, ListedPlace[][]> {
  const found = lists.map((): ListedPlace[] => []);
  const texts = words.map(({ text }) => text);
  for (let place = 0; place < words.length; place++) {
    if (place % 32 === 31) yield;
    const word = texts[place]!;
    if (word === "") continue;
    const bare = word.length >= shortestWithPrefix && word >= "ا" ? word.replace(prefix, "") : word;
    for (const [which, list] of lists.entries()) {
      const listed = list.at(texts, place) ?? (bare === word ? undefined : list.at([bare], 0));
      if (listed) {
        const { start } = words[place]!;
        const { end } = words[place + listed.count - 1]!;
        found[which]!.push({ guideline: listed.guideline, start, end });
      }
    }
  }
  for (const { text, start, end } of disguised) {
    for (const [which, list] of lists.entries()) {
      const listed = list.at([text], 0);
      if (listed) found[which]!.push({ guideline: listed.guideline, start, end });
    }
  }
  return found;
}
