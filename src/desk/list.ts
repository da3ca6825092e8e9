/**
 * What of a list is loaded and shown. Nothing that is shown moves unless the moderator moves it. The order is the
 * server's alone: what it goes by (a report of illegal content comes first) is not all told here.
 */
import type { QueueItem, QueuePage } from "../contract/desk.ts";
import type { Place } from "./place.ts";

export interface List {
  /** Whose list it is: tab, language and site of this place. */
  place: Place;
  items: QueueItem[];
  /** Ids of all items ever heard of, shown or not, in the server's order. */
  order: string[];
  total: number;
  next: string | null;
  /** Found quietly, not shown until asked for. */
  fresh: QueueItem[];
  /** Ids of shown items that others have decided, or their authors withdrawn. */
  gone: string[];
}

const idOf = ({ id }: QueueItem): string => id;

export function newList(place: Place, { items, total, next }: QueuePage): List {
  return { place, items, order: items.map(idOf), total, next, fresh: [], gone: [] };
}

export function withPage(list: List, { items, total, next }: QueuePage): List {
  const known = new Set(list.items.map(idOf));
  const more = items.filter(({ id }) => !known.has(id));
  const order = [...new Set([...list.order, ...more.map(idOf)])];
  return { ...list, items: [...list.items, ...more], order, total, next };
}

/** Learns from a page of the front of the list what is new and what is gone. */
export function withLook(list: List, page: QueuePage): List {
  const shown = new Set(list.items.map(idOf));
  const there = page.items.map(idOf);
  const lastShown = there.findLastIndex((id) => shown.has(id));
  const isNew = (item: QueueItem, at: number) => !shown.has(item.id) && (!list.next || at < lastShown);
  // What stands on the page behind all that is shown and is no news of it belongs to pages not loaded yet.
  const reaches = !page.next || (list.next !== null && lastShown < there.length - 1);
  const seenUpTo = reaches ? list.items.length - 1 : list.items.findLastIndex(({ id }) => there.includes(id));
  return {
    ...list,
    order: merged(list.order, there),
    total: page.total,
    fresh: page.items.filter(isNew),
    gone: list.items
      .slice(0, seenUpTo + 1)
      .map(idOf)
      .filter((id) => !there.includes(id)),
  };
}

/** The order of the newer page; what it does not hold stays behind what stood before it. */
function merged(known: string[], page: string[]): string[] {
  const order = [...page];
  known.forEach((id, at) => {
    const before = known[at - 1];
    if (!page.includes(id)) order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
}

/** Shows what is new and drops what is gone, but for the item that is open. */
export function withFresh(list: List, open: string | undefined): List {
  const left = list.items.filter(({ id }) => !list.gone.includes(id) || id === open);
  return { ...list, items: inOrder(list, [...left, ...list.fresh]), fresh: [] };
}

export function withGone(list: List, id: string): List {
  return { ...list, gone: [...new Set([...list.gone, id])] };
}

/** The item in its newer form, where it is in the list. */
export function withItem(list: List, item: QueueItem): List {
  return { ...list, items: list.items.map((other) => (other.id === item.id ? item : other)) };
}

export function without(list: List, id: string): List {
  const items = list.items.filter((item) => item.id !== id);
  return { ...list, items, total: Math.max(0, list.total - (list.items.length - items.length)) };
}

/** The item at its old place; `null` where that is not known, and the list must be asked for anew. */
export function withBack(list: List, item: QueueItem): List | null {
  if (list.items.some(({ id }) => id === item.id)) return withItem(list, item);
  if (!list.order.includes(item.id)) return null;
  return { ...list, items: inOrder(list, [...list.items, item]), total: list.total + 1 };
}

function inOrder({ order }: List, items: QueueItem[]): QueueItem[] {
  return items.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}
