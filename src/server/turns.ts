import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Makes a function to call before each piece of work that does not let go of the event loop by itself. Where such
 * work has kept the loop for `longest` milliseconds, it answers with a promise to wait for: sockets and timers have
 * their turn first. A crowd that comes at once would otherwise be served to its end before anything else.
 */
export function createTurns(longest: number): () => Promise<void> | undefined {
  let began: number | undefined;

  function isOver(): boolean {
    if (began === undefined) {
      began = performance.now();
      setImmediate(() => (began = undefined));
      return false;
    }
    return performance.now() - began >= longest;
  }

  // Again after each wait: all who wait come back in one turn.
  async function wait(): Promise<void> {
    do await nextTurn();
    while (isOver());
  }

  return function waitForTurn() {
    return isOver() ? wait() : undefined;
  };
}
