/** Waiting in a page of the test runner. */
import { waitUntil } from "@open-wc/testing";

/** Waits until it holds: looks often, and gives a busy machine the time that it may need. */
export const eventually = (condition: () => unknown, otherwise = "It does not come about"): Promise<void> =>
  waitUntil(condition, otherwise, { interval: 10, timeout: 15_000 });
