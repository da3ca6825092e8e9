/** Handing in a comment. */
import { idempotencyHeader } from "../contract/routes.ts";
import type { OwnComment } from "../contract/records.ts";
import type { ChecksOf } from "./check.ts";
import { demand, demandProblem, demandSame, demandTaken, NotChecked } from "./failure.ts";
import { randomId, sha256, toHex, type Posted, type Stage } from "./stage.ts";

/** That a comment which comes again is there once: seen where it can be published. */
async function demandOnce(at: Stage, posted: Posted): Promise<void> {
  if (!at.canDecide) return;
  await at.approve(posted);
  const answer = await at.ask("getComments", { query: { site: at.site, key: at.key, limit: 100 } });
  const { total } = answer.json as { total: number };
  demandSame(answer, "`total`, after it was published,", total, 1);
}

async function demandUnknown(at: Stage, receipt: string): Promise<void> {
  const answer = await at.ask("postReceipts", { body: { site: at.site, lang: "en", receipts: [receipt] } });
  const { comments } = answer.json as { comments: unknown[] };
  demandSame(answer, "What the receipt of a refused comment finds", comments[0] ?? null, null);
}

export const postChecks: ChecksOf<"postComment"> = {
  async pending(at) {
    const sent = at.submission();
    const answer = await at.submit(sent);
    demand(answer.status === 202, answer, "The answer should be 202.");
    const own = answer.json as OwnComment;
    const { key, parent, author, text } = sent.comment;
    const { state, outcome, appeal, mayAppeal } = own;
    const expected = { key, parent, author, text };
    demandSame(
      answer,
      "The comment",
      { key: own.key, parent: own.parent, author: own.author, text: own.text },
      expected,
    );
    demandSame(answer, "`state`", state, "pending");
    demandSame(
      answer,
      "What was decided",
      { outcome, appeal, mayAppeal },
      { outcome: null, appeal: null, mayAppeal: false },
    );
  },

  async "same-key"(at) {
    const posted = await at.post();
    for (let time = 2; time <= 3; time++) {
      const writingTime = time * 60_000;
      const answer = await at.submit({ ...posted, comment: { ...posted.comment, writingTime } });
      demandTaken(answer, `The answer should be 202 the ${time === 2 ? "second" : "third"} time, too.`);
      demandSame(answer, "`id`", (answer.json as OwnComment).id, posted.id);
    }
    await demandOnce(at, posted);
  },

  async "same-key-at-once"(at) {
    const sent = at.submission();
    const answers = await Promise.all(Array.from({ length: 5 }, () => at.submit(sent)));
    for (const answer of answers) {
      demandTaken(answer, "All of five at once should be answered 202.");
      demandSame(answer, "`id`", (answer.json as OwnComment).id, (answers[0]!.json as OwnComment).id);
    }
    const own = answers[0]!.json as OwnComment;
    await demandOnce(at, { ...sent, id: own.id, own, receipt: sent.comment.receipt, answer: answers[0]! });
  },

  async "key-reused"(at) {
    const posted = await at.post();
    const changes = [{ text: "Another text" }, { author: "Another" }, { key: at.newKey() }];
    for (const change of changes) {
      const answer = await at.submit({ ...posted, comment: { ...posted.comment, ...change } });
      demandProblem(answer, "key-reused");
    }
    const answer = await at.ask("postReceipts", {
      body: { site: at.site, lang: "en", receipts: [posted.receipt] },
    });
    const { comments } = answer.json as { comments: (OwnComment | null)[] };
    demandSame(answer, "The text of the first", comments[0]?.text, posted.comment.text);
  },

  async "key-missing"(at) {
    const sent = at.submission();
    const answer = await at.submit(sent, { [idempotencyHeader]: null });
    demandProblem(answer, "missing-header", idempotencyHeader);
    await demandUnknown(at, sent.comment.receipt);
  },

  async replayed(at) {
    const posted = await at.post();
    await at.withdraw(posted);
    if (at.canDecide) await at.close();
    const answer = await at.submit(posted);
    demandTaken(answer, "The answer should be 202, as the first time.");
    const { id, state } = answer.json as OwnComment;
    demandSame(answer, "The comment", { id, state }, { id: posted.id, state: "withdrawn" });
  },

  async "receipt-reused"(at) {
    const { receipt } = await at.post();
    demandProblem(await at.submit(at.submission({ receipt })), "invalid", "receipt");
  },

  async "thread-closed"(at) {
    const [shown] = await at.publish({});
    await at.close();
    for (const parent of [null, shown!.id]) {
      const sent = at.submission({ parent });
      demandProblem(await at.submit(sent), "thread-closed");
      await demandUnknown(at, sent.comment.receipt);
    }
  },

  async "parent-gone"(at) {
    const waiting = await at.post();
    const withdrawn = await at.post();
    await at.withdraw(withdrawn);
    const parents = [randomId(), waiting.id, withdrawn.id];
    if (at.canDecide) {
      const [elsewhere] = await at.publish({ key: at.newKey() });
      parents.push(elsewhere!.id);
    }
    for (const parent of parents) {
      demandProblem(await at.submit(at.submission({ parent })), "parent-gone", "parent");
    }
  },

  async email(at) {
    const rule = at.form.email;
    const none = await at.submit(at.submission({ email: null }));
    if (rule === "required") demandProblem(none, "empty", "email");
    else demandTaken(none, `With \`form.email\` "${rule}", none is needed.`);
    const wrong = await at.submit(at.submission({ email: "no address" }));
    if (rule === "none") demandTaken(wrong, "It should not be read.");
    else demandProblem(wrong, "invalid", "email");
    const right = await at.submit(at.submission({ email: "reader@conformance.example" }));
    demandTaken(right, "An address should be taken.");
  },

  async url(at) {
    demandProblem(
      await at.submit(at.submission({ url: "https://elsewhere.invalid/article" })),
      "invalid",
      "url",
    );
    const answer = await at.submit(at.submission({ url: `${at.origin}/article` }));
    demandTaken(answer, "An article on one of the site's origins should be taken.");
  },

  async lang(at) {
    const { own, answer } = await at.post({ lang: "tr" });
    demandSame(answer, "`lang`", own.lang, "tr");
    const left = await at.post({ text: "1234", lang: null });
    demandSame(left.answer, "`lang` of a text of digits", left.own.lang, "und");
  },

  async sha256(at) {
    const text = "Zoe\u0308\r\n 👨‍👩‍👧 ";
    const posted = await at.post({ text });
    const hash = toHex(await sha256(text));
    demandSame(posted.answer, "`sha256`", posted.own.sha256, hash);
    await at.approve(posted);
    const answer = await at.ask("getComments", { query: { site: at.site, key: at.key } });
    const { items } = answer.json as { items: { sha256: string }[] };
    demandSame(answer, "The published `sha256`", items[0]?.sha256, hash);
  },

  async honeypot(at) {
    const sent = at.submission({ honeypot: "https://spam.example" });
    const answer = await at.submit(sent);
    demandTaken(answer, "The answer should be 202.");
    const [own] = await at.own(sent.comment.receipt);
    demandSame(answer, "What the receipt then says", own?.state, "pending");
  },

  async token(at) {
    if (at.form.signIn === "required") throw new NotChecked("Its readers must sign in.");
    const sent = at.submission();
    const answer = await at.submit(sent, { Authorization: "Bearer e30.e30.e30" });
    const { code } = (answer.json ?? {}) as { code?: string };
    demandProblem(answer, code === "token-expired" ? code : "token-refused");
    await demandUnknown(at, sent.comment.receipt);
  },
};
