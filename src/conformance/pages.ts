/** Further pages of a thread and of its branches, and counts. */
import type { CommentPage, Sort } from "../contract/records.ts";
import type { ChecksOf } from "./check.ts";
import type { Answer } from "./client.ts";
import { demandProblem, demandSame } from "./failure.ts";
import { idsOf, randomId, randomText, requireDone, type Posted, type Stage } from "./stage.ts";

async function look(at: Stage, query: object = {}): Promise<{ page: CommentPage; answer: Answer }> {
  const answer = await at.ask("getComments", { query: { site: at.site, key: at.key, ...query } });
  requireDone("getComments.unknown", answer);
  return { page: answer.json as CommentPage, answer };
}

const ids = (posted: readonly Posted[]): string[] => posted.map(({ id }) => id);
const some = (count: number): object[] => Array.from({ length: count }, () => ({}));

const pairs = (list: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(list.length / 2) }, (_, place) => list.slice(2 * place, 2 * place + 2));

/** Those that a backend of either level keeps. */
const plainSorts: readonly Sort[] = ["oldest", "newest"];

export const pageChecks: ChecksOf<"getComments"> = {
  async unknown(at) {
    const { page, answer } = await look(at);
    const { items, total, next, previous } = page;
    const empty = { items: [], total: 0, next: null, previous: null };
    demandSame(answer, "The page", { items, total, next, previous }, empty);
  },

  async order(at) {
    const posted: Posted[] = [];
    for (let n = 0; n < 4; n++) posted.push(await at.post());
    // Published the other way round.
    await at.approve(...posted.toReversed());
    const oldest = await look(at, { sort: "oldest" });
    demandSame(oldest.answer, "`oldest`", idsOf(oldest.page), ids(posted));
    const newest = await look(at, { sort: "newest" });
    demandSame(newest.answer, "`newest`", idsOf(newest.page), ids(posted).toReversed());
  },

  async recommended(at) {
    const [first, second, third, fourth] = await at.publish(...some(4));
    for (const { id } of [second!, second!, first!, fourth!]) {
      requireDone("postReaction.voters", await at.recommend(id, randomText(32)));
    }
    const { page, answer } = await look(at, { sort: "recommended" });
    demandSame(answer, "`recommended`", idsOf(page), ids([second!, fourth!, first!, third!]));
  },

  async pages(at) {
    const posted = ids(await at.publish(...some(5)));
    for (const sort of plainSorts) {
      const expected = sort === "oldest" ? posted : posted.toReversed();
      const pages = await at.walk({ sort, limit: 2 });
      const { answer } = await look(at, { sort, limit: 2 });
      demandSame(
        answer,
        `What the pages hold, by \`next\`, in the order \`${sort}\`,`,
        pages.map(idsOf),
        pairs(expected),
      );
      demandSame(
        answer,
        "`total` of the pages",
        pages.map(({ total }) => total),
        [5, 5, 5],
      );
    }
  },

  async "pages-steady"(at) {
    const posted = await at.publish(...some(5));
    const newest = ids(posted).toReversed();
    const { page, answer } = await look(at, { sort: "newest", limit: 2 });
    demandSame(answer, "The first page", idsOf(page), newest.slice(0, 2));
    await at.publish({});
    const second = await look(at, { sort: "newest", limit: 2, after: page.next });
    demandSame(
      second.answer,
      "The page behind, after another comment was published,",
      idsOf(second.page),
      newest.slice(2, 4),
    );
    requireDone("postWithdraw.published", await at.withdraw(posted[1]!));
    const third = await look(at, { sort: "newest", limit: 2, after: second.page.next });
    demandSame(
      third.answer,
      "The page behind a comment that was withdrawn",
      idsOf(third.page),
      newest.slice(4),
    );
  },

  async previous(at) {
    const posted = ids(await at.publish(...some(5)));
    for (const sort of plainSorts) {
      const expected = pairs(sort === "oldest" ? posted : posted.toReversed());
      const pages = await at.walk({ sort, limit: 2 });
      let { page, answer } = await look(at, { sort, limit: 2 });
      demandSame(answer, "`previous` of the first page", page.previous, null);
      let before = pages.at(-1)?.previous;
      for (const part of expected.slice(0, -1).toReversed()) {
        ({ page, answer } = await look(at, { sort, limit: 2, before: before ?? "" }));
        demandSame(answer, `The page before, in the order \`${sort}\`,`, idsOf(page), part);
        before = page.previous;
      }
      demandSame(answer, "`previous` of the first page", before, null);
    }
  },

  async from(at) {
    const posted = await at.publish(...some(5));
    const top = ids(posted);
    const [one, two] = await at.publish({ parent: top[2]! }, { parent: top[2]! });
    for (const from of [top[2]!, two!.id]) {
      const { page, answer } = await look(at, { from, limit: 2 });
      demandSame(answer, "The page", idsOf(page), top.slice(2, 4));
      const before = await look(at, { before: page.previous ?? "", limit: 2 });
      demandSame(before.answer, "The page before it", idsOf(before.page), top.slice(0, 2));
    }
    const branch = await look(at, { parent: top[2], from: two!.id });
    demandSame(branch.answer, "The page of the branch", idsOf(branch.page), [two!.id]);
    const before = await look(at, { parent: top[2], before: branch.page.previous ?? "" });
    demandSame(before.answer, "The page before it", idsOf(before.page), [one!.id]);
    const waiting = await at.post();
    for (const from of [randomId(), waiting.id]) {
      const answer = await at.ask("getComments", { query: { site: at.site, key: at.key, from } });
      demandProblem(answer, "unknown-comment", "from");
    }
  },

  async parent(at) {
    const [head] = await at.publish({});
    const replies = ids(await at.publish(...Array.from({ length: 3 }, () => ({ parent: head!.id }))));
    for (const sort of plainSorts) {
      const { page, answer } = await look(at, { parent: head!.id, sort });
      demandSame(answer, "The branch", idsOf(page), replies);
      demandSame(answer, "`total`", page.total, 3);
    }
    const { page, answer } = await look(at, { parent: head!.id, limit: 2 });
    demandSame(answer, "The first page of the branch", idsOf(page), replies.slice(0, 2));
    const rest = await look(at, { parent: head!.id, limit: 2, after: page.next ?? "" });
    demandSame(rest.answer, "The page behind", idsOf(rest.page), replies.slice(2));
    const waiting = await at.post();
    for (const parent of [randomId(), waiting.id, replies[0]]) {
      const query = { site: at.site, key: at.key, parent };
      demandProblem(await at.ask("getComments", { query }), "unknown-comment", "parent");
    }
  },

  async "one-start"(at) {
    const [, second] = await at.publish({}, {}, {});
    const { page } = await look(at, { limit: 1 });
    const query = { site: at.site, key: at.key, after: page.next, from: second!.id };
    demandProblem(await at.ask("getComments", { query }), "invalid");
  },
};

export const countChecks: ChecksOf<"getCounts"> = {
  async counts(at) {
    const other = at.newKey();
    const [head] = await at.publish({}, { key: other });
    await at.publish({ parent: head!.id });
    const query = { site: at.site, key: [other, at.newKey(), at.key, other] };
    const answer = await at.ask("getCounts", { query });
    requireDone("getCounts.counts", answer);
    demandSame(answer, "`counts`", (answer.json as { counts?: number[] }).counts, [1, 0, 2, 1]);
  },

  async bounds(at) {
    demandProblem(await at.ask("getCounts", { query: { site: at.site } }), "invalid", "key");
    const key = Array.from({ length: 101 }, (_, place) => `k${place}`);
    demandProblem(await at.ask("getCounts", { query: { site: at.site, key } }), "invalid", "key");
    const answer = await at.ask("getCounts", { query: { site: at.site, key: key.slice(1) } });
    requireDone("getCounts.counts", answer);
  },
};
