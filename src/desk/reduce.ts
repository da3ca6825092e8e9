/** The next state after an event. Pure: no clock, no network, no storage. */
import type {
  CommentCase,
  Decision,
  DeskSession,
  DeskThread,
  QueueItem,
  QueuePage,
} from "../contract/desk.ts";
import type { List } from "./list.ts";
import type { Place } from "./place.ts";
import { chosen, decided, drafted, kept, outrun, threadChanged, undone } from "./reduce-deciding.ts";
import { caseLoaded, freshShown, listLoaded, moreLoaded, moved, polled } from "./reduce-reading.ts";
import {
  noCounts,
  restingEntry,
  siteOf,
  type Counts,
  type DeskState,
  type Draft,
  type Entry,
  type Failure,
  type Lack,
  type Outrun,
  type Task,
} from "./state.ts";

export type DeskEvent =
  | { type: "signed-in"; session: DeskSession }
  | { type: "signed-out"; why: DeskState["signedOut"] }
  | { type: "invitation-checked"; invitation: DeskState["invitation"] }
  | { type: "entry"; entry: Entry }
  | { type: "moved"; place: Place }
  | { type: "list-loaded"; place: Place; page: QueuePage }
  | { type: "more-loaded"; place: Place; page: QueuePage }
  /** `list` is the one that stood when the question was asked: an answer about an older one says nothing. */
  | { type: "polled"; list: List; page: QueuePage }
  /** `before` are those that stood when the question was asked: what was decided since is not counted. */
  | { type: "counted"; before: Counts; session: DeskSession }
  | { type: "fresh-shown" }
  | { type: "case-loaded"; details: CommentCase }
  | { type: "case-missing"; id: string }
  | { type: "drafted"; id: string; draft: Partial<Draft> }
  | { type: "lacking"; lack: Lack }
  | { type: "sending" }
  | { type: "decided"; item: QueueItem; decision: Decision; now: number }
  | { type: "kept"; item: QueueItem }
  | { type: "chosen"; item: QueueItem; choice: boolean }
  | { type: "outrun"; id: string; by: Outrun }
  | { type: "undone"; undone: Decision; item: QueueItem }
  | { type: "undo-refused"; decision: string }
  | { type: "thread-changed"; thread: DeskThread }
  | { type: "failed"; task: Task; failure: Failure }
  | { type: "ticked"; now: number }
  | { type: "shortcuts-set"; on: boolean }
  | { type: "keys-shown"; shown: boolean };

export function reduce(state: DeskState, event: DeskEvent): DeskState {
  switch (event.type) {
    case "signed-in":
      return signedIn(state, event.session);
    case "signed-out":
      return signedOut(state, event.why);
    case "invitation-checked":
      return { ...state, invitation: event.invitation, failed: null };
    case "entry":
      return { ...state, entry: event.entry };
    case "moved":
      return moved(state, event.place);
    case "list-loaded":
      return listLoaded(state, event.place, event.page);
    case "more-loaded":
      return moreLoaded(state, event.place, event.page);
    case "polled":
      return polled(state, event.list, event.page);
    case "counted":
      return state.counts === event.before ? withSession(state, event.session) : state;
    case "fresh-shown":
      return freshShown(state);
    case "case-loaded":
      return caseLoaded(state, event.details);
    case "case-missing":
      return state.opened?.id === event.id
        ? { ...state, opened: { id: event.id, item: null, details: null, missing: true }, failed: null }
        : state;
    case "drafted":
      return drafted(state, event.id, event.draft);
    case "lacking":
      return { ...state, lack: event.lack };
    case "sending":
      return { ...state, busy: true, lack: null, failed: null };
    case "decided":
      return decided(state, event.item, event.decision, event.now);
    case "kept":
      return kept(state, event.item);
    case "chosen":
      return chosen(state, event.item, event.choice);
    case "outrun":
      return outrun(state, event.id, event.by);
    case "undone":
      return undone(state, event.undone, event.item);
    case "undo-refused":
      return {
        ...state,
        busy: false,
        failed: null,
        undoable: state.undoable.filter(({ decision }) => decision.id !== event.decision),
      };
    case "thread-changed":
      return threadChanged(state, event.thread);
    case "failed":
      return { ...state, busy: false, failed: { task: event.task, failure: event.failure } };
    case "ticked":
      return { ...state, now: event.now, undoable: state.undoable.filter(({ until }) => until > event.now) };
    case "shortcuts-set":
      return { ...state, shortcuts: event.on };
    case "keys-shown":
      return { ...state, keysShown: event.shown };
  }
}

function signedIn(state: DeskState, session: DeskSession): DeskState {
  const next = withSession(state, session);
  return { ...next, phase: "ready", entry: restingEntry, failed: null, busy: false };
}

function withSession(state: DeskState, session: DeskSession): DeskState {
  const next = { ...state, session };
  const { waiting, reported, appeals } = siteOf(next) ?? noCounts;
  return { ...next, counts: { waiting, reported, appeals } };
}

/** Place and drafts stay when a session ends, so that its moderator comes back to them; texts of others go. */
function signedOut(state: DeskState, why: DeskState["signedOut"]): DeskState {
  return {
    ...state,
    phase: "signed-out",
    signedOut: why,
    session: null,
    entry: restingEntry,
    list: null,
    opened: null,
    undoable: [],
    busy: false,
    failed: null,
    lack: null,
    outrun: null,
    keysShown: false,
    drafts: why === "by-choice" ? {} : state.drafts,
  };
}
