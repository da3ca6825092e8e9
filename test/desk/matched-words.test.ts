import { expect } from "@open-wc/testing";
import fc from "fast-check";
import { piecesOf } from "../../src/desk/matched-words.ts";

describe("matched words", () => {
  it("part a text where the marks are, and nowhere else", () => {
    expect(piecesOf("ten per cent off", [{ start: 4, end: 12 }])).to.deep.equal([
      { text: "ten ", kind: null, matched: false },
      { text: "per cent", kind: null, matched: true },
      { text: " off", kind: null, matched: false },
    ]);
    expect(piecesOf("off", [])).to.deep.equal([{ text: "off", kind: null, matched: false }]);
  });

  it("lie over each other, and over characters that cannot be seen", () => {
    const pieces = piecesOf("ab\u202Ecd", [
      { start: 0, end: 4 },
      { start: 1, end: 3 },
    ]);
    expect(pieces.map(({ text, matched }) => [text, matched])).to.deep.equal([
      ["a", true],
      ["b", true],
      ["\u202E", true],
      ["c", true],
      ["d", false],
    ]);
    expect(pieces.map(({ kind }) => kind)).to.deep.equal([null, null, "direction", null, null]);
  });

  it("leave every text as it is, whatever places are claimed", () => {
    const place = fc.integer({ min: -3, max: 40 });
    const matches = fc.array(fc.record({ start: place, end: place }), { maxLength: 5 });
    const text = fc.string({ unit: fc.constantFrom("a", "پ", "\u200B", "\u202E", "😀", " ") });
    fc.assert(
      fc.property(text, matches, (text, matches) => {
        const pieces = piecesOf(text, matches);
        expect(pieces.map((piece) => piece.text).join("")).to.equal(text);
        let at = 0;
        for (const { text: piece, matched } of pieces) {
          const inside = matches.some(({ start, end }) => start <= at && at + piece.length <= end);
          expect(matched).to.equal(inside);
          at += piece.length;
        }
      }),
    );
  });
});
