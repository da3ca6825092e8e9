import { expect, test } from "vitest";
import { isShown, tellFindings, tellResult, type Finding } from "../../src/conformance/conformance.ts";

const passed: Finding = {
  rule: "general.json",
  level: "required",
  place: "general rule 2",
  says: "It is JSON.",
  result: "passed",
};
const failed: Finding = {
  rule: "postComment.same-key",
  level: "required",
  place: "postComment, rule 2",
  says: "The same key is answered alike.",
  result: "failed",
  asked: `POST /v1/comments {"text":"${"x".repeat(100)}"}`,
  came: "202 application/json {}",
  why: "`id` is nothing.",
};
const open: Finding = { ...passed, rule: "getThread.closed", result: "not checked", why: "Nobody decides." };

test("a table, each failure with its call, its answer, its reason and its rule, and the figures", () => {
  expect(tellFindings([passed, failed, open]))
    .toBe(`general.json                       passed       general rule 2
postComment.same-key               failed       postComment, rule 2
getThread.closed                   not checked  general rule 2

Failed:

postComment.same-key
    asked  POST /v1/comments
           {"text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
           xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}
    came   202 application/json {}
    wrong  \`id\` is nothing.
    rule   The same key is answered alike. (postComment, rule 2)

Not checked:

getThread.closed
    open   Nobody decides.

3 rules: 1 passed, 1 failed, 1 not checked.
The backend does not keep the contract.`);
});

test("no line is wider than a terminal, whatever came", () => {
  const wide = { ...failed, came: `200 ${"ک‌ه😀 ".repeat(100)}${"y".repeat(500)}\u001b[31m` };
  expect(
    Math.max(
      ...tellFindings([wide])
        .split("\n")
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(80);
});

test("what came cannot write to the terminal", () => {
  const hostile = { ...failed, came: "200 \u001b]0;title\u0007\u009b31m\rgone\u202e" };
  // oxlint-disable-next-line no-control-regex -- they are what must not be there
  expect(tellFindings([hostile])).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  expect(tellFindings([hostile])).toContain("gone");
});

test("conformance is shown where nothing failed and nothing was left out", () => {
  expect([[passed], [passed, open], [passed, failed]].map(isShown)).toEqual([true, false, false]);
  expect(tellFindings([passed])).toContain("The backend keeps the contract.");
  expect(tellFindings([passed, open])).toContain("conformance is not shown");
});

test("a rule that has been settled is one line", () => {
  expect(tellResult(failed)).toBe("failed       postComment.same-key");
});
