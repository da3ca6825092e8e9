import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSweeper } from "../../src/server/sweeper.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const log = pino({ level: "silent" });

test("sweeps each minute, also after a failure", async () => {
  let swept = 0;
  const sweeper = createSweeper({
    log,
    sweep: async () => {
      if (++swept === 1) throw new Error("away");
    },
  });
  sweeper.start();
  expect(swept).toBe(0);
  await vi.advanceTimersByTimeAsync(180_000);
  expect(swept).toBe(3);
  await sweeper.stop();
  await vi.advanceTimersByTimeAsync(180_000);
  expect(swept).toBe(3);
});

test("never sweeps twice at a time, and ends when the last sweep has", async () => {
  const started: (() => void)[] = [];
  const sweeper = createSweeper({ log, sweep: () => new Promise((resolve) => started.push(resolve)) });
  sweeper.start();
  await vi.advanceTimersByTimeAsync(180_000);
  expect(started).toHaveLength(1);
  let stopped = false;
  const stopping = sweeper.stop().then(() => (stopped = true));
  await vi.advanceTimersByTimeAsync(0);
  expect(stopped).toBe(false);
  started[0]!();
  await stopping;
  expect(stopped).toBe(true);
});
