/** What of a queue is loaded and shown. Nothing that is shown moves unless the moderator moves it. */
import type { QueueItem, QueuePage } from "../contract/desk.ts";
import type { Place } from "./place.ts";

export interface List {
  /** Whose list it is: tab, language and site of this place. */
  place: Place;
  items: QueueItem[];
  total: number;
  next: string | null;
  /** Found quietly, not shown until asked for. */
  fresh: QueueItem[];
  /** Ids of shown items that others have decided, or their authors withdrawn. */
  gone: string[];
}

export function newList(place: Place, { items, total, next }: QueuePage): List {
  return { place, items, total, next, fresh: [], gone: [] };
}

export function withPage(list: List, { items, total, next }: QueuePage): List {
  const known = new Set(list.items.map(({ id }) => id));
  return { ...list, items: [...list.items, ...items.filter(({ id }) => !known.has(id))], total, next };
}

/** Learns from a page of the front of the queue what is new and what is gone. */
export function withLook(list: List, page: QueuePage): List {
  const shown = new Set(list.items.map(({ id }) => id));
  const there = new Set(page.items.map(({ id }) => id));
  const lastShown = list.items.at(-1);
  const lastThere = page.items.at(-1);
  const belongs = (item: QueueItem) => !list.next || !lastShown || inOrder(item, lastShown) < 0;
  const covered = (item: QueueItem) => !page.next || !lastThere || inOrder(item, lastThere) <= 0;
  return {
    ...list,
    total: page.total,
    fresh: page.items.filter((item) => !shown.has(item.id) && belongs(item)),
    gone: list.items.filter((item) => !there.has(item.id) && covered(item)).map(({ id }) => id),
  };
}

/** Shows what is new and drops what is gone, but for the item that is open. */
export function withFresh(list: List, open: string | undefined): List {
  const left = list.items.filter(({ id }) => !list.gone.includes(id) || id === open);
  return { ...list, items: [...left, ...list.fresh].toSorted(inOrder), fresh: [] };
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

/** The item at its old place in the queue. */
export function withBack(list: List, item: QueueItem): List {
  if (list.items.some(({ id }) => id === item.id)) return withItem(list, item);
  return { ...list, items: [...list.items, item].toSorted(inOrder), total: list.total + 1 };
}

/** The order of the queue: oldest first, ids where the millisecond is the same. */
function inOrder(a: QueueItem, b: QueueItem): number {
  if (a.received !== b.received) return a.received < b.received ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
