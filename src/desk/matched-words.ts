/** The places in a text that a check has marked, among the runs that show themselves or not. */
import type { Flag } from "../contract/desk.ts";
import { runsOf, type Run } from "./hidden-characters.ts";

export interface Piece extends Run {
  matched: boolean;
}

type Match = Flag["matches"][number];

/** The text in pieces; joined again they are the text, character for character, whatever the places claim. */
export function piecesOf(text: string, matches: readonly Match[]): Piece[] {
  const cuts = [...new Set(matches.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b);
  const pieces: Piece[] = [];
  let from = 0;
  for (const { text: run, kind } of runsOf(text)) {
    const end = from + run.length;
    const bounds = [from, ...cuts.filter((cut) => cut > from && cut < end), end];
    for (const [at, start] of bounds.slice(0, -1).entries()) {
      const matched = matches.some((match) => match.start <= start && start < match.end);
      pieces.push({ text: text.slice(start, bounds[at + 1]), kind, matched });
    }
    from = end;
  }
  return pieces;
}

/** All that the checks have marked in a comment. */
export const matchesOf = (flags: readonly Flag[]): Match[] => flags.flatMap(({ matches }) => matches);
