/** Further pages of the thread and of its branches, and the way to one comment. */
import type { LitElement } from "lit";
import type { OwnComment } from "../contract/records.ts";
import { nextFrame } from "./drawing.ts";
import { AfterwordFailedEvent } from "./events.ts";
import { loadThread } from "./read-thread.ts";
import { failureOf, type Services } from "./services.ts";
import type { Reading } from "./state.ts";
import { branchOf, findComment, pageOf, unfolded } from "./thread-pages.ts";

type Side = "after" | "before";

/**
 * Shows the next page and moves focus to its first comment.
 *
 * @param list "" for the thread, else the top-level comment whose replies go on.
 */
export async function showMore(services: Services, list: string): Promise<void> {
  const fresh = await goOn(services, list, "after");
  if (fresh[0]) await leadTo(services, fresh[0]);
}

/** Shows the page before. What stood there stays where it is, and focus goes to the comment right above it. */
export async function showEarlier(services: Services, list: string): Promise<void> {
  const fresh = await goOn(services, list, "before");
  const last = fresh.at(-1);
  if (last) await leadTo(services, last);
}

/** @returns The ids that this page brought. */
async function goOn(services: Services, list: string, side: Side): Promise<string[]> {
  const { say, state, dispatch } = services;
  const idsNow = () => pageOf(state().view, list)?.items.map(({ id }) => id) ?? [];
  const before = idsNow();
  const { reading } = state();
  // What was asked for is not drawn bit by bit.
  if (reading) dispatch({ type: "reading", reading: { ...reading, drawn: Infinity } });
  await load(services, list, side);
  const fresh = idsNow().filter((id) => !before.includes(id));
  if (fresh.length) say("announceMore", fresh.length);
  else if (state().pagingFailed === list) say("failed");
  return fresh;
}

/** For links to one comment: brings it to the page, however deep it stands, and marks it. @param id "" marks none. */
export async function showComment(services: Services, id: string): Promise<void> {
  const { state, focus, dispatch, reading, signal } = services;
  if (!id) return mark(services, { marked: null, missing: false });
  const own = state().own.find(({ comment }) => comment?.id === id && comment.state !== "approved");
  if (own) return focus(`own-${own.receipt}`);
  const part = await reading().catch(() => null);
  if (signal.aborted || !part) return;
  part.attend(services);
  const before = state().view;
  const found = before && !findComment(before, id) ? await part.placed(services, before, id) : null;
  if (signal.aborted) return;
  // While it was looked for another page may have come: what is shown now is left alone.
  if (found && found.view !== before && state().view === before)
    dispatch({ type: "placed", view: found.view });
  const here = !!findComment(state().view, id);
  const missing = !here && !!found?.missing;
  mark(services, { marked: here ? id : null, missing });
  await sift(services);
  await part.drawnTo(services, branchOf(state().view, id));
  if (here) await leadTo(services, id);
  else if (missing) focus("not-here");
}

/** Marks a comment, with its branch unfolded. */
function mark({ state, dispatch }: Services, changes: Pick<Reading, "marked" | "missing">): void {
  const { reading, view } = state();
  if (!reading || !view) return;
  const folded = unfolded(view, reading.folded, changes.marked ?? "");
  dispatch({ type: "reading", reading: { ...reading, ...changes, folded } });
}

/**
 * Shows a comment of the reader's own that was published, perhaps since the thread was loaded, perhaps among replies
 * that are not shown yet.
 */
export async function showOwn(services: Services, { id }: OwnComment): Promise<void> {
  const { state } = services;
  await showComment(services, id);
  if (findComment(state().view, id)) return;
  await loadThread(services);
  await showComment(services, id);
}

const underWay = new WeakMap<Services, Promise<void>>();

/** Loads one page at a time: where another is on its way, it waits for that one, and who asked looks again. */
function load(services: Services, list: string, side: Side): Promise<void> {
  const before = underWay.get(services);
  if (before) return before;
  const page = loadPage(services, list, side).finally(() => underWay.delete(services));
  underWay.set(services, page);
  return page;
}

async function loadPage(services: Services, list: string, side: Side): Promise<void> {
  const { backend, place, state, dispatch, emit, signal } = services;
  const { view } = state();
  const shown = pageOf(view, list);
  const cursor = side === "after" ? shown?.next : shown?.previous;
  if (!view || !shown || !cursor) return;
  dispatch({ type: "paging", list });
  const { site, key } = place;
  const { sort } = view;
  try {
    const page = await backend.comments(
      { site, key, sort, [side]: cursor, ...(list && { parent: list }) },
      signal,
    );
    if (signal.aborted) return;
    const beside = side === "after" ? shown.items.at(-1) : shown.items[0];
    await keepInSight(services, beside?.id, () =>
      dispatch({ type: "paged", list, page, sort, cursor, side }),
    );
    await sift(services);
  } catch (error) {
    if (signal.aborted) return;
    dispatch({ type: "paging-failed", list, sort });
    emit(new AfterwordFailedEvent(failureOf(error).code));
  }
}

/** A page may come from a cache, or have been read just before something that is on it was unpublished. */
async function sift(services: Services): Promise<void> {
  if (services.state().live) (await services.live()).sift(services);
}

/** Frames in which what comes into sight may still grow or shrink. */
const settling = 8;

/**
 * Focuses a comment, and sees that it stays in sight: what is far from the viewport has an estimated height until it
 * is near, and not every browser keeps its place when it gets its own.
 */
export async function leadTo({ root, focus, signal }: Services, id: string): Promise<void> {
  focus(`comment-${id}`);
  await (root.host as LitElement).updateComplete;
  for (let frame = 0; frame < settling && !signal.aborted; frame++) {
    await nextFrame();
    const comment = root.getElementById(`comment-${id}`);
    // The reader has gone on.
    if (!comment || root.activeElement !== comment) return;
    const { top } = comment.getBoundingClientRect();
    if (top < 0 || top > innerHeight * 0.9) comment.scrollIntoView({ block: "start", behavior: "instant" });
  }
}

/**
 * Makes a change and leaves the comment beside which it is made where it stands in the viewport, whatever appears or
 * leaves above it. Not every browser does so itself.
 */
async function keepInSight({ root }: Services, id: string | undefined, change: () => void): Promise<void> {
  const host = root.host as LitElement;
  const top = () => root.getElementById(`comment-${id}`)?.getBoundingClientRect().top;
  const before = top();
  change();
  await host.updateComplete;
  const moved = (top() ?? 0) - (before ?? 0);
  if (before !== undefined && host.isConnected && Math.abs(moved) >= 1)
    scrollBy({ top: moved, behavior: "instant" });
}
