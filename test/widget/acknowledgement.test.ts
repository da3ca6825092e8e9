import { expect } from "@open-wc/testing";
import type { Guidelines } from "../../src/contract/records.ts";
import { acknowledgementOf, changesSince } from "../../src/widget/acknowledgement.ts";

const rule = (id: string, label = id, explanation = "") => ({ id, label, explanation, ground: true });
const guidelines = (...rules: Guidelines["rules"]): Guidelines => ({
  version: 1,
  lang: "en",
  title: "",
  introduction: "",
  rules,
  closing: "",
});

describe("what changed since an acknowledgement", () => {
  const read = acknowledgementOf(guidelines(rule("a"), rule("b"), rule("c"), rule("d")));

  it("is nothing where the rules are the same, in whatever order", () => {
    const { rules, gone } = changesSince(read, guidelines(rule("d"), rule("c"), rule("b"), rule("a")))!;
    expect([...rules]).to.deep.equal([]);
    expect(gone).to.equal(0);
  });

  it("names the new ones and those said otherwise, and counts those that are gone", () => {
    const now = guidelines(rule("a"), rule("b", "B"), rule("c", "c", "More"), rule("e"));
    const { rules, gone } = changesSince(read, now)!;
    expect([...rules]).to.deep.equal([
      ["b", "changed"],
      ["c", "changed"],
      ["e", "new"],
    ]);
    expect(gone).to.equal(1);
  });

  it("takes words that moved from a label to its explanation for a change", () => {
    const before = acknowledgementOf(guidelines(rule("a", "No links", "at all")));
    expect(changesSince(before, guidelines(rule("a", "No", "links at all")))!.rules.get("a")).to.equal(
      "changed",
    );
  });

  it("takes a rule called like what every object has for new", () => {
    expect(changesSince(read, guidelines(rule("constructor")))!.rules.get("constructor")).to.equal("new");
  });

  it("cannot be said in another language, nor of an acknowledgement without rules", () => {
    expect(changesSince(read, { ...guidelines(rule("a")), lang: "ar" })).to.equal(null);
    expect(changesSince({ version: 1, at: "" }, guidelines(rule("a")))).to.equal(null);
  });

  it("is not seen in the rules where only their version is another", () => {
    const { rules, gone } = changesSince(read, {
      ...guidelines(rule("a"), rule("b"), rule("c"), rule("d")),
      version: 2,
    })!;
    expect([rules.size, gone]).to.deep.equal([0, 0]);
  });
});
