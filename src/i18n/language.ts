/** Which of our languages is nearest to a page's, and which way a language runs. */
import type { Language } from "./format.ts";

// `ku` alone is taken as Sorani; where it names the Latin script, or the country that writes it so, it is Kurmanji.
const near: [RegExp, Language][] = [
  [/^(ckb|sdh|ku(?!.*-(latn|tr)\b))\b/, "ckb"],
  [/^(kmr|ku)\b/, "kmr"],
  [/^(ar|arb|acm|apc|arz)\b/, "ar"],
  [/^tr\b/, "tr"],
  [/^(fa|pes|prs)\b/, "fa"],
  [/^(de|gsw)\b/, "de"],
  [/^fr\b/, "fr"],
  [/^es\b/, "es"],
];

/** The language of ours nearest to a BCP 47 tag (also with underscores); English where none is near. */
export function matchLanguage(tag: string): Language {
  const plain = tag.trim().toLowerCase().replace(/_/g, "-");
  return near.find(([tags]) => tags.test(plain))?.[1] ?? "en";
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
