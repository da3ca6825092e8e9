import { expect } from "@open-wc/testing";
import type { OwnComment } from "../../src/contract/records.ts";
import {
  dropDraft,
  keepDraft,
  keepReceipt,
  makeReceipt,
  received,
  share,
  sweep,
} from "../../src/widget/keeping.ts";
import { openKept, readReceipts, type Kept } from "../../src/widget/kept.ts";
import { elsewhere } from "../../src/widget/elsewhere.ts";
import { restore } from "../../src/widget/restore.ts";
import type { Services } from "../../src/widget/services.ts";
import { reduceLater, type Action } from "../../src/widget/state-later.ts";
import { start, type Own } from "../../src/widget/state.ts";
import * as areas from "../../src/widget/storage.ts";
import { write } from "../../src/widget/storing.ts";
import { tellWhereKept } from "../../src/widget/where-kept.ts";
import { emptyBrowser } from "./mounted.ts";

const day = 86_400_000;
const tabOf = (tab: string): Kept => ({ ...openKept("t", "s"), tab });

/** What a tab shows of what is kept when it is opened. */
function opened(kept: Kept) {
  let state = start;
  const services = {
    kept,
    state: () => state,
    dispatch: (action: Action) => (state = reduceLater(state, action)),
    backend: { status: () => Promise.reject(new Error()) },
  } as unknown as Services;
  restore(services);
  tellWhereKept(services);
  return state;
}

const own: Own = {
  receipt: "r",
  form: "",
  author: "A",
  text: "T",
  sent: "2026-11-22T08:00:00.000Z",
  comment: null,
  sending: null,
  tried: true,
  cancelled: null,
};
const comment = (more: Partial<OwnComment>): OwnComment => ({
  id: "c",
  key: "k",
  parent: null,
  author: "A",
  text: "T",
  lang: "en",
  received: new Date().toISOString(),
  sha256: null,
  state: "pending",
  outcome: null,
  waiting: null,
  appeal: null,
  mayAppeal: false,
  ...more,
});

describe("keeping", () => {
  beforeEach(emptyBrowser);
  after(emptyBrowser);

  it("never lets two tabs write over each other's draft", () => {
    const [a, b] = [tabOf("a"), tabOf("b")];
    keepDraft(a, "", "written in A");
    keepDraft(b, "", "written in B");
    expect(opened(a).texts[""]).to.equal("written in A");
    expect(opened(b).texts[""]).to.equal("written in B");
  });

  it("gives a new tab the newest draft, and drops it there too once it is sent", () => {
    keepDraft(tabOf("a"), "", "left behind");
    const c = tabOf("c");
    expect(opened(c).texts[""]).to.equal("left behind");
    dropDraft(c, "");
    expect(opened(tabOf("d")).texts[""]).to.equal(undefined);
  });

  it("keeps the drafts of replies apart from that of the thread, and those of other threads apart from both", () => {
    const here = tabOf("a");
    keepDraft(here, "", "thread");
    keepDraft(here, "c1", "reply");
    keepDraft({ ...openKept("t2", "s"), tab: "a" }, "", "elsewhere");
    expect(opened(here).texts).to.deep.equal({ "": "thread", c1: "reply" });
    dropDraft(here, "");
    expect(opened(here).texts).to.deep.equal({ c1: "reply" });
  });

  it("takes a name of its own where a duplicated tab writes under the same", () => {
    const kept = openKept("t", "s");
    const name = kept.tab;
    elsewhere({ kept } as Services, `draft t  ${name}`);
    expect(kept.tab).not.to.equal(name);
    const before = kept.tab;
    elsewhere({ kept } as Services, "draft t  another");
    expect(kept.tab).to.equal(before);
  });

  it("shows a hidden comment again after a year, and a hidden author only when asked", () => {
    write("hidden visit t old", `${Date.now() - 366 * day}`);
    write("hidden visit t young", `${Date.now() - 364 * day}`);
    write("hidden of read s author", `${Date.now() - 366 * day}`);
    sweep();
    expect(areas.names("hidden ")).to.have.members(["hidden visit t young", "hidden of read s author"]);
  });

  it("forgets drafts after 30 days", () => {
    write("draft t  a", JSON.stringify({ text: "old", at: Date.now() - 31 * day }));
    write("draft t2  a", JSON.stringify({ text: "young", at: Date.now() - 29 * day }));
    expect(opened(tabOf("a")).texts).to.deep.equal({});
    sweep();
    expect(areas.names("draft ")).to.deep.equal(["draft t2  a"]);
  });

  it("forgets receipts 90 days after the decision, and never one that waits", () => {
    const kept = tabOf("a");
    const ago = (days: number) => new Date(Date.now() - days * day).toISOString();
    const decided = (days: number) => ({ decided: ago(days), guideline: null, note: null });
    keepReceipt(kept, received({ ...own, receipt: "waits" }, comment({ received: ago(900) })));
    keepReceipt(
      kept,
      received({ ...own, receipt: "old" }, comment({ state: "rejected", outcome: decided(91) })),
    );
    keepReceipt(
      kept,
      received({ ...own, receipt: "new" }, comment({ state: "approved", outcome: decided(89) })),
    );
    sweep();
    expect(readReceipts(kept).map(({ receipt }) => receipt)).to.have.members(["waits", "new"]);
  });

  it("makes receipts of 256 bits that fit the contract", () => {
    const made = Array.from({ length: 100 }, makeReceipt);
    for (const receipt of made) expect(receipt).to.match(/^[\w-]{43}$/);
    expect(new Set(made)).to.have.property("size", 100);
  });

  it("moves all to the tab on a shared device, and back to the device on one's own", () => {
    keepDraft(tabOf("a"), "", "T");
    share(true);
    expect(localStorage.length).to.equal(0);
    expect(opened(tabOf("a"))).to.include({ keptIn: "tab", shared: true });
    expect(opened(tabOf("a")).texts[""]).to.equal("T");
    share(false);
    expect(areas.names("draft ")).to.have.length(1);
    expect(opened(tabOf("a"))).to.include({ keptIn: "device", shared: false });
    expect(Object.keys(sessionStorage).filter((name) => name.includes("draft"))).to.deep.equal([]);
  });

  it("reads past an entry that is not what we wrote", () => {
    write("draft t  a", "{");
    write("receipt t r", "null");
    write("name", "[");
    expect(opened(tabOf("a"))).to.include({ author: "" });
    expect(opened(tabOf("a")).own).to.deep.equal([]);
  });
});
