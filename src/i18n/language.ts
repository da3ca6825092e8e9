/** Which of our languages is nearest to a page's, and which way a language runs. */
import { languages, type Language } from "./format.ts";

/** Languages whose readers read one of ours. `ku` alone is taken as Sorani; see `latinKurdish` for the other. */
const nearest: Record<string, Language> = {
  ku: "ckb",
  sdh: "ckb",
  arb: "ar",
  acm: "ar",
  apc: "ar",
  arz: "ar",
};

/** Kurdish that names the Latin script, or the country where it is written in it, is Kurmanji. */
const latinKurdish = /^ku\b.*-(latn|tr)\b/;

/** The language of ours nearest to a BCP 47 tag (also with underscores); English where none is near. */
export function matchLanguage(tag: string): Language {
  const plain = tag.trim().toLowerCase().replaceAll("_", "-");
  const language = plain.split("-", 1)[0] ?? "";
  if (latinKurdish.test(plain)) return "en";
  return languages.find((ours) => ours === language) ?? nearest[language] ?? "en";
}

// ISO 15924, living scripts only.
const rightToLeft = /^(Adlm|Arab|Aran|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Thaa|Yezi)$/;

/** The direction of a BCP 47 tag, by its script, or the script its language and region are mostly written in. */
export function directionOf(tag: string): "ltr" | "rtl" {
  try {
    return rightToLeft.test(new Intl.Locale(tag).maximize().script ?? "") ? "rtl" : "ltr";
  } catch {
    return "ltr";
  }
}
