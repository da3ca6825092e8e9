import { expect } from "@open-wc/testing";
import type { Hint } from "../../src/guidance/check.ts";
import { carried, keyOf, shownHints } from "../../src/widget/hints.ts";
import { start, type WidgetState } from "../../src/widget/state.ts";

describe("places carried through an edit", () => {
  const text = "one two three";
  const two = { start: 4, end: 7 };
  const edits: [string, string, string[]][] = [
    ["nothing", "one two three", ["two"]],
    ["before it", "zero one two three", ["two"]],
    ["after it", "one two three four", ["two"]],
    ["right before it", "one Xtwo three", ["two"]],
    ["right after it", "one twoX three", ["two"]],
    ["inside it", "one tXwo three", []],
    ["a part of it taken away", "one to three", []],
    ["all of it taken away", "one  three", []],
    ["all taken away", "", []],
    ["all replaced", "something else", []],
    ["the same said twice", "one two two three", ["two"]],
  ];
  for (const [what, after, left] of edits) {
    it(`are where they say the same: ${what}`, () => {
      expect(carried([two], text, after).map(({ start, end }) => after.slice(start, end))).to.deep.equal(
        left,
      );
    });
  }
});

describe("the hints that are shown", () => {
  const text = "call 123456 or 654321";
  const hint: Hint = {
    check: "contact",
    guideline: "promotion",
    matches: [
      { start: 5, end: 11 },
      { start: 15, end: 21 },
    ],
  };
  const state = (changes: Partial<WidgetState> = {}): WidgetState => ({
    ...start,
    texts: { "": text },
    aids: { "": { text, hints: [hint], lang: "und" } },
    ...changes,
  });
  const [first, second] = hint.matches as [Hint["matches"][0], Hint["matches"][0]];

  it("are all, as long as nobody said otherwise", () => {
    expect(shownHints(state(), "")).to.deep.equal([hint]);
    expect(shownHints(state(), "another form")).to.deep.equal([]);
  });

  it("lose the places that stay as they are, and go with the last", () => {
    const settled = [keyOf("", hint, text, first)];
    expect(shownHints(state({ settled }), "")).to.deep.equal([{ ...hint, matches: [second] }]);
    settled.push(keyOf("", hint, text, second));
    expect(shownHints(state({ settled }), "")).to.deep.equal([]);
  });

  it("stay away where the same words are written on, and come for other words", () => {
    const settled = hint.matches.map((match) => keyOf("", hint, text, match));
    const now = `${text} or 111111`;
    const matches = [...hint.matches, { start: 25, end: 31 }];
    const aids = { "": { text: now, hints: [{ ...hint, matches }], lang: "und" } };
    expect(shownHints(state({ settled, aids, texts: { "": now } }), "")).to.deep.equal([
      { ...hint, matches: [{ start: 25, end: 31 }] },
    ]);
  });

  it("go with the text", () => {
    expect(shownHints(state({ texts: { "": "" } }), "")).to.deep.equal([]);
  });
});
