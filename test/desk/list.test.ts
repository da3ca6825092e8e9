import { expect } from "@open-wc/testing";
import type { QueueItem } from "../../src/contract/desk.ts";
import { newList, withBack, withFresh, withLook, without, withPage, type List } from "../../src/desk/list.ts";
import { start } from "../../src/desk/place.ts";

// Nothing in an item tells its place: the server's order is the only one there is.
const item = (id: string): QueueItem => ({
  id,
  author: null,
  text: "A text",
  lang: "en",
  received: "2026-11-22T08:00:00.000Z",
  state: "approved",
  reply: false,
  thread: { id: "t1", key: "k", title: null },
  decision: null,
  flags: [],
  signedIn: false,
  staff: false,
  choice: false,
  appeal: null,
  reports: 1,
});
const page = (ids: string, next: string | null = null) => {
  const items = ids.split("").map(item);
  return { items, total: items.length, next };
};
const listOf = (ids: string, next: string | null = null) =>
  newList({ ...start, tab: "reported" }, page(ids, next));
const shown = (list: List | null) => list?.items.map(({ id }) => id).join("");

describe("a list", () => {
  it("has the server's order, page after page", () => {
    expect(shown(withPage(listOf("zb", "b"), page("ya")))).to.equal("zbya");
    expect(shown(withPage(listOf("zb", "b"), page("by")))).to.equal("zby");
  });

  it("puts an item back where it was, though others have gone meanwhile", () => {
    const list = listOf("dcba");
    expect(shown(withBack(without(list, "c"), item("c")))).to.equal("dcba");
    expect(shown(withBack(without(without(without(list, "b"), "d"), "c"), item("c")))).to.equal("ca");
    expect(withBack(without(list, "c"), item("c"))?.total).to.equal(4);
  });

  it("knows no place for an item that it never had", () => {
    expect(withBack(listOf("ab"), item("c"))).to.equal(null);
  });

  it("takes what is new to where the server has it, when asked", () => {
    const seen = withLook(listOf("cba"), page("xcbya"));
    expect(shown(seen)).to.equal("cba");
    expect(seen.fresh.map(({ id }) => id)).to.deep.equal(["x", "y"]);
    expect(shown(withFresh(seen, undefined))).to.equal("xcbya");
  });

  it("keeps what is gone at its place while it is open", () => {
    const seen = withLook(listOf("dcba"), page("dax"));
    expect(seen.gone).to.deep.equal(["c", "b"]);
    expect(shown(withFresh(seen, "b"))).to.equal("dbax");
    expect(shown(withFresh(seen, undefined))).to.equal("dax");
  });

  it("takes a look at its front for no more than that", () => {
    const partial = withLook(listOf("edcba"), page("xec", "c"));
    expect(partial.gone).to.deep.equal(["d"]);
    expect(shown(withFresh(partial, undefined))).to.equal("xecba");
    const all = withLook(listOf("edcba"), page("xyz", "z"));
    expect(all.gone, "nothing shown stands on the page, and more follows").to.deep.equal([]);
  });

  it("leaves what stands behind a page to the next one", () => {
    const seen = withLook(listOf("cba", "a"), page("cxbyz"));
    expect(seen.fresh.map(({ id }) => id)).to.deep.equal(["x"]);
    expect(seen.gone).to.deep.equal(["a"]);
    const longer = withLook(listOf("cba", "a"), page("cbyz", "z"));
    expect(longer.gone, "the page reaches behind where it stood").to.deep.equal(["a"]);
  });
});
