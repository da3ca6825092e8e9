/**
 * What a reader is told while they write, and a moderator afterwards: places in the text that touch a guideline.
 * Nothing here decides; a hint may be wrong, and a text without one may break every rule.
 */
import { advertising, isOffer } from "./advertising.ts";
import { folding, placesIn } from "./fold.ts";
import { findLinks, findSpokenLinks, type Found } from "./links.ts";
import { findingListed } from "./listed.ts";
import { findCapitals, findExclamations, findSameCharacter, findSameWords } from "./loudness.ts";
import { findPhones, type Span } from "./phones.ts";
import { type Original, tokenizing } from "./tokens.ts";
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
  let places: number[] | undefined;
  const inOriginal = (place: number): number => (places ??= placesIn(text))[place]!;
  const original: Original = (start, end) => text.slice(inOriginal(start), inOriginal(end));
  const add = (check: HintCheck, guideline: string | null, found: readonly Span[]): void => {
    if (found.length === 0) return;
    const matches = apart(found).map(({ start, end }) => ({
      start: inOriginal(start),
      end: inOriginal(end),
    }));
    hints.push({ check, guideline, matches });
  };

  const folded = yield* folding(text);
  const tokens = yield* tokenizing(folded, original);
  yield;

  const links = [...findLinks(folded, original), ...findSpokenLinks(folded)];
  const isLink = ({ check }: Found): boolean => check === "link";
  add("link", guidelines.link, links.filter(isLink));
  yield;
  add("contact", guidelines.contact, [...links.filter((one) => !isLink(one)), ...findPhones(folded)]);
  yield;

  advertisements ??= fromWords([{ guideline: guidelines.advertising, words: advertising }]);
  const lists = listed ? [advertisements, listed] : [advertisements];
  const [promoted, found = []] = yield* findingListed(tokens, lists);
  const offers = promoted!.filter(({ end }) => isOffer(folded.slice(end, end + 16)));
  add("advertising", guidelines.advertising, offers);
  for (const guideline of new Set(found.map((one) => one.guideline))) {
    add(
      "words",
      guideline,
      found.filter((one) => one.guideline === guideline),
    );
  }
  yield;

  const capitals = findCapitals(text, tokens.words, original);
  add("shouting", guidelines.shouting, [...capitals, ...findExclamations(folded)]);
  yield;
  const repeated = [...findSameCharacter(folded, tokens.longestRun), ...findSameWords(tokens.words)];
  add("repetition", guidelines.repetition, repeated);
  yield;

  if (isShort(text) && tokens.words.filter((word) => word.text !== "").length < 2) {
    hints.push({ check: "short", guideline: guidelines.short, matches: [{ start: 0, end: text.length }] });
  }
  return hints;
}

function isShort(text: string): boolean {
  const seen = text.trim();
  return seen !== "" && seen.length < 2 * shortest && Array.from(seen).length < shortest;
}

/** In order, those that overlap as one. */
function apart(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
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
