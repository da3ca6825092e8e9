/**
 * Characters that a text can hold without showing them: marks that turn the reading direction, runs of zero-width
 * characters, and tag characters (U+E0000 …), which spell invisible words.
 *
 * Honest uses stay unmarked: one ZWNJ or ZWJ (Persian and Kurdish spelling, emoji), one LRM, RLM or ALM, and the
 * tags of a flag.
 */

export type HiddenKind = "direction" | "zero-width" | "tags";

export interface Run {
  text: string;
  /** `null` for text that shows itself. */
  kind: HiddenKind | null;
}

const direction = "[\\u202A-\\u202E\\u2066-\\u2069]+";
const zeroWidth =
  "[\\u200B-\\u200F\\u061C\\u2060-\\u2064\\uFEFF\\u180E\\u115F\\u1160\\u3164]{2,}|[\\u200B\\u2060-\\u2064\\uFEFF\\u180E]";
// U+1F3F4 followed by tags is the flag of a part of a country.
const tags = "(?<!\\u{1F3F4})(?<![\\u{E0020}-\\u{E007F}])[\\u{E0000}-\\u{E007F}]+";
const hidden = new RegExp(`(?<direction>${direction})|(?<tags>${tags})|(?<zero>${zeroWidth})`, "gu");

/** The text in runs; joined again they are the text, character for character. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(hidden)) {
    if (match.index > end) runs.push({ text: text.slice(end, match.index), kind: null });
    const { direction, tags } = match.groups ?? {};
    runs.push({ text: match[0], kind: direction ? "direction" : tags ? "tags" : "zero-width" });
    end = match.index + match[0].length;
  }
  if (end < text.length) runs.push({ text: text.slice(end), kind: null });
  return runs;
}

/** "U+202E U+2066": how a run is written where it can be seen. Longer runs end in "…". */
export function codesOf(run: string): string {
  const points = Array.from(
    run,
    (char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  return points.length > 4 ? `${points.slice(0, 4).join(" ")} …` : points.join(" ");
}

const longestInSentence = 60;

/**
 * A text of someone else's as a sentence, a title or an announcement may take it: on one line, without controls
 * that reach beyond it, cut where it is long, isolated (U+2068 … U+2069).
 */
export function inSentence(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(hidden, "")
    .trim();
  const chars = Array.from(plain);
  const cut =
    chars.length > longestInSentence ? `${chars.slice(0, longestInSentence).join("").trimEnd()}…` : plain;
  return `\u2068${cut}\u2069`;
}
