import { sorts, type ThreadView } from "../contract/records.ts";
import { AfterwordFailedEvent, AfterwordReadyEvent } from "./events.ts";
import { readEntry } from "./kept.ts";
import { linked } from "./place.ts";
import { failureOf, type Services } from "./services.ts";

/** Comments up to which a page is drawn at once. */
const few = 50;

/** In the order that the reader chose last; in the backend's own where they chose none. */
export async function loadThread(services: Services): Promise<void> {
  const { backend, place, dispatch, emit, later, live, reading, signal } = services;
  const sort = sorts.find((one) => one === readEntry("sort"));
  dispatch({ type: "loading" });
  try {
    const view = await backend.thread({ ...place, ...(sort && { sort }) }, signal);
    // Who signs in has another form: it comes at once, for nothing may move later.
    if (view.form.signIn !== "none") await (await later()).findReader(services);
    // So does what a thread is read with, where it shows. Without it a thread is still a list of comments.
    const part = isMore(services, view) && (await reading().catch(() => {}));
    const loaded = part ? await part.begin(services, view) : { view };
    if (signal.aborted) return;
    dispatch({ type: "loaded", ...loaded });
    emit(new AfterwordReadyEvent(view.thread));
    // Not every browser says when it is idle.
    if (backend.subscribe)
      (window.requestIdleCallback ?? setTimeout)(
        () =>
          void live().then(
            (part) => part.begin(services, view.thread.version),
            () => {},
          ),
      );
  } catch (error) {
    if (signal.aborted) return;
    const { code } = failureOf(error);
    dispatch({ type: "failed", code });
    emit(new AfterwordFailedEvent(code));
  }
}

/** Whether it takes more than a list of comments to show the thread to this reader as it is. */
function isMore({ kept }: Services, { thread, comments, choices }: ThreadView): boolean {
  const all = comments.items.flatMap((top) => [top, ...(top.replies?.items ?? [])]);
  return (
    // Who was here before has it in their cache.
    !!readEntry(kept.visit) ||
    !!linked() ||
    !thread.open ||
    !!choices[0] ||
    all.length > few ||
    !!comments.previous ||
    !!comments.next ||
    all.some(
      ({ gone, staff, choice, replyTo, replies }) => gone || staff || choice || replyTo || replies?.next,
    )
  );
}
