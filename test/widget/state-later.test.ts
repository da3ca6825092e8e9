import { expect } from "@open-wc/testing";
import type { Comment, CommentPage, ThreadView } from "../../src/contract/records.ts";
import { reduceLater as reduce } from "../../src/widget/state-later.ts";
import { findComment } from "../../src/widget/thread-pages.ts";
import { hasRead, start, type Own, type WidgetState } from "../../src/widget/state.ts";

const comment = (id: string, replies?: CommentPage): Comment => ({
  id,
  parent: null,
  author: "A",
  authorId: null,
  text: "T",
  gone: null,
  lang: "en",
  received: "2026-11-22T08:00:00.000Z",
  published: "2026-11-22T08:00:00.000Z",
  sha256: null,
  replyTo: null,
  recommendations: 0,
  staff: false,
  choice: false,
  ...(replies && { replies }),
});

const page = (ids: string[], next: string | null = null): CommentPage => ({
  items: ids.map((id) => comment(id)),
  total: 9,
  next,
  previous: null,
});

const view = (comments: CommentPage, version = 2): ThreadView => ({
  thread: { site: "s", key: "k", open: true, closed: null, count: 9, version: 0 },
  form: { maxLength: 10, maxAuthorLength: 10, maxBytes: 100, email: "none", signIn: "none" },
  guidelines: { version, lang: "en", title: "", introduction: "", rules: [], closing: "" },
  sort: "oldest",
  comments,
  choices: [],
});

const own = (receipt: string, more: Partial<Own> = {}): Own => ({
  receipt,
  form: "",
  author: "A",
  text: "T",
  sent: "2026-11-22T08:00:00.000Z",
  comment: null,
  sending: null,
  tried: true,
  cancelled: null,
  ...more,
});

const ids = (state: WidgetState) => state.view?.comments.items.map(({ id }) => id);

