/**
 * What stays in the reader's browser: drafts, receipts, the name, what was acknowledged. Each is an entry of its own
 * under one prefix, so that two tabs never write over each other. Here it is read; `keeping.ts` writes it.
 */
import type { Place } from "./place.ts";
import type { FormName, Own } from "./state.ts";
import * as areas from "./storage.ts";

export interface Draft {
  text: string;
  at: number;
  /** What its author says the language is. */
  lang?: string;
}

/** How the entries of one thread are named. */
export interface Kept {
  /** Of drafts: each goes on with its form and its tab. */
  drafts: string;
  /** Of receipts: each goes on with itself. */
  receipts: string;
  /** Of recommended comments, and of reported ones: each goes on with the comment's id. */
  recommended: string;
  reported: string;
  /** Of the last visit. */
  visit: string;
  /** Of what was acknowledged, for the whole site. */
  read: string;
  /** Tabs keep their drafts apart. */
  tab: string;
  /** Drafts of other tabs that stand in a form of this one. */
  adopted: Set<string>;
}

/**
 * @param thread Names site and article, and the backend they are of; without spaces.
 * @param site Names the site, and the backend it is of.
 */
export const openKept = (thread: string, site: string): Kept => ({
  drafts: `draft ${thread} `,
  receipts: `receipt ${thread} `,
  recommended: `recommended ${thread} `,
  reported: `reported ${thread} `,
  visit: `visit ${thread}`,
  read: `read ${site}`,
  tab: areas.tabName(),
  adopted: new Set(),
});

/** @param home See `homeOf`. */
export function keptOf(home: string, { site, key }: Place): Kept {
  const scope = (...names: string[]) => names.map(encodeURIComponent).join();
  return openKept(scope(home, site, key), scope(home, site));
}

export function readEntry(name: string): unknown {
  try {
    return JSON.parse(areas.read(name) ?? "null");
  } catch {
    return null;
  }
}

const draftLife = 30 * 86_400_000;
export const isFresh = (draft: Draft | null): draft is Draft => !!draft && Date.now() - draft.at < draftLife;

/** The text of each form: this tab's own draft, else the newest of another that was closed, or is still open. */
export function readDrafts({ drafts, tab, adopted }: Kept): Record<FormName, string> {
  const found: Record<FormName, Draft> = {};
  for (const name of areas.names(drafts)) {
    const [form = "", of] = name.slice(drafts.length).split(" ");
    const draft = readEntry(name) as Draft | null;
    if (!isFresh(draft)) continue;
    const own = of === tab;
    if (!own) adopted.add(name);
    if (own || !(found[form] && found[form].at > draft.at))
      found[form] = own ? { ...draft, at: Infinity } : draft;
  }
  return Object.fromEntries(Object.entries(found).map(([form, { text }]) => [form, text]));
}

/** The ids of the comments that have such an entry. */
export const readIds = (start: string): string[] =>
  areas.names(start).map((name) => name.slice(start.length));

/** Oldest first. */
export const readReceipts = ({ receipts }: Kept): Own[] =>
  areas
    .names(receipts)
    .map((name) => readEntry(name) as Own | null)
    .filter((receipt) => receipt !== null)
    .toSorted((a, b) => (a.sent < b.sent ? -1 : 1));
