/** What was published since the reader was last here. */
import type { Comment } from "../contract/records.ts";
import type { WidgetState } from "./state.ts";
import { everyComment } from "./visits.ts";

export const isNew = ({ reading, own }: WidgetState, { id, gone, published }: Comment): boolean =>
  !gone &&
  !!reading?.since &&
  published > reading.since &&
  !reading.hidden.includes(id) &&
  !own.some(({ comment }) => comment?.id === id);

/** Those that the reader has not been led to yet. */
export function newOnes(state: WidgetState): Comment[] {
  const { view, reading } = state;
  if (!view || !reading?.since) return [];
  return everyComment(view).filter((one) => isNew(state, one) && !reading.met.includes(one.id));
}
