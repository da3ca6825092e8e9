import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Problem } from "../../../src/contract/codes.ts";
import type { OwnComment, ReceiptsAnswer } from "../../../src/contract/records.ts";
import {
  applyDue,
  decide,
  type DecideInput,
  Overtaken,
  undo,
} from "../../../src/server/domain/moderation.ts";
import { checkStorage } from "../../../src/server/storage/check.ts";
import { verifyChain } from "../../../src/server/storage/verify.ts";
import { dialects } from "../../helpers/databases.ts";
import { newSubmission } from "../../helpers/reader-client.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  let articles = 0;
  let key: string;

  beforeAll(async () => {
    reader = await openReaderApp(dialect);
  });
  afterAll(async () => {
    expect((await checkStorage(reader.storage)).faults).toEqual([]);
    expect((await verifyChain(reader.storage.db, "default")).broken).toBeNull();
    await reader.leave();
  });
  beforeEach(() => {
    key = `/article-${++articles}`;
  });

  interface Own {
    id: string;
    receipt: string;
  }

  const post = async (): Promise<Own> => {
    const { comment, idempotencyKey } = newSubmission({ key });
    const own = (await (await reader.submit({ comment, idempotencyKey })).json()) as OwnComment;
    return { id: own.id, receipt: comment.receipt };
  };
  /** Rejected by Ann, which has taken effect. */
  const rejected = async (): Promise<Own> => {
    const own = await post();
    await reader.settle(own.id, "reject", "An advertisement");
    return own;
  };
  const appeal = ({ id, receipt }: Own, text = "I only named the shop.", site = "default") =>
    reader.send(`/v1/comments/${id}/appeal`, { site, receipt, text });
  const appealed = async (): Promise<Own> => {
    const own = await rejected();
    expect((await appeal(own)).status).toBe(200);
    return own;
  };
  const stateOf = async ({ receipt }: Own): Promise<OwnComment> => {
    const answer = await reader.send("/v1/receipts", { site: "default", lang: "en", receipts: [receipt] });
    return ((await answer.json()) as ReceiptsAnswer).comments[0]!;
  };
  const refusal = async (answer: Response | Promise<Response>): Promise<unknown[]> => {
    const { status, code, field } = (await (await answer).json()) as Problem;
    return field === undefined ? [status, code] : [status, code, field];
  };
  const newest = async ({ id }: Own) =>
    (await reader.services.stores.queue.history(id)).find(({ status }) => status !== "undone")!;
  const decideOn = async (own: Own, input: Partial<DecideInput>) =>
    decide(reader.services, {
      comment: own.id,
      moderator: reader.ben,
      action: "approve",
      guideline: null,
      note: "Read again",
      seen: (await newest(own)).id,
      ...input,
    });
  const uphold = { action: "reject", guideline: "promotion" } as const;
  const takeEffect = async () => {
    reader.pass(5_000);
    await applyDue(reader.services);
  };
  const kinds = async ({ id }: Own) =>
    (await reader.services.stores.log.ofComments([id])).map((entry) => entry.kind);

  test("an appeal is kept, told to its author, and said in the log against the rejection", async () => {
    const own = await rejected();
    const before = await stateOf(own);
    expect(before).toMatchObject({ state: "rejected", appeal: null, mayAppeal: true });
    const answer = await appeal(own, "“Sor”\r\nێوارە‌کان");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    const told = (await answer.json()) as OwnComment;
    expect(told).toEqual({
      ...before,
      appeal: { text: "“Sor”\r\nێوارە‌کان", made: expect.stringMatching(/Z$/), decided: null },
      mayAppeal: false,
    });
    expect(await stateOf(own)).toEqual(told);
    const rejection = await newest(own);
    expect(await reader.services.stores.log.ofComments([own.id])).toMatchObject([
      { kind: "reject" },
      { kind: "appeal", decision: rejection.id, actor: null, note: null },
    ]);
  });

  test("the same appeal again is answered alike, another one is refused", async () => {
    const own = await appealed();
    const first = await stateOf(own);
    expect(await (await appeal(own)).json()).toEqual(first);
    expect(await refusal(appeal(own, "And another thing."))).toEqual([409, "no-appeal"]);
    expect(await stateOf(own)).toEqual(first);
    await decideOn(own, { action: "approve" });
    await takeEffect();
    // Also after it was decided, and with a text that would be too long by now.
    await reader.storage.db.updateTable("site").set({ max_length: 3 }).execute();
    expect(await (await appeal(own)).json()).toMatchObject({ state: "approved", mayAppeal: false });
    await reader.storage.db.updateTable("site").set({ max_length: 2_000 }).execute();
    expect(await kinds(own)).toEqual(["reject", "appeal", "approve"]);
  });

  test("only what is rejected is appealed", async () => {
    const waiting = await post();
    expect(await refusal(appeal(waiting))).toEqual([409, "no-appeal"]);
    expect(await stateOf(waiting)).toMatchObject({ mayAppeal: false });
    const published = await post();
    await reader.settle(published.id);
    expect(await refusal(appeal(published))).toEqual([409, "no-appeal"]);
    expect(await stateOf(published)).toMatchObject({ mayAppeal: false });
    const withdrawn = await post();
    await reader.send(`/v1/comments/${withdrawn.id}/withdraw`, {
      site: "default",
      receipt: withdrawn.receipt,
    });
    expect(await refusal(appeal(withdrawn))).toEqual([409, "no-appeal"]);
  });

  test("a rejection that can still be undone is none yet", async () => {
    const own = await post();
    await decide(reader.services, {
      ...uphold,
      comment: own.id,
      moderator: reader.ann,
      note: null,
      seen: null,
    });
    expect(await refusal(appeal(own))).toEqual([409, "no-appeal"]);
    expect(await stateOf(own)).toMatchObject({ state: "pending", mayAppeal: false });
  });

  test("an appeal is a text as a comment is, and comes from the author alone", async () => {
    const own = await rejected();
    const other = await rejected();
    expect(await refusal(appeal(own, " \u200b\n"))).toEqual([422, "empty", "text"]);
    expect(await refusal(appeal(own, "a".repeat(2_001)))).toEqual([422, "too-long", "text"]);
    expect(await refusal(appeal(own, "a\0"))).toEqual([422, "unstorable", "text"]);
    expect(await refusal(appeal({ id: own.id, receipt: other.receipt }))).toEqual([404, "unknown-comment"]);
    expect(await refusal(appeal(own, "Text", "nowhere"))).toEqual([404, "unknown-site", "site"]);
    const foreign = { Origin: "https://evil.example" };
    const body = { site: "default", receipt: own.receipt, text: "Text" };
    expect((await reader.send(`/v1/comments/${own.id}/appeal`, body, foreign)).status).toBe(403);
    expect(await stateOf(own)).toMatchObject({ appeal: null, mayAppeal: true });
  });

  test("where nobody else could decide, there is no appeal, and nobody is told that there is", async () => {
    const own = await rejected();
    const [second] = await reader.storage.db
      .deleteFrom("user")
      .where("id", "=", reader.ben.id)
      .returningAll()
      .execute();
    expect(await stateOf(own)).toMatchObject({ state: "rejected", mayAppeal: false });
    expect(await refusal(appeal(own))).toEqual([409, "no-appeal"]);
    await reader.storage.db.insertInto("user").values(second!).execute();
    expect(await stateOf(own)).toMatchObject({ mayAppeal: true });
    expect((await appeal(own)).status).toBe(200);
  });

  test("who rejected does not decide about the appeal, whichever way", async () => {
    const own = await appealed();
    for (const action of [uphold, { action: "approve", guideline: null } as const]) {
      await expect(decideOn(own, { ...action, moderator: reader.ann })).rejects.toMatchObject({
        code: "own-decision",
        status: 403,
        message: expect.stringContaining("colleague"),
      });
    }
    expect(await kinds(own)).toEqual(["reject", "appeal"]);
    expect(await decideOn(own, uphold)).toMatchObject({ onAppeal: true, by: reader.ben, status: "open" });
  });

  test("a rejection is upheld with a guideline and a reason, and its author learns it when it takes effect", async () => {
    const own = await appealed();
    const before = await stateOf(own);
    await expect(decideOn(own, { ...uphold, note: null })).rejects.toMatchObject({
      code: "empty",
      detail: { field: "note" },
    });
    await expect(decideOn(own, { action: "reject" })).rejects.toMatchObject({ code: "invalid" });
    await decideOn(own, { action: "reject", guideline: "threats", note: "It stays out" });
    expect(await stateOf(own)).toEqual(before);
    await takeEffect();
    expect(await stateOf(own)).toMatchObject({
      state: "rejected",
      outcome: { guideline: { id: "threats" }, note: "It stays out" },
      appeal: { text: "I only named the shop.", decided: expect.stringMatching(/Z$/) },
      mayAppeal: false,
    });
    const { outcome, appeal: answered } = await stateOf(own);
    expect(answered!.decided).toBe(outcome!.decided);
    // Nothing waits any more: a second rejection would repeat the first.
    await expect(decideOn(own, uphold)).rejects.toBeInstanceOf(Overtaken);
    await expect(decideOn(own, { ...uphold, moderator: reader.ann })).rejects.toBeInstanceOf(Overtaken);
  });

  test("an approval needs its reason too, and publishes", async () => {
    const own = await appealed();
    await expect(decideOn(own, { note: " " })).rejects.toMatchObject({ code: "empty" });
    const decision = await decideOn(own, { note: "A fair point" });
    expect(decision.onAppeal).toBe(true);
    expect((await reader.thread(key)).thread.count).toBe(0);
    await takeEffect();
    expect((await reader.thread(key)).thread.count).toBe(1);
    expect(await stateOf(own)).toMatchObject({
      state: "approved",
      outcome: { note: "A fair point", guideline: null },
      appeal: { decided: expect.any(String) },
    });
    // Rejected once more, it has had its appeal.
    await decideOn(own, { ...uphold, note: "On third thoughts" });
    await takeEffect();
    expect(await stateOf(own)).toMatchObject({ state: "rejected", mayAppeal: false });
    const history = await reader.services.stores.queue.history(own.id);
    expect(history.map(({ action, onAppeal }) => [action, onAppeal])).toEqual([
      ["reject", false],
      ["approve", true],
      ["reject", false],
    ]);
  });

  test("a decision about an appeal is undone like any other: the appeal waits again", async () => {
    const own = await appealed();
    const before = await stateOf(own);
    const { id } = await decideOn(own, uphold);
    await undo(reader.services, { decision: id, moderator: reader.ben });
    await takeEffect();
    expect(await stateOf(own)).toEqual(before);
    await expect(decideOn(own, { ...uphold, moderator: reader.ann })).rejects.toMatchObject({
      code: "own-decision",
    });
    await decideOn(own, { note: "After all" });
    await takeEffect();
    expect(await stateOf(own)).toMatchObject({ state: "approved", appeal: { decided: expect.any(String) } });
    expect(await kinds(own)).toEqual(["reject", "appeal", "reject", "undo", "approve"]);
  });

  test("a reversal that was on its way before the appeal answers it", async () => {
    const own = await rejected();
    // Ann thinks again; the author does not know yet.
    const { id } = await decideOn(own, { moderator: reader.ann, note: "My mistake" });
    expect((await appeal(own)).status).toBe(200);
    expect(await stateOf(own)).toMatchObject({ state: "rejected", outcome: { note: "An advertisement" } });
    await takeEffect();
    expect(await stateOf(own)).toMatchObject({ state: "approved", appeal: { decided: expect.any(String) } });
    expect((await newest(own)).id).toBe(id);
    expect((await newest(own)).onAppeal).toBe(false);
    const second = await rejected();
    const { id: taken } = await decideOn(second, { moderator: reader.ann, note: "My mistake" });
    await appeal(second);
    await undo(reader.services, { decision: taken, moderator: reader.ann });
    await expect(decideOn(second, { moderator: reader.ann })).rejects.toMatchObject({ code: "own-decision" });
    expect(await stateOf(second)).toMatchObject({ state: "rejected", appeal: { decided: null } });
  });

  test("an appealed comment is still not withdrawn", async () => {
    const own = await appealed();
    const body = { site: "default", receipt: own.receipt };
    expect(await refusal(reader.send(`/v1/comments/${own.id}/withdraw`, body))).toEqual([409, "too-late"]);
    expect(await stateOf(own)).toMatchObject({ state: "rejected", appeal: { decided: null } });
  });

  test("two appeals at once are one", async () => {
    for (let n = 0; n < 5; n++) {
      const own = await rejected();
      const same = await Promise.all([appeal(own), appeal(own), appeal(own)]);
      expect(same.map(({ status }) => status)).toEqual([200, 200, 200]);
      const other = await rejected();
      const texts = await Promise.all([appeal(other, "One"), appeal(other, "Two")]);
      expect(new Set(texts.map(({ status }) => status))).toEqual(new Set([200, 409]));
      expect(await kinds(own)).toEqual(["reject", "appeal"]);
      expect(await kinds(other)).toEqual(["reject", "appeal"]);
    }
  });

  test("an appeal and a reversal at once leave both, in one order", async () => {
    for (let n = 0; n < 5; n++) {
      const own = await rejected();
      const { id: seen } = await newest(own);
      const reverse = () => decideOn(own, { moderator: reader.ann, seen, note: "My mistake" });
      const acts: (() => Promise<unknown>)[] = [() => appeal(own), reverse];
      if (n % 2) acts.reverse();
      await Promise.allSettled(acts.map((act) => act()));
      await takeEffect();
      const state = await stateOf(own);
      // Where the appeal was first, her own decision was refused, and it waits for a colleague.
      expect(state.appeal!.decided !== null).toBe(state.state === "approved");
      expect(["reject,appeal", "reject,approve,appeal"]).toContain((await kinds(own)).join());
    }
  });
});
