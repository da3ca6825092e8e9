import { Hono } from "hono";
import { expect, test } from "vitest";
import { createAnswerCache } from "../../../src/server/routes/cached-answers.ts";

const mebibyte = 1024 * 1024;

/** Asks for each of the keys in turn; returns how many answers had to be made. */
async function ask(app: Hono, keys: readonly string[], made: () => number): Promise<number> {
  const before = made();
  for (const key of keys) await (await app.request(`/?key=${key}`)).text();
  return made() - before;
}

test.each([
  ["long questions with short answers", (i: number) => `${i}${"k".repeat(8_000)}`],
  ["very many short ones", (i: number) => `${i}`],
])("what is kept stays within its bounds with %s", async (_, keyOf) => {
  let made = 0;
  const answer = createAnswerCache(mebibyte);
  const app = new Hono().get("/", (c) =>
    answer(c, { key: c.req.query("key")!, version: "1", render: async () => ({ counts: [made++] }) }),
  );
  const keys = Array.from({ length: 2_000 }, (_, i) => keyOf(i));
  expect(await ask(app, keys, () => made)).toBe(2_000);
  expect(await ask(app, keys.slice(-50), () => made)).toBe(0);
  expect(await ask(app, keys.slice(0, 50), () => made)).toBe(50);
});
