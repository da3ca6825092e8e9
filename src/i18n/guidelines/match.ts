/** Which of the default guidelines a reader of some language is nearest to. */
import { matchLanguage } from "../language.ts";
import type { GuidelinesLanguage } from "./text.ts";

const others: [RegExp, GuidelinesLanguage][] = [
  // Sorani has been told from it before: see `matchLanguage`.
  [/^(kmr|ku)\b/, "kmr"],
  [/^tr\b/, "tr"],
  [/^(fa|pes|prs)\b/, "fa"],
  [/^(de|gsw)\b/, "de"],
  [/^fr\b/, "fr"],
  [/^es\b/, "es"],
];

/** @param tag BCP 47, also with underscores. English where none is near. */
export function matchGuidelines(tag: string): GuidelinesLanguage {
  const spoken = matchLanguage(tag);
  if (spoken !== "en") return spoken;
  const plain = tag.trim().toLowerCase().replaceAll("_", "-");
  return others.find(([pattern]) => pattern.test(plain))?.[1] ?? "en";
}
