/** The next state after something was asked for, loaded or opened. */
import type { CommentCase, QueuePage } from "../contract/desk.ts";
import { newList, withFresh, withItem, withLook, withPage, type List } from "./list.ts";
import { sameList, type Place } from "./place.ts";
import { tabOf, type Counts, type DeskState, type Outrun } from "./state.ts";

export function moved(state: DeskState, place: Place): DeskState {
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

export function listLoaded(state: DeskState, place: Place, page: QueuePage): DeskState {
  if (!sameList(state.place, place)) return state;
  const list = newList(place, page);
  return {
    ...state,
    list,
    counts: counted(state.counts, place, page),
    opened: state.opened?.item === null ? opened(list, state.opened.id) : state.opened,
    failed: null,
  };
}

export function moreLoaded(state: DeskState, place: Place, page: QueuePage): DeskState {
  const { list } = state;
  if (!list || !sameList(list.place, place)) return state;
  return { ...state, list: withPage(list, page), failed: null };
}

export function polled(state: DeskState, list: List, page: QueuePage): DeskState {
  if (state.list !== list) return state;
  return { ...state, counts: counted(state.counts, list.place, page), list: withLook(list, page) };
}

/** A page of a whole list tells how many there are; one of a single language does not. */
function counted(counts: Counts, { tab, lang }: Place, { total }: QueuePage): Counts {
  return tab === "decided" || lang ? counts : { ...counts, [tab]: total };
}

export function freshShown(state: DeskState): DeskState {
  return { ...state, list: state.list && withFresh(state.list, state.opened?.id) };
}

export function caseLoaded(state: DeskState, details: CommentCase): DeskState {
  const { item } = details;
  if (state.opened?.id !== item.id) return state;
  return {
    ...state,
    opened: { id: item.id, item, details, missing: false },
    list: state.list && withItem(state.list, item),
    outrun: foundDone(state, details),
    failed: null,
  };
}

/** Somebody else was done with it between the list and the opening: say so before a decision is tried. */
function foundDone(state: DeskState, { item, reports }: CommentCase): Outrun | null {
  const { tab } = state.place;
  if (tab === "decided" || tabOf(item) === tab) return state.outrun;
  if (item.state === "withdrawn") return "withdrawn";
  if (tab !== "reported" || item.decision?.action === "reject") return item.decision ?? state.outrun;
  return reports.find(({ answered }) => answered?.kept)?.answered ?? state.outrun;
}
