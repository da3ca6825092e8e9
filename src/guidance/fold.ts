/** What a listed word is compared in: one form for all the ways to write the same letters. */
export const foldWord = (text: string): string => text.normalize("NFKC").toLowerCase().trim();
