import { expect } from "@open-wc/testing";
import type { Comment } from "../../src/contract/records.ts";
import { descendants, treeOf } from "../../src/widget/tree.ts";
import { made } from "./long-thread.ts";

/** Written as "id<parent". */
const branch = (...written: string[]): Comment => {
  const items = written.map((one, n) => {
    const [id = "", parent = null] = one.split("<");
    return made(id, n, { parent });
  });
  return made("top", 0, { replies: { items, total: items.length, next: null, previous: null } });
};

const ids = (comments: readonly Comment[] = []) => comments.map(({ id }) => id).join(" ");

describe("the tree of a branch", () => {
  const deep = branch("a<top", "b<top", "a1<a", "a2<a", "a11<a1", "a111<a11", "b1<b", "a112<a11", "a12<a1");

  it("sets answers in below what they answer", () => {
    const { below, elsewhere } = treeOf(deep, 5);
    expect(ids(below.get("top"))).to.equal("a b");
    expect(ids(below.get("a"))).to.equal("a1 a2");
    expect(ids(below.get("a1"))).to.equal("a11 a12");
    expect(ids(below.get("a11"))).to.equal("a111 a112");
    expect([...elsewhere]).to.deep.equal([]);
  });

  it("shows what is deeper in the last level, each followed by its own answers", () => {
    const { below, elsewhere } = treeOf(deep, 2);
    expect(ids(below.get("top"))).to.equal("a b");
    expect(ids(below.get("a"))).to.equal("a1 a11 a111 a112 a12 a2");
    expect(below.get("a1")).to.equal(undefined);
    expect(ids([...elsewhere].toSorted((a, b) => (a.id < b.id ? -1 : 1)))).to.equal("a11 a111 a112 a12");
  });

  it("is a list where one level is set in, also where less than that is asked for", () => {
    for (const depth of [1, 0, -3, Number.NaN]) {
      const { below } = treeOf(branch("a<top", "b<top", "a1<a", "a11<a1"), depth);
      expect([...below.keys()]).to.deep.equal(["top"]);
      expect(ids(below.get("top"))).to.equal("a a1 a11 b");
    }
  });

  it("has what answers a comment that is not there at its own level", () => {
    const { below, elsewhere } = treeOf(branch("a<nobody", "a1<a", "b<null"), 3);
    expect(ids(below.get("top"))).to.equal("a b");
    expect(ids(below.get("a"))).to.equal("a1");
    expect(elsewhere.size).to.equal(0);
  });

  it("holds every comment once, whatever a backend says", () => {
    const odd = branch("a<b", "b<a", "c<c", "d<top", "e<d");
    const { below } = treeOf(odd, 3);
    expect(ids(below.get("top"))).to.equal("a c d");
    expect(descendants(treeOf(odd, 3), odd)).to.have.length(5);
  });

  it("bears a quarrel of ten thousand answers", () => {
    const quarrel = branch(...Array.from({ length: 10_000 }, (_, n) => (n ? `r${n}<r${n - 1}` : "r0<top")));
    for (const depth of [3, 1e9, Infinity])
      expect(descendants(treeOf(quarrel, depth), quarrel)).to.have.length(10_000);
    expect(treeOf(quarrel, Infinity).below.size).to.equal(20);
  });

  it("is made once for each page of answers", () => {
    const one = branch("a<top");
    expect(treeOf(one, 3)).to.equal(treeOf(one, 3));
    expect(treeOf(one, Number.NaN)).to.equal(treeOf(one, Number.NaN));
    expect(treeOf(one, 3)).not.to.equal(treeOf(one, 2));
  });
});
