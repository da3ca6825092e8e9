/** A thread as it is first shown. */
import { sorts, type ThreadView } from "../contract/records.ts";
import type { ChecksOf } from "./check.ts";
import type { Answer } from "./client.ts";
import { demand, demandSame } from "./failure.ts";
import { idsOf, randomText, requireDone, type Posted, type Stage } from "./stage.ts";

/** The view together with its answer, for what is said of it. */
async function see(at: Stage, query: object = {}): Promise<ThreadView & { answer: Answer }> {
  const answer = await at.ask("getThread", { query: { site: at.site, key: at.key, ...query } });
  requireDone("getThread.unknown", answer);
  return { ...(answer.json as ThreadView), answer };
}

/** Enough that no first page shows all of them. */
const manyReplies = 8;

async function demandTombstone(
  at: Stage,
  gone: string,
  takeAway: (posted: Posted) => Promise<void>,
): Promise<void> {
  const [head, alone] = await at.publish({}, {});
  const [reply] = await at.publish({ parent: head!.id });
  await takeAway(head!);
  await takeAway(alone!);
  const { comments, thread, answer } = await see(at);
  demandSame(answer, "What stands at the top level", idsOf(comments), [head!.id]);
  const [tombstone] = comments.items;
  const { author, authorId, text, sha256, recommendations, staff, choice } = tombstone!;
  const blank = { author: null, authorId: null, text: null, sha256: null };
  demandSame(answer, "The tombstone's `gone`", tombstone!.gone, gone);
  demandSame(answer, "The tombstone", { author, authorId, text, sha256 }, blank);
  demandSame(
    answer,
    "The tombstone",
    { recommendations, staff, choice },
    { recommendations: 0, staff: false, choice: false },
  );
  demandSame(answer, "What stands below it", tombstone!.replies && idsOf(tombstone!.replies), [reply!.id]);
  demandSame(answer, "`thread.count`", thread.count, 1);
  demandSame(answer, "`comments.total`", comments.total, 0);
}

export const threadChecks: ChecksOf<"getThread"> = {
  async unknown(at) {
    const key = `conformance/${randomText()} ?&=#%ä/ڕ`;
    const { thread, comments, choices, answer } = await see(at, { key });
    demandSame(answer, "`thread.site` and `thread.key`", [thread.site, thread.key], [at.site, key]);
    demandSame(answer, "`thread.open`", thread.open, true);
    demandSame(answer, "`thread.count`", thread.count, 0);
    demandSame(answer, "`choices`", choices, []);
    const { items, total, next, previous } = comments;
    const empty = { items: [], total: 0, next: null, previous: null };
    demandSame(answer, "`comments`", { items, total, next, previous }, empty);
  },

  async guidelines(at) {
    for (const lang of ["en", "ckb", "qxx"]) {
      const { guidelines, answer } = await see(at, { lang });
      const ids = guidelines.rules.map(({ id }) => id);
      demandSame(answer, "The list of the guidelines' ids", ids, [...new Set(ids)]);
      demand(
        guidelines.rules.some(({ ground }) => ground),
        answer,
        "No guideline is a `ground`.",
      );
      const again = await see(at, { lang: guidelines.lang });
      const told = `The language of the guidelines asked for in "${guidelines.lang}"`;
      demandSame(again.answer, told, again.guidelines.lang, guidelines.lang);
    }
  },

  async sort(at) {
    for (const sort of sorts) {
      const { sort: told, answer } = await see(at, { sort });
      demandSame(answer, "`sort`", told, sort);
    }
    const { sort, answer } = await see(at);
    demandSame(answer, "`sort`", sort, "oldest");
  },

  async "first-page"(at) {
    const [first] = await at.publish({}, {}, {});
    await at.publish({ parent: first!.id });
    for (const sort of sorts) {
      const page = await at.page({ sort });
      const { comments, answer } = await see(at, { sort });
      demandSame(answer, "The first page", idsOf(comments), idsOf(page));
      demandSame(answer, "The first page", comments, page);
      const top = comments.items.filter(({ parent }) => parent !== null);
      demandSame(answer, "What answers another comment, at the top level,", top, []);
    }
  },

  async replies(at) {
    const [head, plain] = await at.publish({ author: "Head" }, {});
    const [one] = await at.publish({ parent: head!.id, author: "One" });
    const [two] = await at.publish({ parent: one!.id, author: "Two" });
    const three = await at.publish({ parent: two!.id });
    const rest = await at.publish(...Array.from({ length: manyReplies - 3 }, () => ({ parent: head!.id })));
    const expected = [one!, two!, ...three, ...rest].map(({ id }) => id);
    const { comments, answer } = await see(at);
    const [first, second] = [head!, plain!].map(({ id }) => comments.items.find((item) => item.id === id));
    demand(first?.replies, answer, "A comment with published replies has no `replies`.");
    demand(second && !("replies" in second), answer, "A comment without replies has the field `replies`.");
    const { replies } = first;
    demandSame(answer, "`replies.total`", replies.total, manyReplies);
    const shown = idsOf(replies);
    demandSame(answer, "What `replies` shows", shown, expected.slice(0, shown.length));
    demandSame(answer, "Whether `replies` goes on", replies.next !== null, shown.length < manyReplies);
    const further =
      replies.next === null ? [] : await at.walk({ parent: head!.id, after: replies.next, limit: 2 });
    demandSame(answer, "The branch, with the pages behind", [...shown, ...further.flatMap(idsOf)], expected);
    const known = [...replies.items, ...further.flatMap(({ items }) => items)];
    const told = known.slice(0, 3).map(({ parent, replyTo }) => [parent, replyTo]);
    const should = [
      [head!.id, null],
      [one!.id, "One"],
      [two!.id, "Two"],
    ];
    demandSame(answer, "`parent` and `replyTo` of the replies", told, should);
  },

  async count(at) {
    const [head] = await at.publish({}, {});
    const [reply] = await at.publish({ parent: head!.id });
    await at.publish({ parent: reply!.id });
    await at.post();
    const { thread, comments, answer } = await see(at);
    demandSame(answer, "`thread.count`", thread.count, 4);
    demandSame(answer, "`comments.total`", comments.total, 2);
  },

  tombstone: (at) =>
    demandTombstone(at, "withdrawn", async (posted) => {
      requireDone("postWithdraw.withdrawn", await at.withdraw(posted));
    }),

  removed: (at) => demandTombstone(at, "removed", (posted) => at.reject(posted, at.ground)),

  async closed(at) {
    const [shown] = await at.publish({});
    await at.close();
    const { thread, comments, answer } = await see(at);
    demandSame(answer, "`thread.open`", thread.open, false);
    demandSame(answer, "What is shown", idsOf(comments), [shown!.id]);
  },

  async version(at) {
    let known = (await see(at)).thread.version;
    async function grows(what: string): Promise<void> {
      const { thread, answer } = await see(at);
      demand(
        thread.version > known,
        answer,
        `After ${what}, \`thread.version\` is ${thread.version}, and was ${known}.`,
      );
      known = thread.version;
    }
    const [first] = await at.publish({});
    await grows("a comment was published");
    requireDone("postWithdraw.withdrawn", await at.withdraw(first!));
    await grows("a comment was withdrawn");
    await at.close();
    await grows("the thread was closed");
  },
};
