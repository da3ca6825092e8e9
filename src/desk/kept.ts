/**
 * What a moderator's browser keeps: whether single keys act, for good; notes not sent yet, until the tab is closed.
 * A browser that keeps nothing loses only that.
 */
import type { Draft } from "./state.ts";

const shortcutsName = "afterword-desk-shortcuts";
const draftsName = "afterword-desk-drafts";

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
