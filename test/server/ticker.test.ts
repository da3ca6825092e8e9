import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Ticker, createTicker } from "../../src/server/ticker.ts";

let ticker: Ticker;
/** When it came by. */
let rounds: number[];
/** What each round finds: when the next decision is due, or why it fails. */
let finds: (number | null | Error)[];

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  rounds = [];
  finds = [];
  ticker = createTicker({
    now: () => Date.now(),
    log: pino({ level: "silent" }),
    async applyDue() {
      rounds.push(Date.now());
      const found = finds.shift() ?? null;
      if (found instanceof Error) throw found;
      return found;
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
});

test("comes by at the start, and then when a decision is due", async () => {
  finds = [3_500];
  ticker.start();
  await vi.advanceTimersByTimeAsync(9_000);
  expect(rounds).toEqual([0, 3_500]);
});

test("comes by for a decision it is told about, the earliest first", async () => {
  finds = [null, 5_000];
  ticker.start();
  await vi.advanceTimersByTimeAsync(0);
  ticker.wakeAt(5_000);
  ticker.wakeAt(4_000);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(rounds).toEqual([0, 4_000, 5_000]);
});

test("looks now and then for what another process left behind", async () => {
  ticker.start();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(rounds).toEqual([0, 10_000, 20_000, 30_000]);
});

test("tries again soon after a failure", async () => {
  finds = [new Error("locked"), new Error("locked")];
  ticker.start();
  await vi.advanceTimersByTimeAsync(2_500);
  expect(rounds).toEqual([0, 1_000, 2_000]);
});

test("does not miss a decision that falls due during a round", async () => {
  const held = Promise.withResolvers<null>();
  ticker = createTicker({
    now: () => Date.now(),
    log: pino({ level: "silent" }),
    applyDue() {
      rounds.push(Date.now());
      return rounds.length === 1 ? held.promise : Promise.resolve(null);
    },
  });
  ticker.start();
  await vi.advanceTimersByTimeAsync(0);
  ticker.wakeAt(50);
  await vi.advanceTimersByTimeAsync(100);
  expect(rounds).toEqual([0]);
  held.resolve(null);
  await vi.advanceTimersByTimeAsync(0);
  expect(rounds).toEqual([0, 100]);
});

test("stops: no round begins, and the one that runs is finished", async () => {
  finds = [500];
  ticker.start();
  await vi.advanceTimersByTimeAsync(0);
  await ticker.stop();
  ticker.wakeAt(10);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(rounds).toEqual([0]);
  expect(vi.getTimerCount()).toBe(0);
});
