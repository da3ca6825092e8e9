/** Comments that were published while the thread is read, and that its reader has not asked for yet. */
import type { ThreadView } from "../contract/records.ts";
import type { Arrival, WidgetState } from "./state.ts";
import { everyComment } from "./visits.ts";

/** Without those that came with a page meanwhile, and the reader's own: of these they are told otherwise. */
export function waitingFor({ live, own }: WidgetState, view: ThreadView): Arrival[] {
  if (!live?.waiting.length) return [];
  const shown = new Set(everyComment(view).flatMap(({ id, gone }) => (gone ? [] : id)));
  const mine = new Set(own.map(({ comment }) => comment?.id));
  return live.waiting.filter(({ id }) => !shown.has(id) && !mine.has(id));
}
