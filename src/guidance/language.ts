export type DetectedLanguage = "ckb" | "kmr" | "ar" | "tr" | "fa" | "de" | "fr" | "es" | "en" | "und";

/** The language of a text as BCP 47, or `und` where a guess might be wrong: short, mixed, or another language. */
export function detectLanguage(text: string): DetectedLanguage {
  return /[ێۆڕڵ]/.test(text) ? "ckb" : "und";
}
