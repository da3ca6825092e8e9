/** What a comment's text or an author's name may be. One set of functions, so that widget and server agree. */

let segmenter: Intl.Segmenter | undefined;

/**
 * Nearly a grapheme cluster, for readers whose browser has no `Intl.Segmenter` (Firefox before 125): a character with
 * its marks, joined ones as one, flags. The server's count is the one that holds.
 */
const nearly =
  /\r\n|\p{RI}{2}|\P{M}[\p{M}\p{EMod}\u200c]*(?:\u200d(?:\P{M}[\p{M}\p{EMod}\u200c]*)?)*|\p{M}+/gu;

/**
 * Length in extended grapheme clusters (UAX #29): what a reader would call characters.
 *
 * Plain ASCII without carriage returns has one cluster a code unit, and is by far the most common long text of
 * a flood; it is not segmented.
 */
export function countGraphemes(text: string): number {
  // oxlint-disable-next-line no-control-regex -- the range is what makes the short cut right
  if (/^[\0-\x0c\x0e-\x7f]*$/.test(text)) return text.length;
  if (!("Segmenter" in Intl)) return (text.match(nearly) ?? []).length;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

/**
 * Offset, in UTF-16 code units, of the first character no database of ours can keep: U+0000 (PostgreSQL) or a
 * lone surrogate (no UTF-8 form). -1 where there is none.
 */
export function findUnstorable(text: string): number {
  return text.search(/\0|\p{Surrogate}/u);
}

/** Whether nothing in the text would be seen: only spaces, controls and default-ignorable characters. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(text);
}
