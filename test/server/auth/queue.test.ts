import { expect, test } from "vitest";
import { createQueue } from "../../../src/server/auth/queue.ts";

test("work is done one piece at a time, in order, also after a failure", async () => {
  const inTurn = createQueue();
  let running = 0;
  let most = 0;
  const done: number[] = [];
  const work = (n: number) =>
    inTurn(async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      done.push(n);
      if (n === 1) throw new Error("no");
      return n;
    });
  const results = await Promise.allSettled([0, 1, 2, 3].map(work));
  expect(most).toBe(1);
  expect(done).toEqual([0, 1, 2, 3]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
});