describe("reduce", () => {
  it("replaces the state and never changes the one before", () => {
    const next = reduce(start, { type: "written", form: "", text: "Hello" });
    expect(next).not.to.equal(start);
    expect(start.texts).to.deep.equal({});
    expect(next.texts).to.deep.equal({ "": "Hello" });
    expect(Object.isFrozen(next)).to.equal(true);
    expect(Object.isFrozen(start)).to.equal(true);
  });

  it("opens the notice for guidelines that were not read, and for a new version of them", () => {
    const acknowledged = { version: 2, at: "2026-11-03T08:00:00.000Z" };
    const reader = { ...start, acknowledged };
    expect(reduce(start, { type: "loaded", view: view(page([])) }).noticeOpen).to.equal(true);
    expect(reduce(reader, { type: "loaded", view: view(page([])) }).noticeOpen).to.equal(false);
    expect(reduce(reader, { type: "loaded", view: view(page([]), 3) }).noticeOpen).to.equal(true);
    expect(hasRead(acknowledged, view(page([]), 3))).to.equal(false);
  });

  it("joins a page to its list, without what is there already", () => {
    const before = reduce(start, { type: "loaded", view: view(page(["a", "b"], "b")) });
    const next = reduce(before, {
      type: "paged",
      list: "",
      sort: "oldest",
      side: "after",
      cursor: "b",
      page: page(["b", "c"]),
    });
    expect(ids(next)).to.deep.equal(["a", "b", "c"]);
    expect(next.view?.comments.next).to.equal(null);
    expect(ids(before)).to.deep.equal(["a", "b"]);
  });

  it("joins replies to their branch, and leaves the other branches as they are", () => {
    const comments = { ...page([]), items: [comment("a", page(["a1"], "a1")), comment("b")] };
    const before = reduce(start, { type: "loaded", view: view(comments) });
    const next = reduce(before, {
      type: "paged",
      list: "a",
      sort: "oldest",
      side: "after",
      cursor: "a1",
      page: page(["a2"]),
    });
    expect(findComment(next.view, "a")?.replies?.items.map(({ id }) => id)).to.deep.equal(["a1", "a2"]);
    expect(findComment(next.view, "b")).to.equal(findComment(before.view, "b"));
  });

  it("empties the form that a comment has left, but keeps what was written since", () => {
    const waiting = { ...start, sending: "", texts: { "": "Sent", x: "Other" } };
    const left = reduce(waiting, { type: "left", form: "", text: "Sent" });
    expect(left.texts).to.deep.equal({ "": "", x: "Other" });
    expect(left.sending).to.equal(null);
    const wroteOn = { ...waiting, texts: { "": "Sent, and more" } };
    expect(reduce(wroteOn, { type: "left", form: "", text: "Sent" }).texts).to.deep.equal({
      "": "Sent, and more",
    });
  });

  it("closes the reply form that a reply has left, and that alone", () => {
    const answering = { ...start, answering: "a" };
    expect(reduce(answering, { type: "left", form: "a", text: "" }).answering).to.equal(null);
    expect(reduce(answering, { type: "left", form: "", text: "" }).answering).to.equal("a");
  });

  it("leaves the form alone where a comment arrives from the outbox", () => {
    const writing = { ...start, sending: "", texts: { "": "T" } };
    const accepted = reduce(writing, { type: "accepted", own: own("r") });
    expect(accepted).to.include({ sending: "" });
    expect(accepted.texts).to.deep.equal({ "": "T" });
  });

  it("lets go of the reason why a comment was held up once it is accepted", () => {
    const why = { field: null, code: "offline" } as const;
    const held = { ...start, own: [own("r"), own("s")], following: { held: { r: why, s: why } } };
    expect(reduce(held, { type: "accepted", own: own("r") }).following.held).to.deep.equal({ s: why });
  });

  it("shows an own comment once, however often it is accepted", () => {
    const once = reduce(start, { type: "accepted", own: own("r") });
    expect(reduce(once, { type: "accepted", own: own("r") }).own).to.have.length(1);
  });

  it("keeps what is to be mended in the thread's own form while a reply form opens", () => {
    const refused = reduce(start, {
      type: "refused",
      form: "",
      mends: [{ field: "text", code: "textEmpty" }],
    });
    expect(reduce(refused, { type: "answering", id: "a" }).mends).to.equal(refused.mends);
    const reply = reduce(start, {
      type: "refused",
      form: "a",
      mends: [{ field: "text", code: "textEmpty" }],
    });
    expect(reduce(reply, { type: "answering", id: null }).mends).to.equal(null);
  });

  it("leaves a page aside that goes on in another order, though its cursor reads the same", () => {
    const before = reduce(start, { type: "loaded", view: view(page(["a", "b"], "b")) });
    const further = { list: "", side: "after", cursor: "b", page: page(["c"]) } as const;
    expect(ids(reduce(before, { type: "paged", sort: "newest", ...further }))).to.deep.equal(["a", "b"]);
    expect(ids(reduce(before, { type: "paged", sort: "oldest", ...further }))).to.deep.equal(["a", "b", "c"]);
  });

  it("does not say of a thread in another order that it could not go on", () => {
    const shown = view(page(["a"], "a"));
    const failed = reduce(reduce(start, { type: "loaded", view: shown }), {
      type: "paging-failed",
      list: "",
      sort: "oldest",
    });
    expect(failed.pagingFailed).to.equal("");
    const newest = reduce(failed, { type: "loaded", view: { ...shown, sort: "newest" } });
    expect(newest.pagingFailed).to.equal(null);
    const late = reduce(newest, { type: "paging-failed", list: "", sort: "oldest" });
    expect(late.pagingFailed).to.equal(null);
  });

  it("forgets all that came from the browser", () => {
    const full: WidgetState = {
      ...start,
      author: "A",
      email: "a@b.example",
      texts: { "": "T" },
      own: [own("r")],
      acknowledged: { version: 2, at: "" },
      noticeOpen: false,
    };
    const {
      author,
      email,
      texts,
      own: mine,
      acknowledged,
      noticeOpen,
      forgotten,
    } = reduce(full, {
      type: "forgotten",
      keptIn: "device",
    });
    expect([author, email, texts, mine, acknowledged, noticeOpen, forgotten]).to.deep.equal([
      "",
      "",
      {},
      [],
      null,
      true,
      true,
    ]);
  });

  it("says whether it failed for want of a connection", () => {
    expect(reduce(start, { type: "failed", code: "offline" }).offline).to.equal(true);
    expect(reduce(start, { type: "failed", code: "unreachable" }).offline).to.equal(false);
  });
});
