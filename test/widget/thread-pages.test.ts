import { expect } from "@open-wc/testing";
import type { Comment, CommentPage, ThreadView } from "../../src/contract/records.ts";
import { reduceLater as reduce } from "../../src/widget/state-later.ts";
import { start, type WidgetState } from "../../src/widget/state.ts";
import { findComment, most } from "../../src/widget/thread-pages.ts";
import { longThread, made } from "./long-thread.ts";

const query = { site: "s", key: "k" };

async function opened(comments: number, page: number, replies = 0) {
  const backend = longThread({ comments, page, replies });
  let state = reduce(start, { type: "loaded", view: await backend.thread(query) });
  const goOn = async (side: "after" | "before", list = "") => {
    const shown = list ? findComment(state.view, list)!.replies! : state.view!.comments;
    const cursor = (side === "after" ? shown.next : shown.previous)!;
    const next = await backend.comments({ ...query, [side]: cursor, ...(list && { parent: list }) });
    state = reduce(state, { type: "paged", list, page: next, sort: "oldest", cursor, side });
  };
  return { state: () => state, goOn };
}

const numbers = ({ view }: WidgetState, list = "") =>
  (list ? findComment(view, list)!.replies! : view!.comments).items.map(({ id }) => Number(id.slice(1)));
const inOrder = (all: number[]) => all.every((n, i) => i === 0 || n === all[i - 1]! + 1);

describe("the pages of a thread", () => {
  it("leave at the top while a long one is read to its end, and come back", async () => {
    const { state, goOn } = await opened(10_000, 100);
    for (let page = 1; page < 100; page++) {
      await goOn("after");
      expect(state().view!.comments.items.length).to.be.at.most(most);
    }
    expect(numbers(state()).at(-1)).to.equal(9999);
    expect(numbers(state())[0]).to.equal(9000);
    expect(state().view!.comments.next).to.equal(null);
    expect(state().view!.comments.previous).to.equal("c9000");
    for (let page = 0; page < 90; page++) {
      await goOn("before");
      expect(state().view!.comments.items.length).to.be.at.most(most);
      expect(inOrder(numbers(state()))).to.equal(true);
    }
    expect(numbers(state())[0]).to.equal(0);
    expect(state().view!.comments.previous).to.equal(null);
    expect(state().view!.comments.next).to.equal(`c${numbers(state()).at(-1)}`);
    await goOn("after");
    expect(inOrder(numbers(state()))).to.equal(true);
    expect(state().seams![""]!.length).to.be.at.most(11);
  });

  it("leave likewise from a long branch", async () => {
    const { state, goOn } = await opened(2, 100, 2_505);
    while (findComment(state().view, "c0")!.replies!.next) await goOn("after", "c0");
    const shown = numbers(state(), "c0");
    expect(shown.length).to.be.within(most - 110, most);
    expect(shown.at(-1)).to.equal(2_504);
    expect(inOrder(shown)).to.equal(true);
    expect(findComment(state().view, "c0")!.replies!.previous).to.equal(`r${shown[0]}`);
    await goOn("before", "c0");
    expect(inOrder(numbers(state(), "c0"))).to.equal(true);
    expect(numbers(state(), "c0")[0]).to.equal(shown[0]! - 100);
    expect(findComment(state().view, "c0")!.replies!.next).to.equal(`r${numbers(state(), "c0").at(-1)}`);
  });

  it("are left aside where something else is shown by now", async () => {
    const { state, goOn } = await opened(300, 100);
    await goOn("after");
    const late: CommentPage = { items: [made("c5", 5)], total: 300, next: null, previous: null };
    const after = reduce(state(), {
      type: "paged",
      list: "",
      page: late,
      sort: "oldest",
      cursor: "c99",
      side: "after",
    });
    expect(after.view).to.equal(state().view);
    expect(after.paging).to.equal(null);
  });
});

const page = (items: Comment[], next: string | null = null): CommentPage => ({
  items,
  total: items.length,
  next,
  previous: null,
});

const view = (items: Comment[], more: Partial<ThreadView> = {}): ThreadView => ({
  thread: { ...query, open: true, closed: null, count: items.length, version: 1 },
  form: { maxLength: 10, maxAuthorLength: 10, maxBytes: 100, email: "none", signIn: "none" },
  guidelines: { version: 1, lang: "en", title: "", introduction: "", rules: [], closing: "" },
  sort: "oldest",
  comments: page(items),
  choices: [],
  ...more,
});

const shown = (state: WidgetState) =>
  state.view!.comments.items.flatMap((top) => [
    top.id,
    ...(top.replies?.items ?? []).map(({ id }) => `${top.id}>${id}`),
  ]);

describe("comments that depart while a thread is read", () => {
  const depart = (before: ThreadView, id: string) =>
    reduce(reduce(start, { type: "loaded", view: before }), {
      type: "departed",
      ids: [id],
      count: 1,
      version: 4,
    });
  const branch = made("a", 1, {
    replies: page([made("b", 2, { parent: "a" }), made("c", 3, { parent: "b" })]),
  });

  it("leave, also as the newsroom's choice", () => {
    const before = view([made("a", 1), made("b", 2)], { choices: [made("b", 2)] });
    const after = depart(before, "b");
    expect(shown(after)).to.deep.equal(["a"]);
    expect(after.view!.choices).to.deep.equal([]);
    expect(after.view!.comments.total).to.equal(1);
    expect(after.view!.thread).to.include({ count: 1, version: 4 });
    expect(shown(depart(view([branch]), "c"))).to.deep.equal(["a", "a>b"]);
  });

  it("leave a tombstone without their words where others answer them", () => {
    for (const id of ["a", "b"]) {
      const left = findComment(depart(view([branch]), id).view, id)!;
      expect(left).to.include({ gone: "removed", author: null, text: null, sha256: null });
      expect(JSON.stringify(depart(view([branch]), id))).not.to.contain(
        id === "a" ? "Comment 1" : "Comment 2",
      );
    }
  });
});
