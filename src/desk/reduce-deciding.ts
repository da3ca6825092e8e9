/** The next state after a decision, what came in its way, its undoing, and what else changes with a click. */
import type { CommentCase, Decision, DeskThread, QueueItem } from "../contract/desk.ts";
import { withBack, withGone, withItem, without } from "./list.ts";
import type { Tab } from "./place.ts";
import { noDraft, tabOf, type Counts, type DeskState, type Draft, type Outrun } from "./state.ts";

export function drafted(state: DeskState, id: string, draft: Partial<Draft>): DeskState {
  const next = { ...(state.drafts[id] ?? noDraft), ...draft };
  return { ...state, lack: null, drafts: { ...state.drafts, [id]: next } };
}

function withoutDraft(drafts: DeskState["drafts"], id: string): DeskState["drafts"] {
  const { [id]: _, ...rest } = drafts;
  return rest;
}

export function decided(state: DeskState, item: QueueItem, decision: Decision, now: number): DeskState {
  const until = now + Date.parse(decision.takesEffect) - Date.parse(decision.decided);
  const next = { ...item, decision };
  return {
    ...state,
    busy: false,
    failed: null,
    now,
    undoable: until > now ? [...state.undoable, { decision, item, until }] : state.undoable,
    drafts: withoutDraft(state.drafts, item.id),
    counts: withCount(state.counts, tabOf(item), -1),
    list: state.list && (leaves(state) ? without(state.list, item.id) : withItem(state.list, next)),
    opened:
      state.opened?.id === item.id
        ? { ...state.opened, item: next, details: withDecision(state.opened.details, next, decision) }
        : state.opened,
  };
}

/** Whether what is done with goes from the list that is shown. */
const leaves = ({ place }: DeskState): boolean => place.tab !== "decided";

function withCount(counts: Counts, tab: Tab, by: number): Counts {
  return tab === "decided" ? counts : { ...counts, [tab]: Math.max(0, counts[tab] + by) };
}

function withDecision(details: CommentCase | null, item: QueueItem, decision: Decision): CommentCase | null {
  return details && { ...details, item, history: [decision, ...details.history] };
}

/** What was reported stays: its reports are answered. */
export function kept(state: DeskState, item: QueueItem): DeskState {
  const next = { ...item, reports: 0 };
  return {
    ...state,
    busy: false,
    failed: null,
    counts: withCount(state.counts, tabOf(item), -1),
    drafts: withoutDraft(state.drafts, item.id),
    list: state.list && (leaves(state) ? without(state.list, item.id) : withItem(state.list, next)),
    opened: state.opened?.id === item.id ? { ...state.opened, item: next } : state.opened,
  };
}

/** It stays where it is, and so does what was prepared about it. */
export function chosen(state: DeskState, item: QueueItem, choice: boolean): DeskState {
  const next = { ...item, choice };
  return {
    ...state,
    busy: false,
    failed: null,
    list: state.list && withItem(state.list, next),
    opened: state.opened?.id === item.id ? { ...state.opened, item: next } : state.opened,
  };
}

export function outrun(state: DeskState, id: string, by: Outrun): DeskState {
  const gone = state.list && withGone(state.list, id);
  return {
    ...state,
    busy: false,
    failed: null,
    list: leaves(state) ? gone : state.list,
    outrun: state.opened?.id === id ? by : state.outrun,
  };
}

/** The comment is as it was before, at its old place in the list, with what was prepared about it. */
export function undone(state: DeskState, undone: Decision, item: QueueItem): DeskState {
  const { list, opened } = state;
  const tab = tabOf(item);
  const returns = leaves(state) && tab === state.place.tab;
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
    counts: withCount(state.counts, tab, 1),
    list: list && (returns ? withBack(list, item) : withItem(list, item)),
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

export function threadChanged(state: DeskState, thread: DeskThread): DeskState {
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
