/** What a thread that was read again has, and has no more, beside what is shown of it. */
import type { Comment, CommentPage, ThreadView } from "../contract/records.ts";
import type { Arrival } from "./state.ts";
import { everyComment } from "./visits.ts";

export interface Missed {
  /** Ids of what is shown and no longer published. */
  gone: string[];
  arrivals: Arrival[];
}

/** @param newest The latest comments of the thread, for those whose place is not shown. */
export function missed(shown: ThreadView, fresh: ThreadView, newest: readonly Comment[]): Missed {
  const known = idsOf(everyComment(shown));
  const published = idsOf(everyComment(fresh));
  const { version } = fresh.thread;
  const gone = [
    ...departedFrom(shown.comments, fresh.comments),
    ...shown.comments.items.flatMap((top) => {
      const now = fresh.comments.items.find(({ id }) => id === top.id);
      return top.replies && now ? departedFrom(top.replies, now.replies ?? nothing) : [];
    }),
  ].filter((id) => known.has(id) && !published.has(id));
  const arrivals = fresh.comments.items.flatMap((top) => [
    ...arrivalsOf([top], known, null, version),
    ...arrivalsOf(top.replies?.items ?? [], known, top.id, version),
  ]);
  // How many there are elsewhere is known, and not which: most likely those that came last.
  const others = fresh.thread.count - shown.thread.count + gone.length - arrivals.length;
  const elsewhere = arrivalsOf(newest, new Set([...known, ...published]), null, version);
  return { gone, arrivals: [...arrivals, ...elsewhere.slice(0, Math.max(0, others))] };
}

const nothing: CommentPage = { items: [], total: 0, next: null, previous: null };

const idsOf = (comments: readonly Comment[]): Set<string> =>
  new Set(comments.flatMap(({ id, gone }) => (gone ? [] : id)));

/** Those of a list that another reading of it does not have, as far down as that goes. */
function departedFrom(before: CommentPage, now: CommentPage): string[] {
  const there = new Set(now.items.map(({ id }) => id));
  const end = now.next === null ? before.items.length : before.items.findLastIndex(({ id }) => there.has(id));
  const still = idsOf(now.items);
  return before.items.slice(0, end).flatMap(({ id }) => (still.has(id) ? [] : id));
}

const arrivalsOf = (
  comments: readonly Comment[],
  known: ReadonlySet<string>,
  root: string | null,
  version: number,
): Arrival[] =>
  comments.filter(({ id, gone }) => !gone && !known.has(id)).map(({ id }) => ({ id, root, version }));
