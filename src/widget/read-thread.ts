/** Reading: the thread, its further pages, its order. */
import type { Sort } from "../contract/records.ts";
import { AfterwordFailedEvent, AfterwordReadyEvent } from "./events.ts";
import { failureOf, type Services } from "./services.ts";
import { findComment, sortOf } from "./state.ts";

/** @param sort The backend's own order where none is asked for. */
export async function loadThread(services: Services, { sort }: { sort?: Sort } = {}): Promise<void> {
  const { backend, place, dispatch, emit, signal } = services;
  dispatch({ type: "loading" });
  try {
    const view = await backend.thread({ ...place, ...(sort && { sort }) }, signal);
    if (signal.aborted) return;
    dispatch({ type: "loaded", view });
    emit(new AfterwordReadyEvent(view.thread));
  } catch (error) {
    if (signal.aborted) return;
    const { code } = failureOf(error);
    dispatch({ type: "failed", code });
    emit(new AfterwordFailedEvent(code));
  }
}

/**
 * Shows the next page and moves focus to its first comment.
 *
 * @param list "" for the thread, else the top-level comment whose replies go on.
 */
export async function showMore(services: Services, list: string): Promise<void> {
  const { focus, say, state } = services;
  const shown = shownIn(services, list);
  await loadMore(services, list);
  const more = shownIn(services, list).slice(shown.length);
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
  const after = pageOf(services, list)?.next;
  if (!after || state().paging !== null) return;
  dispatch({ type: "paging", list });
  const sort = sortOf(state());
  const { site, key } = place;
  try {
    const page = await backend.comments({ site, key, sort, after, ...(list && { parent: list }) }, signal);
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

const shownIn = (services: Services, list: string) => pageOf(services, list)?.items ?? [];
