/** How what is shown of a thread changes: pages come and go, comments appear and leave. Nothing is patched. */
import type { Comment, CommentPage, Sort, ThreadView } from "../contract/records.ts";
import type { Seam, WidgetState } from "./state.ts";

/** Comments that are kept at a time, answers included: what was read first leaves, and can be asked for again. */
export const most = 1000;

type Changed = Pick<WidgetState, "view" | "seams">;

/** The comment with this id, wherever it stands in what is shown. */
export function findComment(view: ThreadView | null, id: string): Comment | undefined {
  return view?.comments.items.flatMap((top) => [top, ...(top.replies?.items ?? [])]).find((c) => c.id === id);
}

/** Those of the folded comments that are left when everything above this one is unfolded. */
export function unfolded(view: ThreadView | null, folded: readonly string[], id: string): string[] {
  const above = new Set<string>();
  for (let at = findComment(view, id); at?.parent && !above.has(at.parent); at = findComment(view, at.parent))
    above.add(at.parent);
  return folded.filter((one) => !above.has(one));
}

/** The place of the branch that the comment is in; -1 where it is not shown. */
export const branchOf = (view: ThreadView | null, id: string): number =>
  view?.comments.items.findIndex(
    (top) => top.id === id || top.replies?.items.some((reply) => reply.id === id),
  ) ?? -1;

/** @param list "" for the thread, else the top-level comment whose answers they are. */
export const pageOf = (view: ThreadView | null, list: string): CommentPage | undefined =>
  list ? findComment(view, list)?.replies : view?.comments;

/** The view with one comment changed, wherever it stands. The comments around it stay the same objects. */
export function changed(view: ThreadView, id: string, changes: Partial<Comment>): ThreadView {
  const inPage = (page: CommentPage): CommentPage => ({
    ...page,
    items: page.items.map((comment) => {
      if (comment.id === id) return { ...comment, ...changes };
      const { replies } = comment;
      return replies?.items.some((reply) => reply.id === id)
        ? { ...comment, replies: inPage(replies) }
        : comment;
    }),
  });
  return { ...view, comments: inPage(view.comments) };
}

const withPage = (view: ThreadView, list: string, page: CommentPage): ThreadView =>
  list ? changed(view, list, { replies: page }) : { ...view, comments: page };

/** A page that was asked for by this cursor, in this order, before or after what is shown of the list. */
export interface FurtherPage {
  list: string;
  page: CommentPage;
  sort: Sort;
  cursor: string;
  side: "after" | "before";
}

/** The list goes on, downwards or upwards; at its other end pages leave where there are too many comments. */
export function continued(
  { view, seams }: Changed,
  { list, page, sort, cursor, side }: FurtherPage,
): Changed {
  const shown = pageOf(view, list);
  const end = side === "after" ? shown?.next : shown?.previous;
  // Something else may be shown by now than what it was to continue: cursors of two orders may read the same.
  if (!view || !shown || view.sort !== sort || end !== cursor) return { view, seams };
  const fresh = without(shown.items, page.items);
  const before = seams?.[list] ?? [seamOf(shown, shown.items)];
  const added = fresh.length ? [seamOf(page, fresh)] : [];
  const downwards = side === "after";
  const items = downwards ? [...shown.items, ...fresh] : [...fresh, ...shown.items];
  const joined = downwards ? [...before, ...added] : [...added, ...before];
  // An empty page ends the list all the same.
  const ends = {
    next: downwards ? page.next : shown.next,
    previous: downwards ? shown.previous : page.previous,
  };
  const kept = cut(items, joined, side, size(view) + fresh.reduce(sum, 0));
  const first = kept.seams[0];
  const last = kept.seams.at(-1);
  const trimmed: CommentPage = {
    items: kept.items,
    total: page.total,
    next: downwards ? ends.next : kept.items.length < items.length ? (last?.next ?? null) : ends.next,
    previous: downwards && kept.items.length < items.length ? (first?.previous ?? null) : ends.previous,
  };
  return { view: withPage(view, list, trimmed), seams: { ...seams, [list]: kept.seams } };
}

/** Those of a further page that are not known: what was published, or recommended, between two pages comes twice. */
const without = (known: readonly Comment[], further: readonly Comment[]): Comment[] => {
  const ids = new Set(known.map(({ id }) => id));
  return further.filter(({ id }) => !ids.has(id));
};

/** What stands on one page and then on another, each comment once. */
export const joined = (page: readonly Comment[], further: readonly Comment[]): Comment[] => [
  ...page,
  ...without(page, further),
];

const sum = (all: number, { replies }: Comment): number => all + 1 + (replies?.items.length ?? 0);
const size = (view: ThreadView): number => view.comments.items.reduce(sum, 0);
const seamOf = ({ previous, next }: CommentPage, items: readonly Comment[]): Seam => ({
  first: items[0]?.id ?? "",
  previous,
  next,
});

/** Pages leave whole, because only where one begins is known how to ask for the one before. */
function cut(items: Comment[], seams: readonly Seam[], side: "after" | "before", all: number) {
  let [left, pages, count] = [items, seams, all];
  while (count > most && pages.length > 2) {
    const downwards = side === "after";
    const border = left.findIndex(({ id }) => id === (downwards ? pages[1] : pages.at(-1))?.first);
    if (border < 1) break;
    const leaving = downwards ? left.slice(0, border) : left.slice(border);
    left = downwards ? left.slice(border) : left.slice(0, border);
    pages = downwards ? pages.slice(1) : pages.slice(0, -1);
    count -= leaving.reduce(sum, 0);
  }
  return { items: left, seams: pages };
}

/** Comments leave: a tombstone stays where others answer them. */
export function departed(view: ThreadView, ids: readonly string[], count: number): ThreadView {
  const before: ThreadView = {
    ...view,
    thread: { ...view.thread, count },
    choices: view.choices.filter(({ id }) => !ids.includes(id)),
  };
  return ids.reduce(leave, before);
}

function leave(view: ThreadView, id: string): ThreadView {
  const comment = findComment(view, id);
  if (!comment || comment.gone) return view;
  const { items, total } = view.comments;
  const top = items.find((one) => one === comment || one.replies?.items.includes(comment));
  const siblings = top?.replies?.items ?? [];
  const tombstone = {
    author: null,
    authorId: null,
    text: null,
    sha256: null,
    gone: "removed",
    staff: false,
    choice: false,
  } as const;
  const answered = comment === top ? siblings.length > 0 : siblings.some(({ parent }) => parent === id);
  if (comment === top) {
    const left = answered
      ? items.map((one) => (one === comment ? { ...one, ...tombstone, recommendations: 0 } : one))
      : items.filter((one) => one !== comment);
    return { ...view, comments: { ...view.comments, items: left, total: Math.max(0, total - 1) } };
  }
  const { replies } = top!;
  const left = answered
    ? siblings.map((one) => (one === comment ? { ...one, ...tombstone, recommendations: 0 } : one))
    : siblings.filter((one) => one !== comment);
  return changed(view, top!.id, {
    replies: { ...replies!, items: left, total: Math.max(0, replies!.total - 1) },
  });
}
