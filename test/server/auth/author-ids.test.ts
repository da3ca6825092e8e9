import { expect, test } from "vitest";
import { createAuthorIds } from "../../../src/server/auth/author-ids.ts";

const ids = createAuthorIds("a key");

test("one author has one id on a site, and another on the next", () => {
  const id = ids("default", "reader-7");
  expect(id).toBe(createAuthorIds("a key")("default", "reader-7"));
  const others = [ids("other", "reader-7"), ids("default", "reader-8"), ids("default", "reader-7 ")];
  expect(new Set([id, ...others]).size).toBe(4);
});

test("where the site ends and the subject begins is no matter of spelling", () => {
  const pairs = [
    ["a", "b,c"],
    ["a,b", "c"],
    ['a","b', "c"],
    ["a", 'b","c'],
  ] as const;
  expect(new Set(pairs.map(([site, subject]) => ids(site, subject))).size).toBe(4);
});

test("it tells nothing of the subject, and nobody without the key can guess it", () => {
  expect(ids("default", "reader-7")).toMatch(/^[\w-]{22}$/);
  expect(createAuthorIds("another key")("default", "reader-7")).not.toBe(ids("default", "reader-7"));
});
