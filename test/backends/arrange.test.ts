import { expect } from "@open-wc/testing";
import fc from "fast-check";
import { arrange, type Arrangement } from "../../src/backends/arrange.ts";
import type { PlainComment } from "../../src/backends/plain-backend.ts";
import { BackendError } from "../../src/backends/request.ts";
import type { CommentPage, Sort } from "../../src/contract/records.ts";

type Query = Parameters<Arrangement["page"]>[0];

const idsOf = ({ items }: CommentPage): string[] => items.map(({ id }) => id);

/** A comment that many say the same of, by its number. */
const comment = (n: number, more: Partial<PlainComment> = {}): PlainComment => ({
  id: `c${n}`,
  author: `A${n}`,
  text: "T",
  published: 1_000 + n,
  ...more,
});
const gone = (n: number, more: Partial<PlainComment> = {}): PlainComment => ({
  id: `c${n}`,
  gone: "withdrawn",
  published: 1_000 + n,
  ...more,
});

function refusal(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    expect(error).to.be.instanceOf(BackendError);
    return (error as BackendError).code;
  }
  throw new Error("It was not refused");
}

/** Forwards, backwards and from each comment: the same pages, and everything once. */
function checkWalks(thread: Arrangement, query: Query & { limit: number }, expected: string[]): void {
  const page = (start: Query): CommentPage => thread.page(start);
  const walk = (start: Query, way: "after" | "before"): CommentPage[] => {
    const pages = [page({ ...query, ...start })];
    for (;;) {
      const cursor = way === "after" ? pages.at(-1)!.next : pages.at(-1)!.previous;
      if (cursor === null) return pages;
      pages.push(page({ ...query, [way]: cursor }));
    }
  };
  const forward = walk({}, "after");
  expect(forward.flatMap(idsOf)).to.deep.equal(expected);
  const { previous } = forward.at(-1)!;
  if (previous !== null) {
    expect(walk({ before: previous }, "before")).to.deep.equal(forward.slice(0, -1).toReversed());
  }
  for (const [at, from] of expected.entries()) {
    const there = page({ ...query, from });
    expect(idsOf(there)).to.deep.equal(expected.slice(at, at + query.limit));
    expect(walk({ from }, "after").flatMap(idsOf)).to.deep.equal(expected.slice(at));
    expect(there.previous === null).to.equal(at === 0);
    if (there.previous === null) continue;
    const back = walk({ before: there.previous }, "before");
    expect(back.toReversed().flatMap(idsOf)).to.deep.equal(expected.slice(0, at));
  }
}

describe("a whole thread", () => {
  it("is read in each order, both ways and from any comment on, with everything once", () => {
    const anyThread = fc.array(
      fc.record({
        parent: fc.option(fc.nat(), { nil: null }),
        isGone: fc.boolean(),
        recommendations: fc.nat(2),
      }),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(anyThread, fc.integer({ min: 1, max: 4 }), (drawn, limit) => {
        const given = drawn.map(({ parent, isGone, recommendations }, n) =>
          (isGone ? gone : comment)(n, {
            recommendations,
            parent: parent === null || n === 0 ? null : `c${parent % n}`,
          }),
        );
        const arrangement = arrange(given, "comments", { page: 20, replies: 2 });
        const tops = arrangement.page({ limit: 100 }).items;
        const oldest = tops.map(({ id }) => id);
        const newest = oldest.toReversed();
        const counted = new Map(tops.map(({ id, recommendations }) => [id, recommendations]));
        const recommended = newest.toSorted((a, b) => counted.get(b)! - counted.get(a)!);
        for (const [sort, expected] of Object.entries({ oldest, newest, recommended })) {
          checkWalks(arrangement, { sort: sort as Sort, limit }, expected);
        }
        let all = tops.filter((top) => !top.gone).length;
        for (const { id: parent, replies } of tops) {
          const branch = arrangement.page({ parent, limit: 100 });
          checkWalks(arrangement, { parent, limit }, idsOf(branch));
          expect(replies?.items ?? []).to.deep.equal(branch.items.slice(0, 2));
          expect(replies?.total ?? 0).to.equal(branch.total);
          for (const { id } of branch.items) {
            expect(idsOf(arrangement.page({ from: id, limit }))[0]).to.equal(parent);
          }
          all += branch.total;
        }
        expect(all).to.equal(arrangement.count);
        expect(all).to.equal(drawn.filter(({ isGone }) => !isGone).length);
      }),
    );
  });

  it("has the most recommended first, and of those alike the newest", () => {
    const given = [
      comment(1, { recommendations: 2 }),
      comment(2),
      comment(3, { recommendations: 2 }),
      comment(4),
    ];
    expect(idsOf(arrange(given, "comments").page({ sort: "recommended" }))).to.deep.equal([
      "c3",
      "c1",
      "c4",
      "c2",
    ]);
  });

  it("keeps the tombstone of a reply that was answered, and says whom an answer to a reply is for", () => {
    const given = [
      comment(1),
      comment(2, { parent: "c1" }),
      gone(3, { parent: "c2" }),
      comment(4, { parent: "c3" }),
      comment(5, { parent: "c2" }),
      gone(6, { parent: "c5" }),
    ];
    const [top] = arrange(given, "comments").page({}).items;
    expect(
      top!.replies!.items.map(({ id, parent, replyTo, text }) => [id, parent, replyTo, text]),
    ).to.deep.equal([
      ["c2", "c1", null, "T"],
      ["c3", "c2", "A2", null],
      ["c4", "c3", null, "T"],
      ["c5", "c2", "A2", "T"],
    ]);
    expect(top!.replies!.total).to.equal(3);
  });

  it("shows what was chosen as it stands there, without its replies", () => {
    const given = [
      comment(1, { choice: true }),
      comment(2, { parent: "c1" }),
      comment(3, { parent: "c2", choice: true, staff: true }),
      gone(4, { choice: true }),
    ];
    const thread = arrange(given, "comments");
    expect(
      thread.choices.map(({ id, parent, replyTo, staff }) => [id, parent, replyTo, staff]),
    ).to.deep.equal([
      ["c3", "c2", "A2", true],
      ["c1", null, null, false],
    ]);
    expect(thread.choices.every((one) => !("replies" in one) && one.choice)).to.equal(true);
    expect(thread.page({}).items[0]).to.include({ id: "c1", choice: true });
  });

  it("begins only with what it shows, and goes on only from where it was", () => {
    const thread = arrange([comment(1), comment(2, { parent: "c1" }), gone(3), comment(4)], "comments");
    const page = (query: Query) => thread.page(query);
    for (const query of [
      { from: "nowhere" },
      { from: "c3" },
      { parent: "nowhere" },
      { parent: "c2" },
      { parent: "c3" },
      { parent: "c1", from: "c4" },
    ]) {
      expect(
        refusal(() => page(query)),
        JSON.stringify(query),
      ).to.equal("unknown-comment");
    }
    expect(refusal(() => page({ after: "nowhere" }))).to.equal("invalid");
    expect(refusal(() => page({ before: "nowhere" }))).to.equal("invalid");
    expect(page({ parent: "c4" })).to.deep.equal({ items: [], total: 0, next: null, previous: null });
    // What has gone keeps its place in the order.
    expect(idsOf(page({ after: "c3" }))).to.deep.equal(["c4"]);
    expect(idsOf(page({ before: "c3" }))).to.deep.equal(["c1"]);
  });
});
