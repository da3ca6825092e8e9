/**
 * A thread that changes while it is read: a chunk of its own, loaded when the browser is idle. What comes waits until
 * the reader asks for it; what leaves does so where the reader is not.
 */
import type { ThreadEvent } from "../contract/records.ts";
import { AfterwordFailedEvent } from "./events.ts";
import { liveStyles } from "./live.styles.ts";
import { missed } from "./missed.ts";
import { readAgain } from "./read-again.ts";
import { failureOf, type Services } from "./services.ts";
import type { Live } from "./state.ts";
import { isAt, keepPlace } from "./stay.ts";
import { findComment } from "./thread-pages.ts";
import { everyComment } from "./visits.ts";
import { waitingFor } from "./waiting.ts";

export { pill } from "./templates/news.ts";

export const sheet = liveStyles.styleSheet!;

/** How long news is gathered before it is told to who does not see it, in milliseconds. */
const gathering = 4_000;

/** How long a thread that could not be read again is left alone, at least, in milliseconds. */
const patience = 30_000;

const none: Live = { waiting: [], lingering: [], showing: false, failed: false };

interface Watch {
  /** What was heard and is to be attended to, together where it comes together. */
  heard: ThreadEvent[];
  /** What was unpublished since the watch began: in which version of the thread, by the comments' ids. */
  left: Map<string, number>;
  /** Whether what waits is going to be told. */
  telling: boolean;
}

const watches = new WeakMap<Services, Watch>();

/**
 * Watches the thread that is shown; for one that was read anew, drops what it shows, or must not show, by now.
 *
 * @param version Of the thread when it was read.
 */
export function begin(services: Services, version: number): void {
  const { root, signal, state } = services;
  if (signal.aborted) return;
  if (watches.has(services)) return void settle(services, version).catch(() => {});
  watches.set(services, { heard: [], left: new Map(), telling: false });
  // Of the thread as it was opened before, in another language perhaps.
  if (state().live) change(services, none);
  const look = () => letGo(services);
  root.addEventListener("focusout", look, { signal });
  document.addEventListener("selectionchange", look, { signal });
  void subscribe(services, version);
}

const liveOf = ({ state }: Services): Live => state().live ?? none;
const change = (services: Services, changes: Partial<Live>): void =>
  services.dispatch({ type: "live", live: { ...liveOf(services), ...changes } });

async function subscribe(services: Services, version: number): Promise<void> {
  const { backend, place, signal } = services;
  const query = { site: place.site, key: [place.key], since: [version] };
  try {
    const end = await backend.subscribe!(query, (events) => {
      if (signal.aborted) return;
      // What could not be attended to now is with the next that is heard.
      if (events) hear(services, events).catch(() => {});
      else void readAnew(services).finally(end);
    });
    if (signal.aborted) end();
    signal.addEventListener("abort", end);
  } catch {
    // The thread stays as it was read.
  }
}

async function hear(services: Services, events: readonly ThreadEvent[]): Promise<void> {
  const { place, state, signal, later } = services;
  const { heard, left } = watches.get(services)!;
  heard.push(...events.filter(({ key }) => key === place.key));
  // It is the later part that understands what happens now, and has the words for it.
  await later();
  const news = heard.splice(0);
  if (signal.aborted || !news[0] || !state().view) return;
  for (const { kind, comment: id, root, version } of news) {
    if (id === null) continue;
    if (kind === "published") {
      left.delete(id);
      const { waiting, lingering } = liveOf(services);
      change(services, {
        waiting: [...without(waiting, id), { id, root, version }],
        lingering: lingering.filter((one) => one !== id),
      });
    } else {
      left.set(id, version);
      change(services, { waiting: without(liveOf(services).waiting, id) });
    }
  }
  const { count, version } = news.at(-1)!;
  await leave(services, [...left.keys()], count, version);
  tellSoon(services);
  const mine = new Set(state().own.map(({ comment }) => comment?.id));
  if (news.some(({ comment }) => comment !== null && mine.has(comment))) await followOwn(services);
  const turn = news.findLast(({ kind }) => kind === "closed" || kind === "opened");
  if (turn) await turned(services, turn.kind === "opened");
}

const without = <One extends { id: string }>(all: readonly One[], id: string): One[] =>
  all.filter((one) => one.id !== id);

/** Takes those away that the reader is not at, and says so of the others. */
async function leave(
  services: Services,
  ids: readonly string[],
  count: number,
  version: number,
): Promise<void> {
  const { root, state, dispatch, say, reading } = services;
  // A tombstone is more than a list of comments has.
  if (ids.some((id) => isThere(services, id))) (await reading().catch(() => null))?.attend(services);
  if (services.signal.aborted || !state().view) return;
  const there = ids.filter((id) => isThere(services, id));
  const lingering = there.filter((id) => isAt(root, state(), id));
  const going = there.filter((id) => !lingering.includes(id));
  if (lingering.some((id) => !liveOf(services).lingering.includes(id))) say("lingers");
  change(services, { lingering });
  const { thread } = state().view!;
  if (going.length === 0 && thread.count === count && thread.version === version) return;
  await keepPlace(root, going, () => dispatch({ type: "departed", ids: going, count, version }));
}

function isThere({ state }: Services, id: string): boolean {
  const { view } = state();
  return findComment(view, id)?.gone === null || !!view?.choices.some((one) => one.id === id);
}

/** Takes away what further pages bring of what was unpublished since the watch began. */
export function sift(services: Services): void {
  const { view } = services.state();
  const left = watches.get(services)?.left;
  if (view && left?.size) void leave(services, [...left.keys()], view.thread.count, view.thread.version);
}

