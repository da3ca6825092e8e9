/** Runs one piece of work after the other, whether or not the one before it succeeds. */
export function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return function inTurn(work) {
    const done = last.then(work, work);
    last = done;
    return done;
  };
}
