/** The guidelines of a page whose backend brings none with its thread. There are always some. */
import type { Guidelines } from "../contract/records.ts";
import { versionOf } from "../contract/version-of.ts";
import { loadDefaultGuidelines } from "../i18n/guidelines/load.ts";
import { matchLanguage } from "../i18n/language.ts";
import type { GuidelinesByLanguage } from "./plain-backend.ts";
import { fieldsOf, readGuidelines } from "./read-plain.ts";
import { inTime, readAnswer } from "./request.ts";
import { tellDeveloper } from "./tell-developer.ts";

/** What the page itself says of its guidelines. */
export interface OwnGuidelines {
  guidelines?: GuidelinesByLanguage | null;
  /** Address of the same as JSON. */
  guidelinesSrc?: string | null;
}

/** Asked in turn, the first that answers counts. `null` where it has none. */
export type GuidelinesSource = (lang: string) => Promise<Guidelines | null>;

/** The page's own: those that were set, else those it names the address of. */
export function guidelinesOfPage({ guidelines, guidelinesSrc }: OwnGuidelines): GuidelinesSource {
  if (guidelines) return async (lang) => choose(guidelines, lang, "guidelines");
  if (!guidelinesSrc) return async () => null;
  return async (lang) => choose(await fetchJson(guidelinesSrc), lang, guidelinesSrc);
}

/** The built-in ones where every source has none, or fails: then the developer is told. */
export async function findGuidelines(sources: GuidelinesSource[], lang: string): Promise<Guidelines> {
  for (const source of sources) {
    try {
      const found = await source(lang);
      if (found) return found;
    } catch (error) {
      tellDeveloper("The guidelines cannot be used; the next ones in line are shown.", error);
    }
  }
  return { version: 1, ...(await loadDefaultGuidelines(matchLanguage(lang))) };
}

/**
 * Those in the language asked for, else in the nearest one there is.
 *
 * @throws TypeError that names the place at fault.
 */
export function choose(value: unknown, lang: string, at: string): Guidelines {
  const given = fieldsOf(value, at);
  // One number for all languages: who reads in another one has not read other guidelines.
  const version = versionOf(JSON.stringify(given));
  if ("rules" in given) return readGuidelines(given, { lang, version }, at);
  const known = Object.keys(given);
  const wanted = [lang, lang.split(/[-_]/, 1)[0], matchLanguage(lang), "en", known[0]];
  const found = wanted.find((one) => one !== undefined && known.includes(one)) ?? "";
  return readGuidelines(given[found], { lang: found, version }, found ? `${at}.${found}` : at);
}

export const fetchJson = (address: string, signal?: AbortSignal): Promise<unknown> =>
  inTime(
    async (signal) => readAnswer(await fetch(address, { credentials: "omit", signal }), (answer) => answer),
    signal,
  );
