import { expect, test } from "vitest";
import { createIds } from "../../src/server/ids.ts";

const made = 1_000;

test("ids are UUIDs of version 7, each greater than the one before, also within a millisecond", () => {
  const ids = createIds();
  const before = Date.now();
  const all = Array.from({ length: made }, () => ids.next());
  const after = Date.now();
  for (const id of all) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const time = Number.parseInt(id.slice(0, 13).replace("-", ""), 16);
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(after);
  }
  // So that some had to share theirs.
  expect(after - before).toBeLessThan(made);
  expect(all.toSorted()).toEqual(all);
  expect(new Set(all).size).toBe(made);
  // Another process counts on from elsewhere: no id tells how many came before it, or can be guessed from another.
  const firsts = Array.from({ length: 20 }, () => createIds().next());
  expect(new Set(firsts.map((id) => id.slice(15, 18))).size).toBeGreaterThan(1);
  expect(new Set(all.map((id) => id.slice(24))).size).toBe(made);
});
