/** What was published since the reader was last here. */
import type { Comment } from "../contract/records.ts";
import { isHidden } from "./hiding.ts";
import type { WidgetState } from "./state.ts";
import { everyComment } from "./visits.ts";

export const isNew = (state: WidgetState, one: Comment): boolean =>
  !one.gone &&
  !!state.reading?.since &&
  one.published > state.reading.since &&
  !isHidden(state, one) &&
  !state.own.some(({ comment }) => comment?.id === one.id);

/** Those that the reader has not been led to yet. */
export function newOnes(state: WidgetState): Comment[] {
  const { view, reading } = state;
  if (!view || !reading?.since) return [];
  return everyComment(view).filter((one) => isNew(state, one) && !reading.met.includes(one.id));
}
