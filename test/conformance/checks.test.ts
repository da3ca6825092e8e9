/** The kit against servers that do one thing wrong: each fails at the rules that it breaks, and at no other. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkConformance, type Finding } from "../../src/conformance/conformance.ts";
import { checksFor } from "../../src/conformance/checks.ts";
import { allRules } from "../../src/contract/schema/rules.ts";
import { brokenServers, type Sent } from "../helpers/broken/servers.ts";
import { scaled } from "../helpers/scale.ts";
import { openConforming, type Conforming } from "../helpers/conforming.ts";

/** Half as many calls, where the rule is one that all must keep. */
const quickLevel = scaled(2) === 2 ? "full" : "required";

let conforming: Conforming;
beforeAll(async () => {
  conforming = await openConforming("sqlite");
});
afterAll(async () => conforming.reader.leave());

test("there is a check for each rule, and a rule for each check", () => {
  const checked = [...checksFor("https://news.example").keys()];
  expect(checked.toSorted()).toEqual(allRules.map(({ id }) => id).toSorted());
});

test.each(brokenServers)("a server that $name", async ({ breaks, make }) => {
  const { backend } = conforming;
  const { answer, heed } = make();
  const isRequired = allRules.every(({ id, level }) => level === "required" || !breaks.includes(id));
  const level = isRequired ? quickLevel : "full";
  const send = (address: string, init: Sent) => backend.fetch(address, init as RequestInit);
  const findings = await checkConformance({
    ...backend,
    level,
    fetch: (address, init) => answer(send, address, init as Sent),
    decide(order) {
      heed?.(order);
      return backend.decide(order);
    },
  });
  const others = (one: Finding): boolean => one.result !== "passed";
  const told = findings.filter(others).map(({ rule, result, why }) => ({ rule, result, why }));
  expect(told).toEqual(
    allRules
      .filter(({ id }) => breaks.includes(id))
      .map(({ id }) => ({ rule: id, result: "failed", why: expect.stringMatching(/\.$/) as string })),
  );
});
