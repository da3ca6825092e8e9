import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DecisionAction } from "../../../src/contract/desk.ts";
import {
  applyDue,
  decide,
  type DecideInput,
  Overtaken,
  undo,
} from "../../../src/server/domain/moderation.ts";
import { ProblemError } from "../../../src/server/domain/problem.ts";
import { verifyChain } from "../../../src/server/storage/verify.ts";
import { dialects } from "../../helpers/databases.ts";
import { type Newsroom, openNewsroom } from "../../helpers/newsroom.ts";
import { scaled } from "../../helpers/scale.ts";

const undoTime = 5_000;

describe.each(dialects)("on %s", (dialect) => {
  let newsroom: Newsroom;

  beforeEach(async () => {
    newsroom = await openNewsroom(dialect, { undoSeconds: undoTime / 1000 });
  });
  afterEach(async () => newsroom.leave());

  const ask = (comment: string, input: Partial<DecideInput> = {}) =>
    decide(newsroom.services, {
      comment,
      moderator: newsroom.ann,
      action: "approve",
      guideline: null,
      note: null,
      seen: null,
      ...input,
    });
  const rejection = { action: "reject", guideline: "promotion" } as const;

  const stateOf = async (comment: string) => {
    const row = await newsroom.storage.db
      .selectFrom("comment")
      .select(["state", "decision_id", "takes_effect_at", "published_at"])
      .where("id", "=", comment)
      .executeTakeFirstOrThrow();
    return { ...row };
  };
  const thread = async () => {
    const row = await newsroom.storage.db
      .selectFrom("thread")
      .select(["published", "version"])
      .executeTakeFirstOrThrow();
    return { ...row };
  };
  const shown = async () =>
    (await newsroom.storage.db.selectFrom("published").select("id").where("gone", "is", null).execute()).map(
      ({ id }) => id,
    );
  const kinds = async (comment: string) =>
    (await newsroom.services.stores.log.ofComments([comment])).map(({ kind }) => kind);
  const wholeChain = async () => (await verifyChain(newsroom.storage.db, "default")).broken;

  test("a decision takes effect when its time has come, and nothing shows before", async () => {
    const comment = await newsroom.receive();
    const before = await thread();
    const decision = await ask(comment);
    expect(decision).toMatchObject({ status: "open", by: newsroom.ann, guideline: null });
    expect(decision.takesEffectAt - decision.at).toBe(undoTime);
    expect(newsroom.alarms).toEqual([decision.takesEffectAt]);

    newsroom.pass(undoTime - 1);
    expect(await applyDue(newsroom.services)).toBe(decision.takesEffectAt);
    expect(await shown()).toEqual([]);
    expect(await thread()).toEqual(before);

    newsroom.pass(1);
    expect(await applyDue(newsroom.services)).toBeNull();
    expect(await shown()).toEqual([comment]);
    expect(await stateOf(comment)).toEqual({
      state: "approved",
      decision_id: decision.id,
      takes_effect_at: null,
      published_at: decision.takesEffectAt,
    });
    expect(await thread()).toEqual({ published: 1, version: before.version + 1 });

    await applyDue(newsroom.services);
    expect(await thread()).toEqual({ published: 1, version: before.version + 1 });
  });

  test("without undo time a decision is applied at once", async () => {
    await newsroom.storage.db.updateTable("site").set({ undo_seconds: 0 }).execute();
    const comment = await newsroom.receive();
    expect((await ask(comment)).status).toBe("applied");
    expect(await shown()).toEqual([comment]);
    expect(newsroom.alarms).toEqual([]);
  });

  test("a rejection changes nothing that readers see, and keeps its guideline and its version", async () => {
    const comment = await newsroom.receive();
    const before = await thread();
    const decision = await ask(comment, { ...rejection, note: "Please leave the shop out." });
    expect(decision.guideline).toEqual({ id: "promotion", version: 1 });
    newsroom.pass(undoTime);
    await applyDue(newsroom.services);
    expect((await stateOf(comment)).state).toBe("rejected");
    expect(await thread()).toEqual(before);
    expect(await newsroom.services.stores.log.ofComments([comment])).toMatchObject([
      { kind: "reject", guideline: "promotion", guidelinesVersion: 1, note: "Please leave the shop out." },
    ]);
  });

  test("undone in time, a decision leaves the comment waiting as before", async () => {
    const comment = await newsroom.receive();
    const { id } = await ask(comment);
    newsroom.pass(undoTime - 1);
    expect((await undo(newsroom.services, { decision: id, moderator: newsroom.ann })).status).toBe("undone");
    newsroom.pass(undoTime);
    await applyDue(newsroom.services);
    expect(await stateOf(comment)).toEqual({
      state: "pending",
      decision_id: null,
      takes_effect_at: null,
      published_at: null,
    });
    expect(await kinds(comment)).toEqual(["approve", "undo"]);

    expect((await ask(comment)).status).toBe("open");
    expect(await wholeChain()).toBeNull();
  });

  test("undoing twice, even at once, is one undo", async () => {
    const comment = await newsroom.receive();
    const { id } = await ask(comment);
    const again = () => undo(newsroom.services, { decision: id, moderator: newsroom.ann });
    const answers = await Promise.all([again(), again(), again()]);
    expect(answers.map(({ status }) => status)).toEqual(["undone", "undone", "undone"]);
    expect(await kinds(comment)).toEqual(["approve", "undo"]);
  });

  test("an undo is refused when it is too late, and to anyone but who decided", async () => {
    const comment = await newsroom.receive();
    const { id } = await ask(comment);
    await expect(undo(newsroom.services, { decision: id, moderator: newsroom.ben })).rejects.toMatchObject({
      code: "forbidden",
    });
    // The time counts, not whether the ticker has come by.
    newsroom.pass(undoTime);
    await expect(undo(newsroom.services, { decision: id, moderator: newsroom.ann })).rejects.toMatchObject({
      code: "too-late",
    });
    await applyDue(newsroom.services);
    await expect(undo(newsroom.services, { decision: id, moderator: newsroom.ann })).rejects.toMatchObject({
      code: "too-late",
    });
    expect(await kinds(comment)).toEqual(["approve"]);
    await expect(
      undo(newsroom.services, { decision: comment, moderator: newsroom.ann }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  test("a reversal needs its reason, and moves what is published", async () => {
    const comment = await newsroom.receive();
    const first = await ask(comment);
    newsroom.pass(undoTime);
    await applyDue(newsroom.services);

    await expect(ask(comment, { ...rejection, seen: first.id })).rejects.toMatchObject({
      code: "empty",
      detail: { field: "note" },
    });
    await expect(ask(comment, { ...rejection, seen: first.id, note: " \u200b " })).rejects.toMatchObject({
      code: "empty",
    });
    const second = await ask(comment, { ...rejection, seen: first.id, note: "It named a child." });
    expect(await shown()).toEqual([comment]);
    await undo(newsroom.services, { decision: second.id, moderator: newsroom.ann });
    expect((await stateOf(comment)).decision_id).toBe(first.id);

    await ask(comment, { ...rejection, seen: first.id, note: "It named a child." });
    newsroom.pass(undoTime);
    await applyDue(newsroom.services);
    expect(await shown()).toEqual([]);
    expect(await thread()).toMatchObject({ published: 0 });
    expect(await kinds(comment)).toEqual(["approve", "reject", "undo", "reject"]);
    expect(await wholeChain()).toBeNull();
  });

  test.each([
    ["an open decision, whoever sees it", undoTime - 1, (id: string) => id],
    ["an applied decision that was not seen", undoTime, () => null],
  ])("%s stands against a colleague's", async (_, later, seenOf) => {
    const comment = await newsroom.receive();
    const first = await ask(comment);
    newsroom.pass(later);
    const overtaken = await ask(comment, {
      ...rejection,
      moderator: newsroom.ben,
      note: "No",
      seen: seenOf(first.id),
    }).catch((error: unknown) => error);
    expect(overtaken).toBeInstanceOf(Overtaken);
    expect((overtaken as Overtaken).decision).toMatchObject({
      id: first.id,
      action: "approve",
      by: newsroom.ann,
    });
    expect(await kinds(comment)).toEqual(["approve"]);
  });

  test("what is due is applied before a new decision, even where the ticker has not come by", async () => {
    const comment = await newsroom.receive();
    const first = await ask(comment);
    newsroom.pass(undoTime);
    await ask(comment, { ...rejection, moderator: newsroom.ben, note: "A mistake", seen: first.id });
    expect((await stateOf(comment)).state).toBe("approved");
    newsroom.pass(undoTime);
    await applyDue(newsroom.services);
    expect((await stateOf(comment)).state).toBe("rejected");
    expect(await thread()).toMatchObject({ published: 0 });
  });

  test("a comment that its author withdrew is not decided about any more", async () => {
    const comment = await newsroom.receive();
    const { id } = await ask(comment);
    const withdrawn = { comment, from: "pending", to: "withdrawn", at: 1 } as const;
    expect(await newsroom.services.stores.comments.move(withdrawn)).toBe(true);
    newsroom.pass(undoTime);
    await applyDue(newsroom.services);
    expect((await stateOf(comment)).state).toBe("withdrawn");
    expect(await shown()).toEqual([]);
    await expect(ask(comment, { seen: id })).rejects.toMatchObject({ code: "already-withdrawn" });
    await expect(undo(newsroom.services, { decision: id, moderator: newsroom.ann })).rejects.toMatchObject({
      code: "already-withdrawn",
    });
  });

  test.each<[string, Partial<DecideInput>, object]>([
    ["without a guideline", { action: "reject" }, { code: "invalid", detail: { field: "guideline" } }],
    ["on a guideline that is none", { action: "reject", guideline: "taste" }, { code: "invalid" }],
    ["on what the newsroom promises", { action: "reject", guideline: "criticism" }, { code: "invalid" }],
    [
      "with a note too long",
      { ...rejection, note: "é".normalize("NFD").repeat(1001) },
      { code: "too-long", detail: { limit: 1000, actual: 1001 } },
    ],
    [
      "with a note that cannot be stored",
      { ...rejection, note: "ab\0" },
      { code: "unstorable", detail: { field: "note", position: 2 } },
    ],
    ["by approval on a guideline", { guideline: "promotion" }, { code: "invalid" }],
  ])("a decision is refused %s", async (_, input, problem) => {
    const comment = await newsroom.receive();
    await expect(ask(comment, input)).rejects.toMatchObject(problem);
    expect(await kinds(comment)).toEqual([]);
  });

  test("a comment that does not exist cannot be decided about", async () => {
    await expect(ask("01a2027a-2388-7873-bb0b-c0a9409cbd06")).rejects.toMatchObject({
      code: "unknown-comment",
    });
  });

  test("a decision that another process left open is applied by whoever comes first, once", async () => {
    const comments = [];
    for (let n = 0; n < 120; n++) comments.push(await newsroom.receive());
    for (const comment of comments) await ask(comment);
    newsroom.pass(undoTime);
    await Promise.all([
      applyDue(newsroom.services),
      applyDue(newsroom.services),
      applyDue(newsroom.services),
    ]);
    expect(await shown()).toHaveLength(comments.length);
    expect(await thread()).toMatchObject({ published: comments.length });
  });

  test("approve against reject: one decision, one row in the log, and the other hears who was faster", async () => {
    const races = scaled(1_000, 20);
    for (let race = 0; race < races; race++) {
      const comment = await newsroom.receive();
      const { ann, ben } = newsroom;
      const approve = () => ask(comment, { moderator: ann });
      const reject = () => ask(comment, { ...rejection, moderator: ben });
      // In turn, since whoever asks first often wins.
      const contest: [DecisionAction, () => Promise<unknown>][] = [
        ["approve", approve],
        ["reject", reject],
      ];
      if (race % 2) contest.reverse();
      const results = await Promise.allSettled(contest.map(([, asks]) => asks()));
      const won = results.findIndex(({ status }) => status === "fulfilled");
      const [winner] = contest[won]!;
      const lost = results[1 - won]!;
      expect(lost.status).toBe("rejected");
      const { reason } = lost as PromiseRejectedResult;
      if (!(reason instanceof Overtaken)) throw reason;
      expect(reason.decision).toMatchObject({ action: winner, by: winner === "approve" ? ann : ben });
      expect(await kinds(comment)).toEqual([winner]);
      expect((await stateOf(comment)).decision_id).toBe(reason.decision.id);
    }
    expect(await wholeChain()).toBeNull();
    const { verified } = await verifyChain(newsroom.storage.db, "default");
    expect(verified).toBe(races);
  }, 600_000);

  test("problems are for the person who meets them", async () => {
    const comment = await newsroom.receive();
    const refused = await ask(comment, { action: "reject" }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProblemError);
    expect((refused as ProblemError).message).toContain("promotion");
  });
});
