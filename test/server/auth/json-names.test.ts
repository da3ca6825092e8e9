import fc from "fast-check";
import { expect, test } from "vitest";
import { hasRepeatedName } from "../../../src/server/auth/json-names.ts";

test.each([
  '{"a":1,"a":1}',
  '{"a":1,"b":{"c":1,"d":[{}],"c":2}}',
  '[{"a":1},{"a":1,"b":2,"a":3}]',
  '{"a" : 1 , "a"\n: 2}',
  '{"a":1,"\\u0061":2}',
  '{"":1,"":2}',
  '{"\\"":1,"\\"":2}',
  '{"x":{"a":1},"x":{"a":1}}',
])("%s says something twice", (json) => {
  JSON.parse(json);
  expect(hasRepeatedName(json)).toBe(true);
});

test.each([
  '{"a":{"a":{"a":1}},"b":{"a":1}}',
  '[{"a":1},{"a":1}]',
  '{"a":"\\",\\"a\\":","b":"{","c":"a"}',
  '{"a":["a","a"],"b":"a"}',
  '"a"',
  "null",
  "[[],[]]",
])("%s does not", (json) => {
  JSON.parse(json);
  expect(hasRepeatedName(json)).toBe(false);
});

test("nothing that JSON.stringify writes does", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => !hasRepeatedName(JSON.stringify(value))));
});
