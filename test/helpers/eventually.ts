/** Waiting in a page of the test runner. */
import { aTimeout } from "@open-wc/testing";

/** How long a busy machine may need, in milliseconds. */
const patience = 15_000;

/**
 * Waits until it holds, and looks often. A condition that throws, as one does about an element that has not come,
 * does not hold yet.
 */
export async function eventually(
  condition: () => unknown,
  otherwise = "It does not come about",
): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    let thrown: unknown;
    try {
      if (await condition()) return;
    } catch (error) {
      thrown = error;
    }
    if (performance.now() > end) {
      const why = thrown instanceof Error ? `${otherwise}: ${thrown.message}` : otherwise;
      throw new Error(why, { cause: thrown });
    }
    await aTimeout(10);
  }
}
