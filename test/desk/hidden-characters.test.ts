import { expect } from "@open-wc/testing";
import fc from "fast-check";
import { codesOf, inSentence, runsOf } from "../../src/desk/hidden-characters.ts";

const kinds = (text: string) => runsOf(text).flatMap(({ kind }) => kind ?? []);

describe("hidden characters", () => {
  it("are found, with the text around them as it was", () => {
    expect(runsOf("a\u202Eb")).to.deep.equal([
      { text: "a", kind: null },
      { text: "\u202E", kind: "direction" },
      { text: "b", kind: null },
    ]);
    expect(kinds("\u2066x\u2069")).to.deep.equal(["direction", "direction"]);
    expect(kinds("a\u200Bb")).to.deep.equal(["zero-width"]);
    expect(kinds("a\u200C\u200C\u200Db")).to.deep.equal(["zero-width"]);
    expect(kinds("a\u{E0061}\u{E0062}\u{E007F}")).to.deep.equal(["tags"]);
  });

  it("are left alone where they are honest", () => {
    // Persian and Kurdish spelling, a family, a flag, one mark beside a number.
    expect(kinds("می\u200Cخواهم")).to.deep.equal([]);
    expect(kinds("👩\u200D👧")).to.deep.equal([]);
    expect(kinds("🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}")).to.deep.equal([]);
    expect(kinds("\u200F123")).to.deep.equal([]);
  });

  it("never cost a character of the text", () => {
    const risky = fc.constantFrom(
      "\u202E",
      "\u2069",
      "\u200B",
      "\u200D",
      "\uFEFF",
      "\u{E0041}",
      "🏴",
      "a",
      "\uD800",
      "\n",
    );
    const text = fc.array(fc.oneof(risky, fc.string({ unit: "binary" }))).map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        text,
        (text) =>
          runsOf(text)
            .map((run) => run.text)
            .join("") === text,
      ),
    );
  });

  it("are written by their code points", () => {
    expect(codesOf("\u202E")).to.equal("U+202E");
    expect(codesOf("\u200B\u200B\u200B\u200B\u200B")).to.equal("U+200B U+200B U+200B U+200B …");
    expect(codesOf("\u{E0041}")).to.equal("U+E0041");
  });

  it("do not get into a sentence", () => {
    expect(inSentence("Marit\u202E\n\tO.\u2069")).to.equal("\u2068Marit O.\u2069");
    expect(inSentence("x".repeat(500))).to.have.lengthOf(63);
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, (text) => !/[\u202A-\u202E\u2066-\u2069\p{Cc}]/u.test(inSentence(text).slice(1, -1))),
    );
  });
});
