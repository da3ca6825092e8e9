/** What the author of a comment learns and does with its receipt. */
import type { OwnComment } from "../contract/records.ts";
import type { ChecksOf } from "./check.ts";
import type { Answer } from "./client.ts";
import { demand, demandProblem, demandSame, NotChecked } from "./failure.ts";
import { idsOf, randomId, randomText, requireDone, type Stage } from "./stage.ts";

type Found = { comments: (OwnComment | null)[]; answer: Answer };

async function find(at: Stage, ...receipts: string[]): Promise<Found> {
  const answer = await at.ask("postReceipts", {
    body: { site: at.site, lang: at.guidelines.lang, receipts },
  });
  requireDone("postReceipts.order", answer);
  return { comments: (answer.json as Found).comments, answer };
}

async function demandState(at: Stage, receipt: string, state: string): Promise<OwnComment> {
  const { comments, answer } = await find(at, receipt);
  demandSame(answer, "`state`", comments[0]?.state, state);
  return comments[0]!;
}

export const receiptChecks: ChecksOf<"postReceipts"> = {
  async order(at) {
    const [first, second] = [await at.post(), await at.post()];
    const answer = await at.ask("postReceipts", {
      body: { site: at.site, lang: "en", receipts: [second.receipt, randomText(32), first.receipt] },
    });
    demand(answer.status === 200, answer, "The answer should be 200.");
    const { comments } = answer.json as Found;
    demandSame(
      answer,
      "What the receipts find",
      comments.map((one) => one?.id ?? null),
      [second.id, null, first.id],
    );
    const none = await find(at);
    demandSame(none.answer, "The answer to no receipts", none.comments, []);
  },

  async pending(at) {
    const { receipt, comment } = await at.post();
    const { comments, answer } = await find(at, receipt);
    const { state, outcome, text } = comments[0] ?? {};
    const expected = { state: "pending", outcome: null, text: comment.text };
    demandSame(answer, "The comment", { state, outcome, text }, expected);
  },

  async approved(at) {
    const [posted] = await at.publish({});
    const { comments, answer } = await find(at, posted!.receipt);
    const { state, outcome } = comments[0]!;
    demandSame(answer, "`state`", state, "approved");
    demand(outcome?.decided, answer, "`outcome.decided` should say when.");
    demandSame(answer, "`outcome.guideline`", outcome.guideline, null);
  },

  async rejected(at) {
    const posted = await at.post();
    await at.reject(posted, at.ground);
    const { comments, answer } = await find(at, posted.receipt);
    const { state, text, outcome } = comments[0]!;
    const place = at.guidelines.rules.findIndex(({ id }) => id === at.ground);
    const { id, label } = at.guidelines.rules[place]!;
    demandSame(answer, "The comment", { state, text }, { state: "rejected", text: posted.comment.text });
    const named = outcome?.guideline;
    const is = named && { id: named.id, number: named.number, label: named.label };
    demandSame(answer, "`outcome.guideline`", is, { id, number: place + 1, label });
  },

  async bounds(at) {
    const receipts = Array.from({ length: 101 }, () => randomText(32));
    demandProblem(
      await at.ask("postReceipts", { body: { site: at.site, lang: "en", receipts } }),
      "invalid",
      "receipts",
    );
    await find(at, ...receipts.slice(1));
  },
};

export const withdrawChecks: ChecksOf<"postWithdraw"> = {
  async withdrawn(at) {
    const posted = await at.post();
    for (let time = 1; time <= 2; time++) {
      const answer = await at.withdraw(posted);
      demand(answer.status === 200, answer, "The answer should be 200.");
      const { id, state } = answer.json as OwnComment;
      demandSame(answer, "The comment", { id, state }, { id: posted.id, state: "withdrawn" });
    }
    await demandState(at, posted.receipt, "withdrawn");
  },

  async "foreign-receipt"(at) {
    const [mine, other] = [await at.post(), await at.post()];
    for (const id of [other.id, randomId()]) {
      demandProblem(await at.withdraw({ id, receipt: mine.receipt }), "unknown-comment");
    }
    demandProblem(await at.withdraw({ id: other.id, receipt: randomText(32) }), "unknown-comment");
    for (const { receipt } of [mine, other]) await demandState(at, receipt, "pending");
  },

  async published(at) {
    const [first, second] = await at.publish({}, {});
    requireDone("postWithdraw.withdrawn", await at.withdraw(first!));
    const { thread, comments } = await at.thread();
    const page = await at.ask("getComments", { query: { site: at.site, key: at.key } });
    demandSame(page, "The thread", idsOf(comments), [second!.id]);
    demandSame(page, "The page", idsOf(page.json as never), [second!.id]);
    demandSame(page, "`thread.count`", thread.count, 1);
    const counts = await at.ask("getCounts", { query: { site: at.site, key: at.key } });
    demandSame(counts, "The answer", counts.json, { counts: [1] });
  },

  async "too-late"(at) {
    const posted = await at.post();
    await at.reject(posted, at.ground);
    demandProblem(await at.withdraw(posted), "too-late");
    await demandState(at, posted.receipt, "rejected");
  },
};

const appeal = (at: Stage, id: string, receipt: string, text: string): Promise<Answer> =>
  at.ask("postAppeal", { params: { id }, body: { site: at.site, receipt, text } });

export const appealChecks: ChecksOf<"postAppeal"> = {
  async appeal(at) {
    const { id, receipt, ...posted } = await at.post();
    await at.reject({ id, receipt, ...posted }, at.ground);
    const before = await demandState(at, receipt, "rejected");
    if (!before.mayAppeal) throw new NotChecked("`mayAppeal` is false: there may be no other moderator.");
    const text = "Please read it again.";
    for (let time = 1; time <= 2; time++) {
      const answer = await appeal(at, id, receipt, text);
      demand(answer.status === 200, answer, "The answer should be 200.");
      const own = answer.json as OwnComment;
      demandSame(answer, "`appeal.text`", own.appeal?.text, text);
      demandSame(answer, "`appeal.decided`", own.appeal?.decided, null);
      demandSame(answer, "`mayAppeal`", own.mayAppeal, false);
    }
    demandProblem(await appeal(at, id, receipt, "And again."), "no-appeal");
  },

  async "no-appeal"(at) {
    const { id, receipt } = await at.post();
    demandProblem(await appeal(at, id, receipt, "Why does it take so long?"), "no-appeal");
  },

  async "foreign-receipt"(at) {
    const [mine, other] = [await at.post(), await at.post()];
    for (const id of [other.id, randomId()]) {
      demandProblem(await appeal(at, id, mine.receipt, "Let me in."), "unknown-comment");
    }
  },

  async blank(at) {
    const { id, receipt } = await at.post();
    demandProblem(await appeal(at, id, receipt, " \n"), "empty", "text");
  },
};