/** What lingered for the reader's sake leaves once they are elsewhere. */
function letGo(services: Services): void {
  const { state, signal } = services;
  if (signal.aborted || !state().live?.lingering.length) return;
  // Where the focus goes is known in a moment.
  setTimeout(() => {
    const { live, view } = state();
    if (signal.aborted || !view || !live?.lingering.length) return;
    void leave(services, live.lingering, view.thread.count, view.thread.version);
  });
}

/** Once for all that comes in a while, and not again while it waits. */
function tellSoon(services: Services): void {
  const { state, say, sleep } = services;
  const watch = watches.get(services)!;
  const count = () => {
    const { view } = state();
    return view ? waitingFor(state(), view).length : 0;
  };
  if (count() === 0) watch.telling = false;
  if (watch.telling || count() === 0) return;
  watch.telling = true;
  void sleep(gathering).then(() => {
    if (count() > 0) say("arrivals", count());
  });
}

/** What became of the reader's own, told where it stands. */
async function followOwn(services: Services): Promise<void> {
  const { root, later, dispatch } = services;
  const { follow } = await later();
  await follow({
    ...services,
    dispatch: (action) => void keepPlace(root, [], () => dispatch(action)),
  });
}

/** The form makes way, or comes back. What was written in it is kept as a draft. */
async function turned(services: Services, open: boolean): Promise<void> {
  const { root, backend, place, state, dispatch, reading, say, signal } = services;
  const { sort } = state().view!;
  const [part, since] = await Promise.all([
    reading(),
    backend.thread({ ...place, sort }, signal).then(
      ({ thread }) => thread.closed,
      () => null,
    ),
  ]);
  if (signal.aborted || !state().view || state().view?.thread.open === open) return;
  part.attend(services);
  await keepPlace(root, [], () => dispatch({ type: "turned", closed: open ? null : since, open }));
  say(open ? "opened" : "closedAlready");
}

/** So much happened that it is not told one by one: the thread is read again, and compared with what is shown. */
async function readAnew(services: Services): Promise<void> {
  const { backend, place, state, signal, later, sleep } = services;
  try {
    await later();
    const view = state().view!;
    const fresh = await readAgain(services, view);
    const newest = await backend.comments({ site: place.site, key: place.key, sort: "newest" }, signal);
    if (signal.aborted || !state().view) return;
    // Two orders have nothing to compare.
    if (state().view?.sort !== view.sort) return await readAnew(services);
    const { gone, arrivals } = missed(state().view!, fresh, newest.items);
    const { left } = watches.get(services)!;
    for (const id of gone) left.set(id, fresh.thread.version);
    change(services, { waiting: arrivals });
    await leave(services, gone, fresh.thread.count, fresh.thread.version);
    tellSoon(services);
    await followOwn(services);
    if (fresh.thread.open !== state().view?.thread.open) await turned(services, fresh.thread.open);
    await subscribe(services, fresh.thread.version);
  } catch {
    // A server that starts again is not asked by all its readers at once.
    await sleep(patience * (1 + Math.random()));
    if (!signal.aborted) await readAnew(services);
  }
}

/** The thread was read anew: perhaps from a cache that does not know yet what has left it. */
async function settle(services: Services, version: number): Promise<void> {
  const { state, later, signal } = services;
  const { left } = watches.get(services)!;
  for (const [id, at] of left) if (at <= version) left.delete(id);
  const { waiting } = liveOf(services);
  if (waiting.length + left.size === 0) return;
  await later();
  const { view } = state();
  if (signal.aborted || !view) return;
  change(services, { waiting: waiting.filter((one) => one.version > version) });
  await leave(services, [...left.keys()], view.thread.count, view.thread.version);
}

/** Shows those that wait where they belong, marked as new, and leads the reader to the first of them. */
export async function showArrivals(services: Services): Promise<void> {
  const { state, dispatch, reading, emit, say, signal } = services;
  const { view, live } = state();
  if (!view || !live || live.showing) return;
  const arrivals = waitingFor(state(), view);
  change(services, { showing: true, failed: false });
  try {
    const part = await reading();
    part.attend(services);
    let again = await readAgain(services, view, arrivals);
    const wanted = new Set(arrivals.map(({ id }) => id));
    const isIn = () => everyComment(again).some(({ id }) => wanted.has(id));
    // Its page is not one of those that are shown.
    if (arrivals[0] && !isIn()) again = (await part.placed(services, again, arrivals[0].id)).view;
    if (signal.aborted) return;
    // The reader has ordered the thread anew meanwhile, and been given what waited with it.
    if (state().view?.sort !== view.sort) return change(services, { showing: false });
    dispatch({ type: "placed", view: again });
    const { left } = watches.get(services)!;
    const stale = [...left].filter(([, at]) => at > again.thread.version).map(([id]) => id);
    if (stale.length)
      dispatch({ type: "departed", ids: stale, count: again.thread.count, version: again.thread.version });
    const shown = everyComment(state().view!).filter(({ id, gone }) => !gone && wanted.has(id));
    // A cache on the way may not know them yet. Those that a newer answer does not have were taken back.
    const waiting = waitingFor(state(), again).filter(({ version }) => version > again.thread.version);
    watches.get(services)!.telling = false;
    change(services, {
      waiting,
      lingering: [],
      showing: false,
      failed: shown.length === 0 && waiting.length > 0,
    });
    if (shown.length === 0) return;
    await part.meet(services, shown);
    say("announceMore", shown.length);
  } catch (error) {
    if (signal.aborted) return;
    change(services, { showing: false, failed: true });
    say("arrivalsFailed");
    emit(new AfterwordFailedEvent(failureOf(error).code));
  }
}
