import { expect } from "@open-wc/testing";
import fc from "fast-check";
import type { CommentCase, Decision, QueueItem } from "../../src/contract/desk.ts";
import { start } from "../../src/desk/place.ts";
import { reduce, type DeskEvent } from "../../src/desk/reduce.ts";
import { choicesOf, initialState, neighbour, type DeskState } from "../../src/desk/state.ts";
import { me } from "./fake-desk.ts";

const now = Date.parse("2026-11-22T08:00:00.000Z");
const at = (seconds: number) => new Date(now + seconds * 1000).toISOString();

const item = (n: number, more: Partial<QueueItem> = {}): QueueItem => ({
  id: `c${n}`,
  author: `Reader ${n}`,
  text: `Text ${n}`,
  lang: "en",
  received: at(n - 1000),
  state: "pending",
  reply: false,
  thread: { id: "t1", key: "k", title: null },
  decision: null,
  flags: [],
  signedIn: false,
  staff: false,
  choice: false,
  appeal: null,
  reports: 0,
  ...more,
});

const decision = (n: number, more: Partial<Decision> = {}): Decision => ({
  id: `d${n}`,
  comment: `c${n}`,
  action: "approve",
  guideline: null,
  note: null,
  by: me,
  decided: at(0),
  takesEffect: at(5),
  status: "open",
  onAppeal: false,
  ...more,
});

const caseOf = (of: QueueItem): CommentCase => ({
  item: of,
  email: null,
  sha256: null,
  thread: { id: "t1", key: "k", url: null, title: null, open: true, published: 0, waiting: 0 },
  guidelines: { version: 1, lang: "en", title: "", introduction: "", rules: [], closing: "" },
  rules: [],
  parent: null,
  context: [],
  history: of.decision ? [of.decision] : [],
  choices: [],
  reports: [],
});

const after = (state: DeskState, ...events: DeskEvent[]) => events.reduce(reduce, state);

/** Signed in, with so many waiting and the first of them open. */
function reading(count = 3, next: string | null = null): DeskState {
  const items = Array.from({ length: count }, (_, n) => item(n + 1));
  const place = { ...start, comment: "c1" };
  return after(
    initialState({ place: start, invited: false, drafts: {}, shortcuts: true, now }),
    { type: "signed-in", session: { moderator: me, sites: [] } },
    { type: "list-loaded", place: start, page: { items, total: count, next } },
    { type: "moved", place },
  );
}

const ids = ({ list }: DeskState) => list?.items.map(({ id }) => id);

