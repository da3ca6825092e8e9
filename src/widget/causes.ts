/** What a branch is drawn from, so that a key pressed in the form does not draw a thousand comments anew. */
import type { Comment } from "../contract/records.ts";
import { isByHidden } from "./hiding.ts";
import type { WidgetState } from "./state.ts";
import { levelsOf } from "./tree.ts";
import type { View } from "./view.ts";

/** Not one of them has changed: then neither has what is drawn. */
export function causesOf({ state, t, minute, later, depth }: View, top: Comment): unknown[] {
  const { view, reading, paging, pagingFailed } = state;
  const all = touched(state);
  const replies = top.replies?.items ?? [];
  const here = all.size ? [top, ...replies].flatMap(({ id }) => all.get(id) ?? []) : [];
  const goesOn = !!top.replies?.next || !!top.replies?.previous;
  return [
    top,
    levelsOf(depth),
    view?.thread.open,
    t,
    minute,
    later,
    reading?.since,
    reading?.hiddenAuthors.length && [top, ...replies].filter((one) => isByHidden(state, one)).length,
    ...(goesOn ? [paging, pagingFailed] : []),
    ...here,
  ];
}

let known: { state: WidgetState; all: Map<string, unknown[]> } | undefined;

/** What was done to single comments, by their ids: it is a cause for their branches only. */
function touched(state: WidgetState): Map<string, unknown[]> {
  if (known?.state === state) return known.all;
  const { reading, recommended, reported, own, following, answering, panel, mends } = state;
  const all = new Map<string, unknown[]>();
  const add = (ids: readonly (string | null | undefined)[], ...causes: unknown[]) =>
    ids.forEach((id) => id && all.set(id, [...(all.get(id) ?? [id]), ...causes]));
  add(recommended, "recommended");
  add(reported, "reported");
  add(reading?.folded ?? [], "folded");
  add(reading?.hidden ?? [], "hidden");
  add([reading?.marked], "marked");
  add([reading?.menu], "menu", reading?.copied);
  add([...own.map(({ form }) => form), ...own.map(({ comment }) => comment?.id)], own, following);
  add([answering, panel?.id, mends?.form], state);
  known = { state, all };
  return all;
}
