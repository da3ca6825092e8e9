/**
 * What a moderator's browser keeps: the language of the desk and whether single keys act, for good; notes not sent yet, until the tab is closed.
 * A browser that keeps nothing loses only that.
 */
import { languages, type Language } from "../i18n/format.ts";
import type { Draft } from "./state.ts";

const languageName = "afterword-desk-language";
const shortcutsName = "afterword-desk-shortcuts";
const draftsName = "afterword-desk-drafts";

/** The language that the moderator chose, if they did. */
export function keptLanguage(): Language | undefined {
  const kept = attempt(() => localStorage.getItem(languageName));
  return languages.find((lang) => lang === kept);
}

export function keepLanguage(lang: Language): void {
  attempt(() => localStorage.setItem(languageName, lang));
}

export function keptShortcuts(): boolean {
  return attempt(() => localStorage.getItem(shortcutsName)) !== "off";
}

export function keepShortcuts(on: boolean): void {
  attempt(() => localStorage.setItem(shortcutsName, on ? "on" : "off"));
}

export function keptDrafts(): Record<string, Draft> {
  const found: unknown = attempt(() => JSON.parse(sessionStorage.getItem(draftsName) ?? "{}"));
  const drafts: Record<string, Draft> = {};
  if (typeof found !== "object" || found === null) return drafts;
  for (const [id, draft] of Object.entries(found as Record<string, Partial<Draft> | null>)) {
    const guideline = typeof draft?.guideline === "string" ? draft.guideline : null;
    drafts[id] = { guideline, note: typeof draft?.note === "string" ? draft.note : "" };
  }
  return drafts;
}

export function keepDrafts(drafts: Readonly<Record<string, Draft>>): void {
  attempt(() => sessionStorage.setItem(draftsName, JSON.stringify(drafts)));
}

/** Storage may be blocked, full, or hold what somebody else put there. */
function attempt<T>(use: () => T): T | null {
  try {
    return use();
  } catch {
    return null;
  }
}