describe("the state of the desk", () => {
  it("is replaced, never patched", () => {
    const freeze = (value: unknown): void => {
      if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
      Object.freeze(value);
      Object.values(value).forEach(freeze);
    };
    const events: DeskEvent[] = [
      { type: "sending" },
      { type: "drafted", id: "c1", draft: { note: "n" } },
      { type: "decided", item: item(1), decision: decision(1), now },
      { type: "undone", undone: decision(1, { status: "undone" }), item: item(1) },
      { type: "outrun", id: "c1", by: decision(1) },
      { type: "case-loaded", details: caseOf(item(1)) },
      { type: "fresh-shown" },
      { type: "ticked", now: now + 1000 },
      { type: "signed-out", why: "ended" },
    ];
    let state = reading();
    for (const event of events) {
      freeze(state);
      state = reduce(state, event);
    }
    expect(state.phase).to.equal("signed-out");
  });

  it("takes a decided comment from the queue, and puts it back where it was", () => {
    const decided = after(reading(), { type: "decided", item: item(2), decision: decision(2), now });
    expect(ids(decided)).to.deep.equal(["c1", "c3"]);
    expect([decided.list?.total, decided.counts.waiting, decided.undoable.length]).to.deep.equal([2, 2, 1]);
    const undone = after(decided, {
      type: "undone",
      undone: decision(2, { status: "undone" }),
      item: item(2),
    });
    expect(ids(undone)).to.deep.equal(["c1", "c2", "c3"]);
    expect([undone.list?.total, undone.counts.waiting, undone.undoable.length]).to.deep.equal([3, 3, 0]);
  });

  it("is the same again after any decisions and their undoing", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1 }), (order) => {
        const before = reading(6);
        const decided = order.reduce(
          (state, n) => reduce(state, { type: "decided", item: item(n), decision: decision(n), now }),
          before,
        );
        expect(decided.list?.items).to.have.lengthOf(6 - order.length);
        const back = order.reduceRight(
          (state, n) =>
            reduce(state, { type: "undone", undone: decision(n, { status: "undone" }), item: item(n) }),
          decided,
        );
        expect(ids(back)).to.deep.equal(ids(before));
        expect(back.counts).to.deep.equal(before.counts);
        expect(back.undoable).to.deep.equal([]);
      }),
    );
  });

  it("counts the time of an undo by this browser's clock", () => {
    // The server's clock is an hour ahead.
    const ahead = decision(1, { decided: at(3600), takesEffect: at(3605) });
    const decided = after(reading(), { type: "decided", item: item(1), decision: ahead, now });
    expect(decided.undoable[0]?.until).to.equal(now + 5000);
    expect(after(decided, { type: "ticked", now: now + 4999 }).undoable).to.have.lengthOf(1);
    expect(after(decided, { type: "ticked", now: now + 5000 }).undoable).to.have.lengthOf(0);
  });

  it("keeps place and drafts when a session ends, and nothing that others wrote", () => {
    const before = after(reading(), { type: "drafted", id: "c1", draft: { note: "Half a thought" } });
    const ended = after(before, { type: "signed-out", why: "ended" });
    expect(ended.place).to.equal(before.place);
    expect(ended.drafts["c1"]?.note).to.equal("Half a thought");
    expect([ended.list, ended.opened, ended.session]).to.deep.equal([null, null, null]);
    expect(JSON.stringify(ended)).not.to.contain("Reader");
    expect(after(before, { type: "signed-out", why: "by-choice" }).drafts).to.deep.equal({});
  });

  it("ignores what answers late: another list, another comment", () => {
    const state = reading();
    const elsewhere = { ...start, lang: "ckb" };
    const page = { items: [item(9)], total: 1, next: null };
    expect(reduce(state, { type: "list-loaded", place: elsewhere, page })).to.equal(state);
    expect(reduce(state, { type: "more-loaded", place: elsewhere, page })).to.equal(state);
    expect(reduce(state, { type: "case-loaded", details: caseOf(item(9)) })).to.equal(state);
    expect(reduce(state, { type: "case-missing", id: "c9" })).to.equal(state);
  });

  describe("a quiet look", () => {
    const look = (state: DeskState, items: QueueItem[], next: string | null = null) =>
      state.list
        ? reduce(state, { type: "polled", list: state.list, page: { items, total: items.length, next } })
        : state;

    it("moves nothing, and finds what is new and what is gone", () => {
      const seen = look(reading(), [item(1), item(3), item(4)]);
      expect(ids(seen)).to.deep.equal(["c1", "c2", "c3"]);
      expect(seen.list?.fresh.map(({ id }) => id)).to.deep.equal(["c4"]);
      expect(seen.list?.gone).to.deep.equal(["c2"]);
      expect(ids(reduce(seen, { type: "fresh-shown" }))).to.deep.equal(["c1", "c3", "c4"]);
    });

    it("keeps the open comment, gone or not", () => {
      const seen = look(reading(), [item(2), item(3), item(4)]);
      expect(ids(reduce(seen, { type: "fresh-shown" }))).to.deep.equal(["c1", "c2", "c3", "c4"]);
    });

    it("leaves to the next page what belongs there, and takes nothing for gone that it has not seen", () => {
      const seen = look(reading(3, "cursor"), [item(1), item(2), item(3), item(4)]);
      expect(seen.list?.fresh).to.deep.equal([]);
      const short = look(reading(3), [item(1), item(2)], "cursor");
      expect(short.list?.gone).to.deep.equal([]);
    });

    it("says nothing about a list that has changed meanwhile", () => {
      const before = reading();
      const decided = after(before, { type: "decided", item: item(2), decision: decision(2), now });
      const list = before.list;
      if (!list) throw new Error("There is a list");
      const page = { items: [item(1), item(2), item(3)], total: 3, next: null };
      expect(reduce(decided, { type: "polled", list, page })).to.equal(decided);
    });
  });

  describe("what can be decided", () => {
    const choices = (of: QueueItem, tab: "waiting" | "decided" = "decided", later = 0) => {
      const place = { ...start, tab, comment: of.id };
      const state = after(
        reading(),
        { type: "moved", place },
        { type: "list-loaded", place, page: { items: [of], total: 1, next: null } },
        { type: "case-loaded", details: caseOf(of) },
        { type: "ticked", now: now + later },
      );
      const { approve, reject, keep, choice, reason, own } = choicesOf(state);
      return [
        approve && "approve",
        reject && "reject",
        keep && "keep",
        choice && "choice",
        reason,
        own && "own",
      ]
        .filter(Boolean)
        .join(" ");
    };

    it("both, while nobody has", () => expect(choices(item(1), "waiting")).to.equal("approve reject"));
    it("nothing, while a decision can be undone", () =>
      expect(choices(item(1, { decision: decision(1) }))).to.equal(""));
    it("the other, with a reason, once it has taken effect", () => {
      expect(choices(item(1, { decision: decision(1) }), "decided", 5000)).to.equal("reject choice reversal");
      const rejected = decision(1, { action: "reject", status: "applied" });
      expect(choices(item(1, { state: "rejected", decision: rejected }))).to.equal("approve reversal");
    });
    it("nothing, in the queue, where somebody was faster", () =>
      expect(choices(item(1, { decision: decision(1, { status: "applied" }) }), "waiting")).to.equal(""));
    it("to keep what is reported, too", () => {
      const approved = item(1, {
        state: "approved",
        decision: decision(1, { status: "applied" }),
        reports: 2,
      });
      expect(choices(approved)).to.equal("reject keep reversal");
      expect(choices({ ...approved, decision: null }), "published without a decision").to.equal(
        "reject keep",
      );
      expect(choices({ ...approved, reports: 0 })).to.equal("reject choice reversal");
      const open = decision(1, { action: "reject" });
      expect(choices({ ...approved, decision: open }), "while a rejection can be undone").to.equal("");
    });
    it("an appeal, unless it is against one's own rejection", () => {
      const appeal = { text: "Read it again.", made: at(0), decided: null };
      const rejection = decision(1, { action: "reject", status: "applied", by: { id: "m2", name: "Hêlîn" } });
      const appealed = item(1, { state: "rejected", decision: rejection, appeal });
      expect(choices(appealed)).to.equal("approve reject appeal");
      expect(choices({ ...appealed, decision: { ...rejection, by: me } })).to.equal(
        "approve reject appeal own",
      );
      const answered = { ...rejection, onAppeal: true };
      expect(choices({ ...appealed, decision: answered })).to.equal("approve reversal");
      expect(choices({ ...appealed, appeal: { ...appeal, decided: at(1) } })).to.equal("approve reversal");
    });
    it("nothing about what was withdrawn or erased", () => {
      expect(choices(item(1, { state: "withdrawn" }))).to.equal("");
      expect(choices(item(1, { text: null }))).to.equal("");
    });
  });

  it("goes from neighbour to neighbour, and to the first from anywhere else", () => {
    const state = reading();
    expect([neighbour(state, 1)?.id, neighbour(state, -1), neighbour(state, 2)?.id]).to.deep.equal([
      "c2",
      null,
      "c3",
    ]);
    expect(neighbour({ ...state, opened: null }, 1)?.id).to.equal("c1");
  });
});
