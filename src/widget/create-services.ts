import type { Services } from "./services.ts";

/** What is of one thread; the rest is of the element that shows it. */
type OfThread = "backend" | "place" | "kept" | "signal";

/** What an element lends to the threads that it shows, one after the other. */
export type Stage = Omit<Services, OfThread>;

/** For one thread. Whatever ends after it was left says and does nothing. */
export function createServices(stage: Stage, thread: Pick<Services, OfThread>): Services {
  const ofThis =
    <V extends unknown[], R>(act: (...values: V) => R) =>
    (...values: V): R | true =>
      thread.signal.aborted || act(...values);
  return {
    ...stage,
    ...thread,
    dispatch: ofThis(stage.dispatch),
    emit: ofThis(stage.emit),
    focus: ofThis(stage.focus),
    say: ofThis(stage.say),
  };
}
