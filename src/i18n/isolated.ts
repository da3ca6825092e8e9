/**
 * A name inside a sentence, kept from turning its direction (Unicode Bidirectional Algorithm, FSI and PDI), and without
 * what would end that isolation from inside.
 */
export const isolated = (name: string): string =>
  `\u2068${name.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, " ")}\u2069`;
