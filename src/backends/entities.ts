/** Words out of HTML, for where only text can stand. Nothing here makes HTML safe: what comes out is text, and stays it. */

const named: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
};

/** Character references become characters, once: `&amp;lt;` is `&lt;`. A name that is not listed stays as it stands. */
export const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name: string) =>
    name === undefined
      ? characterOf(decimal === undefined ? parseInt(hex as string, 16) : Number(decimal))
      : Object.hasOwn(named, name)
        ? named[name]!
        : whole,
  );

/** As browsers read it: what is no character is U+FFFD. */
const characterOf = (code: number): string =>
  code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? "\ufffd" : String.fromCodePoint(code);

/** The words of an HTML body without its tags; its lines and paragraphs stay lines and paragraphs. */
export function wordsOf(html: string): string {
  const text = html
    // A tag ends before the next begins, so that no input is read twice.
    .replace(/\s+/g, " ")
    .replace(/<br[^<>]*> ?/gi, "\n")
    .replace(/<\/(?:p|li|pre|blockquote|h\d)[^<>]*> ?/gi, "\n\n")
    .replace(/<[!/a-z][^<>]*>/gi, "");
  return decoded(text)
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
