/** Further pages of the thread and of its branches. */
import { AfterwordFailedEvent } from "./events.ts";
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

async function loadMore(services: Services, list: string): Promise<void> {
  const { backend, place, state, dispatch, emit, signal } = services;
  const { view, paging } = state();
  const after = pageOf(services, list)?.next;
  if (!view || !after || paging !== null) return;
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
