/** What the desk knows, as one record that is replaced, never patched. `reduce.ts` makes the next one. */
import type { FailureCode } from "../backends/request.ts";
import type {
  CommentCase,
  Decision,
  DeskReport,
  DeskSession,
  DeskSite,
  QueueItem,
} from "../contract/desk.ts";
import type { List } from "./list.ts";
import type { OpenTab, Place, Tab } from "./place.ts";

/** Why a call brought nothing, with the seconds to wait where waiting helps. */
export interface Failure {
  code: FailureCode;
  retryAfter: number | null;
}

/** What a failure kept from happening. */
export type Task = "start" | "list" | "more" | "case" | "decision" | "undo" | "thread";

export type Field = "name" | "email" | "password";

/** A form that lets somebody in. Its values stay in its fields. */
export interface Entry {
  busy: boolean;
  /** Sentences for the person at the form. */
  errors: Partial<Record<Field | "form", string>>;
}

export interface Opened {
  id: string;
  /** At once, as the list has it; newer once the case is here. */
  item: QueueItem | null;
  details: CommentCase | null;
  /** The server knows no such comment. */
  missing: boolean;
}

/** What a moderator prepared about a comment and has not sent. */
export interface Draft {
  guideline: string | null;
  note: string;
}

export interface Undoable {
  decision: Decision;
  item: QueueItem;
  /** Milliseconds by this browser's clock, which may differ from the server's. */
  until: number;
}

/** How the reports about a comment were answered. */
export type Answer = NonNullable<DeskReport["answered"]>;

/** Who was faster: with a decision, or by keeping what was reported; `withdrawn` where it was the author. */
export type Outrun = Decision | Answer | "withdrawn";

/** How many wait in each list, as last heard. */
export type Counts = Readonly<Record<OpenTab, number>>;

/** What a decision still lacks. */
export type Lack = "guideline" | "reason";

export interface DeskState {
  phase: "starting" | "signed-out" | "invited" | "ready";
  place: Place;
  session: DeskSession | null;
  /** Why the sign-in page is shown. */
  signedOut: "at-first" | "ended" | "by-choice";
  invitation: "checking" | "good" | "spent" | "unknown";
  entry: Entry;
  /** Milliseconds by this browser's clock, for ages and the seconds of an undo. */
  now: number;
  list: List | null;
  counts: Counts;
  opened: Opened | null;
  drafts: Readonly<Record<string, Draft>>;
  lack: Lack | null;
  outrun: Outrun | null;
  /** Newest last. */
  undoable: Undoable[];
  /** A decision, an undo or a change of the thread is on its way. */
  busy: boolean;
  failed: { task: Task; failure: Failure } | null;
  shortcuts: boolean;
  keysShown: boolean;
}

export const noDraft: Draft = { guideline: null, note: "" };
export const noCounts: Counts = { waiting: 0, reported: 0, appeals: 0 };
export const restingEntry: Entry = { busy: false, errors: {} };

export interface Start {
  place: Place;
  invited: boolean;
  drafts: Readonly<Record<string, Draft>>;
  shortcuts: boolean;
  now: number;
}

export function initialState({ place, invited, drafts, shortcuts, now }: Start): DeskState {
  return {
    phase: invited ? "invited" : "starting",
    place,
    session: null,
    signedOut: "at-first",
    invitation: "checking",
    entry: restingEntry,
    now,
    list: null,
    counts: noCounts,
    opened: null,
    drafts,
    lack: null,
    outrun: null,
    undoable: [],
    busy: false,
    failed: null,
    shortcuts,
    keysShown: false,
  };
}

export function siteOf({ session, place }: DeskState): DeskSite | null {
  return session?.sites.find((site) => site.id === place.site) ?? session?.sites[0] ?? null;
}

export function draftOf({ drafts, opened }: DeskState): Draft {
  return (opened && drafts[opened.id]) ?? noDraft;
}

/** The shown item so many places after (before, if negative) the open one; the first where none is open. */
export function neighbour({ list, opened }: DeskState, by: number): QueueItem | null {
  if (!list) return null;
  const at = list.items.findIndex((item) => item.id === opened?.id);
  return list.items[at < 0 ? 0 : at + by] ?? null;
}

export function newestUndoable({ undoable }: DeskState): Undoable | null {
  return undoable.at(-1) ?? null;
}

/** Whether its author has appealed its rejection, and nobody has decided about that. */
export function isAppealed({ appeal, decision, state }: QueueItem): boolean {
  return appeal?.decided === null && state === "rejected" && decision?.onAppeal === false;
}

/** Whether it stands as the editor's choice, as far as the desk knows: what was just rejected does so no more. */
export function isChosen({ choice, decision }: QueueItem): boolean {
  return choice && decision?.action !== "reject";
}

/** The list in which a comment waits for a moderator, or "decided" where nothing is to be done. */
export function tabOf(item: QueueItem): Tab {
  if (isAppealed(item)) return "appeals";
  if (item.state === "approved" && item.reports && item.decision?.action !== "reject") return "reported";
  return item.decision ? "decided" : "waiting";
}

export interface Choices {
  approve: boolean;
  reject: boolean;
  /** It is reported, and can stay nevertheless. */
  keep: boolean;
  /** It is published and no report waits, so that it can become the editor's choice or stop being it. */
  choice: boolean;
  /** Why a decision needs a reason: it reverses one, or answers an appeal. */
  reason: "reversal" | "appeal" | null;
  /** The appeal is about one's own rejection: only others can decide. */
  own: boolean;
}

const nothing: Choices = {
  approve: false,
  reject: false,
  keep: false,
  choice: false,
  reason: null,
  own: false,
};

/** What can be decided about the open comment now. */
export function choicesOf({ opened, outrun, now, session }: DeskState): Choices {
  const item = opened?.item;
  if (!item || outrun || item.text === null || item.state === "withdrawn") return nothing;
  const { decision } = item;
  const keep = item.state === "approved" && item.reports > 0;
  if (!decision) {
    const pending = item.state === "pending";
    return { ...nothing, approve: pending, reject: true, keep, choice: !pending && !keep };
  }
  if (!isApplied(decision, now)) return nothing;
  if (isAppealed(item)) {
    const own = decision.by.id === session?.moderator.id;
    return { approve: true, reject: true, keep, choice: false, reason: "appeal", own };
  }
  const stands = decision.action === "approve";
  return { approve: !stands, reject: stands, keep, choice: stands && !keep, reason: "reversal", own: false };
}

/** Whether a decision has taken effect, or must have by now. */
export function isApplied(decision: Decision, now: number): boolean {
  return (
    decision.status === "applied" || (decision.status === "open" && Date.parse(decision.takesEffect) <= now)
  );
}
