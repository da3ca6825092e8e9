/** Further pages of the thread and of its branches. */
import type { OwnComment } from "../contract/records.ts";
import { AfterwordFailedEvent } from "./events.ts";
import { loadThread } from "./read-thread.ts";
import { failureOf, type Services } from "./services.ts";
import { findComment } from "./state-later.ts";

/**
 * Shows the next page and moves focus to its first comment.
 *
 * @param list "" for the thread, else the top-level comment whose replies go on.
 */
export async function showMore(services: Services, list: string): Promise<void> {
  const { focus, say, state } = services;
  const shown = pageOf(services, list)?.items.length;
  await loadMore(services, list);
  const more = pageOf(services, list)?.items.slice(shown) ?? [];
  const [first] = more;
  if (first) {
    focus(`comment-${first.id}`);
    say("announceMore", more.length);
  } else if (state().pagingFailed === list) {
    say("failed");
  }
}

/** Loads pages until the comment is there, or there are no more. For links to one comment. */
export async function showComment(services: Services, id: string): Promise<void> {
  const { state, signal, focus } = services;
  while (!findComment(state().view, id) && state().view?.comments.next && !signal.aborted) {
    await loadMore(services, "");
    if (state().pagingFailed !== null) break;
  }
  if (findComment(state().view, id)) focus(`comment-${id}`);
}

/**
 * Shows a comment of the reader's own that was published, perhaps since the thread was loaded, perhaps among replies
 * that are not shown yet.
 */
export async function showOwn(services: Services, { id, parent }: OwnComment): Promise<void> {
  const { state } = services;
  await showReply(services, id, parent);
  if (findComment(state().view, id)) return;
  const sort = state().view?.sort;
  await loadThread(services, { ...(sort && { sort }) });
  await showReply(services, id, parent);
}

async function showReply(services: Services, id: string, parent: string | null): Promise<void> {
  const { state, signal } = services;
  const branch = () =>
    state().view?.comments.items.find(
      (top) => top.id === parent || top.replies?.items.some((reply) => reply.id === parent),
    );
  while (!findComment(state().view, id) && branch()?.replies?.next && !signal.aborted) {
    await loadMore(services, branch()!.id);
    if (state().pagingFailed !== null) break;
  }
  await showComment(services, id);
}

const underWay = new WeakMap<Services, Promise<void>>();

/** Loads one page at a time: where another is on its way, it waits for that one, and who asked looks again. */
function loadMore(services: Services, list: string): Promise<void> {
  const before = underWay.get(services);
  if (before) return before;
  const load = loadPage(services, list).finally(() => underWay.delete(services));
  underWay.set(services, load);
  return load;
}

async function loadPage(services: Services, list: string): Promise<void> {
  const { backend, place, state, dispatch, emit, signal } = services;
  const { view } = state();
  const after = pageOf(services, list)?.next;
  if (!view || !after) return;
  dispatch({ type: "paging", list });
  const { site, key } = place;
  try {
    const page = await backend.comments(
      { site, key, sort: view.sort, after, ...(list && { parent: list }) },
      signal,
    );
    if (!signal.aborted) dispatch({ type: "paged", list, page });
  } catch (error) {
    if (signal.aborted) return;
    dispatch({ type: "paging-failed", list });
    emit(new AfterwordFailedEvent(failureOf(error).code));
  }
}

function pageOf({ state }: Services, list: string) {
  const { view } = state();
  return list ? findComment(view, list)?.replies : view?.comments;
}
