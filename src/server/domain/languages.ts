/**
 * A BCP 47 tag in its canonical form; `undefined` where it is none. That of Kurmanji would be the name of all Kurdish;
 * it keeps its own.
 */
export function canonicalLanguage(tag: string): string | undefined {
  try {
    const canonical = Intl.getCanonicalLocales(tag)[0];
    return tag.toLowerCase().startsWith("kmr") ? canonical?.replace(/^ku\b/, "kmr") : canonical;
  } catch {
    return undefined;
  }
}
