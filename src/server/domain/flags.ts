/** What a machine notices about a comment on its way in. It explains to the moderators and decides nothing. */
import type { NewComment } from "../../contract/records.ts";
import { checkNow } from "../../guidance/check.ts";
import type { ListedWords } from "../../guidance/words.ts";
import type { NewFlag } from "./intake-ports.ts";

/** Milliseconds. Nobody reads the rules and writes a comment in less. */
const hasty = 3_000;

/** How long another comment with the same text counts as another, in milliseconds. */
export const sameTextWithin = 24 * 60 * 60 * 1000;

export interface Noticed {
  comment: NewComment;
  /** Whether its address sent so much that a proof of work was asked for. */
  flood: boolean;
  words: ListedWords;
}

/** @returns Flags in the order of their weight for a moderator; mostly none. */
export function notice({ comment, flood, words }: Noticed): NewFlag[] {
  const { honeypot, writingTime, text } = comment;
  const flags: NewFlag[] = [];
  if (honeypot !== "") flags.push(plain("honeypot"));
  if (flood) flags.push(plain("flood"));
  if (writingTime !== null && writingTime < hasty) {
    flags.push({ ...plain("hasty"), value: Math.floor(writingTime / 1000) });
  }
  for (const { guideline, matches } of checkNow(text, { words })) {
    if (guideline !== null) flags.push({ check: "guidance", guideline, matches, value: null });
  }
  return flags;
}

/** @param others How many other comments have the same text. */
export const duplicate = (others: number): NewFlag[] =>
  others === 0 ? [] : [{ ...plain("duplicate"), value: others }];

const plain = (check: NewFlag["check"]): NewFlag => ({ check, guideline: null, matches: [], value: null });
