/** The OpenAPI document as somebody reads it who writes a backend. That the server keeps to it is for `test/server/app.test.ts`. */
import { describe, expect, test } from "vitest";
import { createOpenApi } from "../../../src/contract/schema/openapi.ts";
import { operations } from "../../../src/contract/schema/operations.ts";
import { allRules, placeOf } from "../../../src/contract/schema/rules.ts";

interface Described {
  operationId: string;
  description: string;
  parameters: { name: string; description?: string }[];
  responses: Record<string, { headers?: Record<string, { description: string }> }>;
}

const document = createOpenApi("1.2.3");
const described = Object.values(document.paths).flatMap(
  (methods) => Object.values(methods) as unknown as Described[],
);
const textOf = (group: string): string =>
  group === "general"
    ? document.info.description
    : described.find(({ operationId }) => operationId === group)!.description;

test("every rule stands in it, under its number and with its level", () => {
  const missing = allRules.filter(
    ({ group, number, level, says }) =>
      !textOf(group).includes(`\n${number}. ${level === "full" ? "*(full)* " : ""}${says}`),
  );
  expect(allRules.length).toBeGreaterThan(80);
  expect(missing.map(({ id }) => id)).toEqual([]);
});

test("every operation has rules", () => {
  const groups = new Set<string>(allRules.map(({ group }) => group));
  expect(Object.keys(operations).filter((id) => !groups.has(id))).toEqual([]);
});

test("a rule is named by its place", () => {
  const places = Object.fromEntries(allRules.map((rule) => [rule.id, placeOf(rule)]));
  expect(places["postComment.same-key"]).toBe("postComment, rule 2");
  expect(places["general.json"]).toBe("general rule 2");
});

test("every rule is a sentence that can be read alone", () => {
  const broken = allRules.filter(({ says }) => !/^[`A-Z].*\.$/s.test(says) || /^(So|Nor|They) /.test(says));
  expect(broken.map(({ says }) => says)).toEqual([]);
});

describe.each(described.map((operation) => [operation.operationId, operation] as const))("%s", (_, one) => {
  test("says what each of its parameters is", () => {
    expect(one.parameters.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });

  test("says which headers its answers carry", () => {
    const bare = Object.entries(one.responses).filter(
      ([, { headers = {} }]) => Object.keys(headers).length === 0,
    );
    expect(bare.map(([status]) => status)).toEqual([]);
  });
});

test("problem codes that readers can meet are in its table, with their status", () => {
  const codes = new Set(Object.values(operations).flatMap(({ problems }) => problems as readonly string[]));
  const missing = [...codes].filter((code) => !document.info.description.includes(`| \`${code}\` | `));
  expect(missing).toEqual([]);
});

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
}

/** What is plain by its own name, or by that of the record it holds. */
const plain =
  /\.(id|key|site|received|title|introduction|closing|label|text|guideline|kind|items|replies|sort|thread|form|guidelines|comments|state|version|lang|email|receipts?|lists)$/;

function undescribed(name: string, { description, properties = {}, items, anyOf = [] }: Schema): string[] {
  const own = description || plain.test(name) || !name.includes(".") ? [] : [name];
  const fields = Object.entries(properties).flatMap(([field, schema]) =>
    undescribed(`${name}.${field}`, schema),
  );
  return [
    ...own,
    ...fields,
    ...[items ?? [], anyOf].flat().flatMap((part) => undescribed(`${name}.items`, part)),
  ];
}

test("fields that a name alone does not tell are described", () => {
  const { Challenge: _, ...schemas } = document.components.schemas;
  const bare = Object.entries(schemas).flatMap(([name, schema]) => undescribed(name, schema));
  expect(bare).toEqual([]);
});
