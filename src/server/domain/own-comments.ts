/** A comment as its author sees it: what stands in its own row, and what only the log and the accounts can tell. */
import type { Outcome, OwnComment } from "../../contract/records.ts";
import type { GuidelinesShelf } from "./guidelines-shelf.ts";
import type { LogEntry } from "./log.ts";
import type { Services, Site, StoredOwnComment } from "./ports.ts";
import type { Waitings } from "./waiting.ts";

export type OwnServices = Services & { guidelines: GuidelinesShelf; waitings: Waitings };

/** In the language in which its author saw the guidelines. */
export async function presentOne(
  services: OwnServices,
  site: Site,
  found: StoredOwnComment,
): Promise<OwnComment> {
  const [own] = await presentOwn(services, { site, lang: found.guidelinesLang }, [found]);
  return own!;
}

/** For whom: guidelines are named in the language `lang`, where the site has them in it. */
export interface Author {
  site: Site;
  lang: string;
}

/**
 * Not inside a transaction: guidelines are read beside it.
 *
 * @returns In the order of `found`.
 */
export async function presentOwn(
  services: OwnServices,
  author: Author,
  found: readonly StoredOwnComment[],
): Promise<OwnComment[]> {
  const { stores } = services;
  const decided = found.filter((one) => one.decision !== null).map((one) => one.own.id);
  const log = Map.groupBy(await stores.log.ofComments(decided), (entry) => entry.comment);
  /** By who rejected. */
  const others = new Map<string | null, boolean>();

  const presented: OwnComment[] = [];
  for (const one of found) {
    const { own } = one;
    const applied = appliedDecision(one, log.get(own.id) ?? []);
    let mayAppeal = false;
    if (own.state === "rejected" && own.appeal === null && applied) {
      const { actor } = applied;
      if (!others.has(actor)) others.set(actor, await stores.accounts.existsBeside(actor));
      mayAppeal = others.get(actor)!;
    }
    const outcome = await toOutcome(services, author, applied);
    const waiting = own.state === "pending" ? await services.waitings.of(author.site) : null;
    presented.push({ ...own, outcome, waiting, mayAppeal });
  }
  return presented;
}

type Decided = LogEntry & { note: string | null };

/**
 * The decision that the state rests on. One that can still be undone has not moved the state, and is nobody's
 * business outside the desk; nor is one that came in after the comment was read.
 */
function appliedDecision(
  { own, decision, open }: StoredOwnComment,
  log: readonly Decided[],
): Decided | undefined {
  if (own.state !== "approved" && own.state !== "rejected") return undefined;
  const newest = log.findIndex((entry) => entry.id === decision);
  if (!open) return log[newest];
  const undone = new Set(log.map((entry) => entry.kind === "undo" && entry.decision));
  return log
    .slice(0, newest)
    .findLast(({ id, kind }) => (kind === "approve" || kind === "reject") && !undone.has(id));
}

async function toOutcome(
  { guidelines }: OwnServices,
  { site, lang }: Author,
  decision: Decided | undefined,
): Promise<Outcome | null> {
  if (!decision) return null;
  const decided = new Date(decision.at).toISOString();
  const { guideline: id, guidelinesVersion: version, note } = decision;
  if (id === null || version === null) return { decided, guideline: null, note };
  const rules = (await guidelines.ofVersion(site, version, lang))?.rules ?? [];
  const place = rules.findIndex((rule) => rule.id === id);
  const rule = rules[place];
  return { decided, guideline: rule ? { id, number: place + 1, label: rule.label } : null, note };
}
