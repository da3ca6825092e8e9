/** What other readers do with a comment: recommend it, and report it. */
import { idempotencyHeader } from "../contract/routes.ts";
import type { ReactionAnswer, ReportAnswer } from "../contract/records.ts";
import type { ChecksOf } from "./check.ts";
import type { Answer } from "./client.ts";
import { demand, demandProblem, demandSame, demandTaken } from "./failure.ts";
import { idsOf, randomId, randomText, type Stage } from "./stage.ts";

async function demandShown(at: Stage, recommendations: number): Promise<void> {
  const answer = await at.ask("getThread", { query: { site: at.site, key: at.key } });
  const { comments } = answer.json as { comments: { items: { recommendations: number }[] } };
  demandSame(
    answer,
    "The `recommendations` in the thread",
    comments.items[0]?.recommendations,
    recommendations,
  );
}

function demandReaction(answer: Answer, expected: ReactionAnswer): void {
  demand(answer.status === 200, answer, "The answer should be 200.");
  const { recommended, recommendations } = answer.json as ReactionAnswer;
  demandSame(answer, "The answer", { recommended, recommendations }, expected);
}

export const reactionChecks: ChecksOf<"postReaction"> = {
  async once(at) {
    const [posted] = await at.publish({});
    const { id } = posted!;
    const voter = randomText(32);
    for (const recommend of [false, true, true, false, false, true]) {
      const recommendations = recommend ? 1 : 0;
      demandReaction(await at.recommend(id, voter, recommend), { recommended: recommend, recommendations });
      await demandShown(at, recommendations);
    }
  },

  async voters(at) {
    const [posted] = await at.publish({});
    for (const recommendations of [1, 2, 3]) {
      const answer = await at.recommend(posted!.id, randomText(32));
      demandReaction(answer, { recommended: true, recommendations });
    }
    await demandShown(at, 3);
  },

  async unpublished(at) {
    const { id } = await at.post();
    for (const one of [id, randomId()])
      demandProblem(await at.recommend(one, randomText(32)), "unknown-comment");
  },
};

export const reportChecks: ChecksOf<"postReport"> = {
  async taken(at) {
    const [posted] = await at.publish({});
    const before = await at.ask("getThread", { query: { site: at.site, key: at.key } });
    const answer = await at.report(posted!.id, { reason: at.ground });
    demand(answer.status === 202, answer, "The answer should be 202.");
    demand((answer.json as ReportAnswer).id, answer, "It should have an `id`.");
    const after = await at.ask("getThread", { query: { site: at.site, key: at.key } });
    demandSame(after, "The thread, after the report,", after.text, before.text);
  },

  async "same-key"(at) {
    const [posted] = await at.publish({});
    const { id } = posted!;
    const key = randomText(16);
    const first = await at.report(id, { reason: at.ground }, key);
    const again = await at.report(id, { reason: at.ground }, key);
    demandTaken(again, "The answer should be 202, as the first time.");
    demandSame(again, "`id`", (again.json as ReportAnswer).id, (first.json as ReportAnswer).id);
    const other = await at.report(id, { reason: "other", explanation: "Something else." }, key);
    demandProblem(other, "key-reused");
    demandProblem(await at.report(id, { reason: at.ground }, null), "missing-header", idempotencyHeader);
  },

  async reason(at) {
    const [posted] = await at.publish({});
    const { id } = posted!;
    const wrong = [
      "no-such-guideline",
      ...at.guidelines.rules.filter(({ ground }) => !ground).map((rule) => rule.id),
    ];
    for (const reason of wrong) demandProblem(await at.report(id, { reason }), "invalid", "reason");
    demandProblem(await at.report(id, { reason: "other" }), "empty", "explanation");
    demandProblem(await at.report(id, { reason: "other", explanation: " " }), "empty", "explanation");
    const answer = await at.report(id, { reason: "other", explanation: "It is so." });
    demandTaken(answer, "With an `explanation`, it should be taken.");
  },

  async illegal(at) {
    const [posted] = await at.publish({});
    const { id } = posted!;
    const told = { reason: "illegal", explanation: "It is so." };
    const notice = { name: "Nazdar Ali", email: "nazdar@conformance.example", goodFaith: true };
    demandProblem(await at.report(id, told), "invalid", "illegal");
    demandProblem(await at.report(id, { ...told, reason: "other", illegal: notice }), "invalid", "illegal");
    for (const part of ["name", "email"]) {
      const answer = await at.report(id, { ...told, illegal: { ...notice, [part]: null } });
      demandProblem(answer, "empty", `illegal.${part}`);
    }
    const unnamed = { name: null, email: null, unnamed: true, goodFaith: true };
    for (const illegal of [notice, unnamed]) {
      const answer = await at.report(id, { ...told, illegal });
      demandTaken(answer, "The answer should be 202.");
    }
    demandSame(
      await at.ask("getThread", { query: { site: at.site, key: at.key } }),
      "The thread",
      idsOf((await at.thread()).comments),
      [id],
    );
  },

  async unpublished(at) {
    const { id } = await at.post();
    for (const one of [id, randomId()]) {
      demandProblem(await at.report(one, { reason: at.ground }), "unknown-comment");
    }
  },
};
