import { expect, test } from "vitest";
import { createTurns } from "../../src/server/turns.ts";

/** Keeps the event loop for so many milliseconds, as a query does that answers at once. */
function work(time: number): void {
  const until = performance.now() + time;
  while (performance.now() < until);
}

/** Counts turns of the event loop while `run` goes on. */
async function countTurns(run: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let counting = true;
  const count = () => {
    turns++;
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  await run();
  counting = false;
  return turns;
}

test("a long row of queries lets others have their turn in between", async () => {
  const row = (waitForTurn: () => Promise<void> | undefined) =>
    countTurns(async () => {
      for (let n = 0; n < 40; n++) {
        await waitForTurn();
        work(2);
      }
    });
  expect(await row(() => undefined)).toBe(0);
  // 40 times 2 ms in turns of 10 ms; a busy machine makes more turns, never fewer.
  expect(await row(createTurns(10))).toBeGreaterThanOrEqual(7);
});

test("a crowd that waits comes back a few at a time", async () => {
  const waitForTurn = createTurns(10);
  // They arrive one after the other within a single turn, as calls on many sockets do.
  const arrive = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    await waitForTurn();
    work(2);
  };
  expect(await countTurns(() => Promise.all(Array.from({ length: 40 }, arrive)))).toBeGreaterThanOrEqual(7);
});

test("short work does not wait", async () => {
  const waitForTurn = createTurns(60_000);
  for (let n = 0; n < 1_000; n++) expect(waitForTurn()).toBeUndefined();
});
