import { expect, test } from "vitest";
import type { ThreadEvent } from "../../../src/contract/records.ts";
import { newsSince } from "../../../src/server/domain/events.ts";

const event = (version: number): ThreadEvent => ({
  key: "k",
  version,
  kind: "opened",
  comment: null,
  root: null,
  count: 0,
});
const history = { version: 9, from: 4, events: [event(5), event(8)] };

test.each<[number, number[] | null]>([
  [3, null],
  [4, [5, 8]],
  [5, [8]],
  [7, [8]],
  [8, []],
  [9, []],
  [10, null],
])("since %i there is new: %j", (since, versions) => {
  expect(newsSince(history, since)?.map(({ version }) => version) ?? null).toEqual(versions);
});
