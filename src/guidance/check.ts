/**
 * What a reader is told while they write, and a moderator afterwards: places in the text that touch a guideline.
 * Nothing here decides; a hint may be wrong, and a text without one may break every rule.
 */
import { advertising, isOffer } from "./advertising.ts";
import { folding } from "./fold.ts";
import { findLinks, findSpokenLinks } from "./links.ts";
import { findingListed } from "./listed.ts";
import { findCapitals, findExclamations, findSameCharacter, findSameWords } from "./loudness.ts";
import { findPhones } from "./phones.ts";
import { tokenizing } from "./tokens.ts";
import { fromWords, type ListedWords } from "./words.ts";

export type HintCheck = "link" | "contact" | "advertising" | "shouting" | "repetition" | "short" | "words";

export interface Hint {
  check: HintCheck;
  /** Id of a guideline: one of the defaults, or the list's. `null` where no default guideline speaks of it. */
  guideline: string | null;
  /** Places in the text as it stands, in UTF-16 code units, end exclusive, in order, apart. Never empty. */
  matches: { start: number; end: number }[];
}

export interface CheckOptions {
  /** Without them `words` is not checked. */
  words?: ListedWords;
}

/** The default guidelines speak of these; what a word goes against, its list says. */
const guidelines = {
  link: "promotion",
  contact: "promotion",
  advertising: "promotion",
  shouting: null,
  repetition: "relevant",
  short: null,
} as const;

/** A single word of fewer letters says too little to answer to. */
const shortest = 6;

let advertisements: ListedWords | undefined;

/** Yields after every few hundred characters, and between the checks: who drives it decides when to go on. */
export function* checkText(text: string, { words: listed }: CheckOptions = {}): Generator<void, Hint[]> {
  const hints: Hint[] = [];
  const add = (
    check: HintCheck,
    guideline: string | null,
    places: readonly { start: number; end: number }[],
  ): void => {
    const matches = apart(places);
    if (matches.length > 0) hints.push({ check, guideline, matches });
  };

  const folded = yield* folding(text);
  const { at } = folded;
  const inOriginal = <Place extends { start: number; end: number }>(place: Place): Place => ({
    ...place,
    start: at[place.start]!,
    end: at[place.end]!,
  });
  const tokens = yield* tokenizing(folded, text);
  yield;

  const links = [
    ...findLinks(folded.text, (start, end) => text.slice(at[start], at[end])),
    ...findSpokenLinks(folded.text),
  ].map(inOriginal);
  const isLink = ({ check }: { check: string }): boolean => check === "link";
  add("link", guidelines.link, links.filter(isLink));
  yield;
  const phones = findPhones(folded.text).map(inOriginal);
  add("contact", guidelines.contact, [...links.filter((one) => !isLink(one)), ...phones]);
  yield;

  advertisements ??= fromWords([{ guideline: guidelines.advertising, words: advertising }]);
  const [promoted, found = []] = yield* findingListed(
    tokens,
    listed ? [advertisements, listed] : [advertisements],
  );
  const offers = promoted!.filter(({ end }) => isOffer(folded.text.slice(end, end + 16)));
  add("advertising", guidelines.advertising, offers.map(inOriginal));
  for (const guideline of new Set(found.map((one) => one.guideline))) {
    add("words", guideline, found.filter((one) => one.guideline === guideline).map(inOriginal));
  }

  add("shouting", guidelines.shouting, [
    ...findCapitals(text, tokens.words, at).map(inOriginal),
    ...findExclamations(text),
  ]);
  yield;
  add(
    "repetition",
    guidelines.repetition,
    [...findSameCharacter(folded.text, tokens.longestRun), ...findSameWords(tokens.words)].map(inOriginal),
  );
  yield;

  const short = text.trim();
  if (short !== "" && Array.from(short.slice(0, 2 * shortest)).length < shortest) {
    if (tokens.words.filter((word) => word.text !== "").length < 2) {
      add("short", guidelines.short, [{ start: 0, end: text.length }]);
    }
  }
  return hints;
}

/** In order, those that overlap as one. */
function apart(places: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}

/** All of it at once: for the server. */
export function checkNow(text: string, options: CheckOptions = {}): Hint[] {
  const running = checkText(text, options);
  let step = running.next();
  while (!step.done) step = running.next();
  return step.value;
}
