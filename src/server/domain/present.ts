/** Stored records as the desk shows them: guidelines by number and label, in the moderator's language. */
import type { Decision, DeskReport, Flag, QueueItem } from "../../contract/desk.ts";
import type { StoredDecision, StoredItem, StoredReport } from "./desk-ports.ts";
import type { Site } from "./ports.ts";
import type { ReadServices } from "./threads.ts";

type Named = { id: string; number: number; label: string };

export interface Presenter {
  item: (stored: StoredItem) => QueueItem;
  decision: (stored: StoredDecision) => Decision;
  report: (stored: StoredReport) => DeskReport;
}

/** What is to be presented; all of it belongs to one site. */
export interface Presented {
  items?: readonly StoredItem[];
  decisions?: readonly StoredDecision[];
  reports?: readonly StoredReport[];
}

/** With one read for all flags, and one for each version of the guidelines among what is presented. */
export async function presenter(
  { stores, guidelines }: ReadServices,
  { site, reading }: { site: Site; reading: string },
  { items = [], decisions = [], reports = [] }: Presented,
): Promise<Presenter> {
  const flags = await stores.flags.of(items.map((item) => item.id));
  const inForce = [...flags.values()].flat().some((flag) => flag.guideline !== null)
    ? numbered((await guidelines.inForce(site, reading)).rules)
    : undefined;

  const rules = new Map<number, Map<string, Named>>();
  const versions = [
    ...[...items.flatMap((item) => item.decision ?? []), ...decisions].flatMap(
      ({ guideline }) => guideline?.version ?? [],
    ),
    ...reports.map((report) => report.guidelinesVersion),
  ];
  for (const version of new Set(versions)) {
    rules.set(version, numbered((await guidelines.ofVersion(site, version, reading))?.rules ?? []));
  }

  const decision = (stored: StoredDecision): Decision => ({
    id: stored.id,
    comment: stored.comment,
    action: stored.action,
    guideline: (stored.guideline && rules.get(stored.guideline.version)?.get(stored.guideline.id)) ?? null,
    note: stored.note,
    by: stored.by,
    decided: toTime(stored.at),
    takesEffect: toTime(stored.takesEffectAt),
    status: stored.status,
    onAppeal: stored.onAppeal,
  });

  return {
    decision,
    // Field by field: what is stored may hold more than a list shows.
    item: (stored) => ({
      id: stored.id,
      author: stored.author,
      text: stored.text,
      lang: stored.lang,
      received: stored.received,
      state: stored.state,
      reply: stored.reply,
      thread: stored.thread,
      signedIn: stored.signedIn,
      staff: stored.staff,
      choice: stored.choice,
      appeal: stored.appeal,
      reports: stored.reports,
      decision: stored.decision && decision(stored.decision),
      flags: (flags.get(stored.id) ?? []).flatMap((flag): Flag[] => {
        const guideline = (flag.guideline !== null && inForce?.get(flag.guideline)) || null;
        // Our checks speak of the default rules; what a site has no rule against is none of its concern.
        return flag.check === "guidance" && !guideline ? [] : [{ ...flag, guideline }];
      }),
    }),
    report: (stored) => ({
      id: stored.id,
      reason: stored.reason,
      guideline: rules.get(stored.guidelinesVersion)?.get(stored.reason) ?? null,
      explanation: stored.explanation,
      notice: stored.reason === "illegal" ? { name: stored.name, email: stored.email } : null,
      received: toTime(stored.at),
      answered: stored.answered && { ...stored.answered, at: toTime(stored.answered.at) },
    }),
  };
}

const toTime = (milliseconds: number): string => new Date(milliseconds).toISOString();

const numbered = (rules: readonly { id: string; label: string }[]): Map<string, Named> =>
  new Map(rules.map(({ id, label }, place) => [id, { id, number: place + 1, label }]));
