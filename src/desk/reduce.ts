/** The next state after an event. Pure: no clock, no network, no storage. */
import type {
  CommentCase,
  Decision,
  DeskSession,
  DeskThread,
  QueueItem,
  QueuePage,
} from "../contract/desk.ts";
import {
  newList,
  withBack,
  withFresh,
  withGone,
  withItem,
  withLook,
  without,
  withPage,
  type List,
} from "./list.ts";
import { sameList, type Place } from "./place.ts";
import {
  noDraft,
  restingEntry,
  siteOf,
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
  | { type: "waiting-counted"; waiting: number }
  | { type: "fresh-shown" }
  | { type: "case-loaded"; details: CommentCase }
  | { type: "case-missing"; id: string }
  | { type: "drafted"; id: string; draft: Partial<Draft> }
  | { type: "lacking"; lack: Lack }
  | { type: "sending" }
  | { type: "decided"; item: QueueItem; decision: Decision; now: number }
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
    case "waiting-counted":
      return { ...state, waiting: event.waiting };
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
  const next: DeskState = {
    ...state,
    phase: "ready",
    session,
    entry: restingEntry,
    failed: null,
    busy: false,
  };
  return { ...next, waiting: siteOf(next)?.waiting ?? 0 };
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

function moved(state: DeskState, place: Place): DeskState {
  const list = state.list && sameList(state.list.place, place) ? state.list : null;
  const same = state.opened?.id === place.comment;
  return {
    ...state,
    place,
    list,
    opened: same ? state.opened : opened(list, place.comment),
    lack: null,
    outrun: same ? state.outrun : null,
    failed: same ? state.failed : null,
  };
}

function opened(list: List | null, id: string | null): DeskState["opened"] {
  if (!id) return null;
  return { id, item: list?.items.find((item) => item.id === id) ?? null, details: null, missing: false };
}

function listLoaded(state: DeskState, place: Place, page: QueuePage): DeskState {
  if (!sameList(state.place, place)) return state;
  const list = newList(place, page);
  return {
    ...state,
    list,
    waiting: place.tab === "waiting" ? page.total : state.waiting,
    opened: state.opened?.item === null ? opened(list, state.opened.id) : state.opened,
    failed: null,
  };
}

function moreLoaded(state: DeskState, place: Place, page: QueuePage): DeskState {
  const { list } = state;
  if (!list || !sameList(list.place, place)) return state;
  return { ...state, list: withPage(list, page), failed: null };
}

function polled(state: DeskState, list: List, page: QueuePage): DeskState {
  if (state.list !== list) return state;
  return { ...state, waiting: page.total, list: withLook(list, page) };
}

function freshShown(state: DeskState): DeskState {
  return { ...state, list: state.list && withFresh(state.list, state.opened?.id) };
}

function caseLoaded(state: DeskState, details: CommentCase): DeskState {
  const { item } = details;
  if (state.opened?.id !== item.id) return state;
  return {
    ...state,
    opened: { id: item.id, item, details, missing: false },
    list: state.list && withItem(state.list, item),
    outrun: foundDecided(state, item),
    failed: null,
  };
}

/** Somebody else decided between the list and the opening: say so before a decision is tried. */
function foundDecided(state: DeskState, item: QueueItem): Outrun | null {
  if (state.place.tab !== "waiting") return state.outrun;
  if (item.state === "withdrawn") return "withdrawn";
  return item.decision ?? state.outrun;
}

function drafted(state: DeskState, id: string, draft: Partial<Draft>): DeskState {
  const next = { ...(state.drafts[id] ?? noDraft), ...draft };
  return { ...state, lack: null, drafts: { ...state.drafts, [id]: next } };
}

function withoutDraft(drafts: DeskState["drafts"], id: string): DeskState["drafts"] {
  const { [id]: _, ...rest } = drafts;
  return rest;
}

function decided(state: DeskState, item: QueueItem, decision: Decision, now: number): DeskState {
  const until = now + Date.parse(decision.takesEffect) - Date.parse(decision.decided);
  const next = { ...item, decision };
  return {
    ...state,
    busy: false,
    failed: null,
    now,
    undoable: until > now ? [...state.undoable, { decision, item, until }] : state.undoable,
    drafts: withoutDraft(state.drafts, item.id),
    waiting: item.decision ? state.waiting : Math.max(0, state.waiting - 1),
    list:
      state.list &&
      (state.place.tab === "waiting" ? without(state.list, item.id) : withItem(state.list, next)),
    opened:
      state.opened?.id === item.id
        ? { ...state.opened, item: next, details: withDecision(state.opened.details, next, decision) }
        : state.opened,
  };
}

function withDecision(details: CommentCase | null, item: QueueItem, decision: Decision): CommentCase | null {
  return details && { ...details, item, history: [decision, ...details.history] };
}

function outrun(state: DeskState, id: string, by: Outrun): DeskState {
  const gone = state.list && withGone(state.list, id);
  return {
    ...state,
    busy: false,
    failed: null,
    list: state.place.tab === "waiting" ? gone : state.list,
    outrun: state.opened?.id === id ? by : state.outrun,
  };
}

/** The comment is as it was before, at its old place in the list, with what was prepared about it. */
function undone(state: DeskState, undone: Decision, item: QueueItem): DeskState {
  const { list, opened } = state;
  const waits = state.place.tab === "waiting" && !item.decision;
  return {
    ...state,
    busy: false,
    failed: null,
    outrun: null,
    undoable: state.undoable.filter(({ decision }) => decision.id !== undone.id),
    drafts: {
      ...state.drafts,
      [item.id]: { guideline: undone.guideline?.id ?? null, note: undone.note ?? "" },
    },
    waiting: item.decision ? state.waiting : state.waiting + 1,
    list: list && (waits ? withBack(list, item) : withItem(list, item)),
    opened:
      opened?.id === item.id
        ? { ...opened, item, details: withUndone(opened.details, item, undone) }
        : opened,
  };
}

function withUndone(details: CommentCase | null, item: QueueItem, undone: Decision): CommentCase | null {
  return (
    details && {
      ...details,
      item,
      history: details.history.map((one) => (one.id === undone.id ? undone : one)),
    }
  );
}

function threadChanged(state: DeskState, thread: DeskThread): DeskState {
  const { opened } = state;
  const details = opened?.details;
  return {
    ...state,
    busy: false,
    failed: null,
    opened:
      opened && details?.thread.id === thread.id ? { ...opened, details: { ...details, thread } } : opened,
  };
}
