import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Problem } from "../../../src/contract/codes.ts";
import type { OwnComment, ReportAnswer, ReportRequest } from "../../../src/contract/records.ts";
import { idempotencyHeader } from "../../../src/contract/routes.ts";
import { applyDue, decide, Overtaken, undo } from "../../../src/server/domain/moderation.ts";
import { keepComment } from "../../../src/server/domain/reports.ts";
import { checkStorage } from "../../../src/server/storage/check.ts";
import { verifyChain } from "../../../src/server/storage/verify.ts";
import { dialects } from "../../helpers/databases.ts";
import { newSubmission } from "../../helpers/reader-client.ts";
import { limitOf, openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

const plain: ReportRequest = { site: "default", reason: "promotion", explanation: null, illegal: null };
const notice: ReportRequest = {
  ...plain,
  reason: "illegal",
  explanation: "It names a minor.",
  illegal: { name: "Nazdar Ali", email: "nazdar@example.test", goodFaith: true },
};
const unnamed: ReportRequest = {
  ...notice,
  illegal: { name: null, email: null, unnamed: true, goodFaith: true },
};

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

  const publish = async (): Promise<{ id: string; receipt: string }> => {
    const { comment, idempotencyKey } = newSubmission({ key });
    const { id } = (await (await reader.submit({ comment, idempotencyKey })).json()) as OwnComment;
    await reader.settle(id);
    return { id, receipt: comment.receipt };
  };
  const send = (id: string, body: unknown = plain, idempotencyKey: string = randomUUID()) =>
    reader.send(`/v1/comments/${id}/report`, body, { [idempotencyHeader]: idempotencyKey });
  const report = async (id: string, body: unknown = plain, idempotencyKey?: string) => {
    const answer = await send(id, body, idempotencyKey);
    expect(answer.status).toBe(202);
    return (await answer.json()) as ReportAnswer;
  };
  const refusal = async (answer: Response | Promise<Response>): Promise<unknown[]> => {
    const { status, code, field } = (await (await answer).json()) as Problem;
    return field === undefined ? [status, code] : [status, code, field];
  };
  const rows = (id: string) =>
    reader.storage.db.selectFrom("report").selectAll().where("comment_id", "=", id).orderBy("id").execute();
  const about = (id: string) => reader.services.stores.reports.about(id, 100);
  const keep = (id: string, moderator = reader.ben) =>
    keepComment(reader.services, { comment: id, moderator });
  const takeAway = async (id: string) =>
    decide(reader.services, {
      comment: id,
      moderator: reader.ben,
      action: "reject",
      guideline: "promotion",
      note: "Readers are right",
      seen: (await reader.services.stores.queue.history(id)).find(({ status }) => status === "applied")!.id,
    });
  const takeEffect = async () => {
    reader.pass(5_000);
    await applyDue(reader.services);
  };
  const kinds = async (id: string) =>
    (await reader.services.stores.log.ofComments([id])).map((entry) => entry.kind);

  test("a report is kept with the guidelines it was made under, and confirmed", async () => {
    const { id } = await publish();
    const answer = await report(id, { ...plain, explanation: "ئەمە ڕیکلامە" });
    expect(answer).toEqual({ id: answer.id, received: expect.stringMatching(/^2026-11-22T.*Z$/) });
    expect(await rows(id)).toMatchObject([
      {
        id: answer.id,
        reason: "promotion",
        guidelines_version: 1,
        explanation: "ئەمە ڕیکلامە",
        name: null,
        email: null,
        answer_id: null,
      },
    ]);
    // The log is about what moderators and authors do; a report alone has done nothing.
    expect(await kinds(id)).toEqual(["approve"]);
  });

  test("a notice of illegal content is kept with who gives it", async () => {
    const { id } = await publish();
    await report(id, notice);
    await report(id, unnamed);
    await report(id, { ...plain, reason: "other", explanation: "It is not true." });
    expect((await rows(id)).map(({ reason, name, email }) => [reason, name, email])).toEqual([
      ["illegal", "Nazdar Ali", "nazdar@example.test"],
      ["illegal", null, null],
      ["other", null, null],
    ]);
  });

  test.each<[string, Partial<ReportRequest>, unknown[]]>([
    ["a reason that is none", { reason: "taste" }, [400, "invalid", "reason"]],
    ["what the newsroom promises itself", { reason: "criticism" }, [400, "invalid", "reason"]],
    ["another reason without a word", { reason: "other" }, [422, "empty", "explanation"]],
    ["illegal content without a word", { ...notice, explanation: " " }, [422, "empty", "explanation"]],
    ["an explanation too long", { explanation: "a".repeat(2_001) }, [422, "too-long", "explanation"]],
    ["an explanation that cannot be kept", { explanation: "\ud800" }, [422, "unstorable", "explanation"]],
    ["illegal content without a notice", { ...notice, illegal: null }, [400, "invalid", "illegal"]],
    ["a notice with another reason", { ...notice, reason: "threats" }, [400, "invalid", "illegal"]],
    ["no name", { ...notice, illegal: { ...notice.illegal!, name: null } }, [422, "empty", "illegal.name"]],
    [
      "no e-mail",
      { ...notice, illegal: { ...notice.illegal!, email: null } },
      [422, "empty", "illegal.email"],
    ],
    [
      "an e-mail that is none",
      { ...notice, illegal: { ...notice.illegal!, email: "nazdar" } },
      [400, "invalid", "illegal.email"],
    ],
    [
      "neither name nor a word why",
      { ...notice, illegal: { name: null, email: null, goodFaith: true } },
      [422, "empty", "illegal.name"],
    ],
    [
      "a name that need not be given",
      { ...notice, illegal: { ...notice.illegal!, unnamed: true } },
      [400, "invalid", "illegal.unnamed"],
    ],
    [
      "no good faith",
      { ...notice, illegal: { ...notice.illegal!, goodFaith: false as unknown as true } },
      [400, "invalid", "illegal.goodFaith"],
    ],
  ])("%s is refused", async (_, body, problem) => {
    const { id } = await publish();
    expect(await refusal(send(id, { ...plain, ...body }))).toEqual(problem);
    expect(await rows(id)).toEqual([]);
  });

  test("a report needs its key, and the same key is the same report", async () => {
    const { id } = await publish();
    expect(await refusal(reader.send(`/v1/comments/${id}/report`, plain))).toEqual([
      400,
      "missing-header",
      idempotencyHeader,
    ]);
    const first = await report(id, notice, "key-of-the-report");
    expect(await report(id, notice, "key-of-the-report")).toEqual(first);
    for (const other of [plain, unnamed, { ...notice, explanation: "Another" }]) {
      expect(await refusal(send(id, other, "key-of-the-report"))).toEqual([422, "key-reused"]);
    }
    const { id: another } = await publish();
    expect(await refusal(send(another, notice, "key-of-the-report"))).toEqual([422, "key-reused"]);
    // What arrived is confirmed again, also after the comment went.
    await reader.settle(id, "reject");
    expect(await report(id, notice, "key-of-the-report")).toEqual(first);
    expect(await rows(id)).toHaveLength(1);
    expect(await rows(another)).toEqual([]);
  });

  test("at once, one key is one report", async () => {
    const { id } = await publish();
    const answers = await Promise.all(Array.from({ length: 10 }, () => report(id, plain, "ten-at-once")));
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect(await rows(id)).toHaveLength(1);
  });

  test("only what is published is reported, and a stranger learns of nothing else", async () => {
    const pending = await reader.post({ key });
    const rejected = await reader.post({ key });
    await reader.settle(rejected.id, "reject");
    const gone = await publish();
    await reader.send(`/v1/comments/${gone.id}/withdraw`, { site: "default", receipt: gone.receipt });
    for (const id of [pending.id, rejected.id, gone.id, randomUUID()]) {
      expect(await refusal(send(id))).toEqual([404, "unknown-comment"]);
      expect(await rows(id)).toEqual([]);
    }
    const shown = await publish();
    const other = `other-${articles}`;
    const site = (await reader.services.stores.sites.find("default"))!;
    await reader.services.stores.sites.create({ ...site, id: other });
    await reader.services.stores.guidelines.publish(
      other,
      [(await reader.thread(key)).guidelines],
      reader.services.clock.now(),
    );
    expect(await refusal(send(shown.id, { ...plain, site: other }))).toEqual([404, "unknown-comment"]);
    const evil = { Origin: "https://evil.example", [idempotencyHeader]: randomUUID() };
    expect((await reader.send(`/v1/comments/${shown.id}/report`, plain, evil)).status).toBe(403);
  });

  test("keeping a comment answers every report about it, once, and in the log", async () => {
    const { id } = await publish();
    const other = await publish();
    for (let n = 0; n < 3; n++) await report(id);
    await report(other.id);
    await keep(id);
    await keep(id);
    expect(await kinds(id)).toEqual(["approve", "keep"]);
    const reports = await about(id);
    expect(reports).toHaveLength(3);
    for (const { answered } of reports) {
      expect(answered).toEqual({ at: expect.any(Number), by: reader.ben, kept: true });
    }
    expect(await about(other.id)).toMatchObject([{ answered: null }]);
    expect((await reader.thread(key)).thread.count).toBe(2);
    // A later report is a new one.
    await report(id);
    expect((await about(id)).map(({ answered }) => answered !== null)).toEqual([false, true, true, true]);
    await keep(id, reader.ann);
    expect(await kinds(id)).toEqual(["approve", "keep", "keep"]);
    await keep(other.id);
  });

  test("where nobody waits for an answer, keeping writes nothing", async () => {
    const { id } = await publish();
    await keep(id);
    const pending = await reader.post({ key });
    await keep(pending.id);
    expect(await kinds(id)).toEqual(["approve"]);
    expect(await kinds(pending.id)).toEqual([]);
    await expect(keep(randomUUID())).rejects.toMatchObject({ code: "unknown-comment" });
  });

  test("a rejection answers the reports when it takes effect, and not before", async () => {
    const { id } = await publish();
    await report(id);
    const { id: undone } = await takeAway(id);
    expect(await about(id)).toMatchObject([{ answered: null }]);
    // A colleague who would keep it meanwhile hears of it.
    await expect(keep(id, reader.ann)).rejects.toBeInstanceOf(Overtaken);
    await undo(reader.services, { decision: undone, moderator: reader.ben });
    await takeEffect();
    expect(await about(id)).toMatchObject([{ answered: null }]);
    const { at } = await takeAway(id);
    await report(id, notice);
    await takeEffect();
    const answered = { at, by: reader.ben, kept: false };
    expect(await about(id)).toMatchObject([{ answered }, { answered }]);
    await expect(keep(id, reader.ann)).rejects.toBeInstanceOf(Overtaken);
  });

  test("its author's withdrawal answers the reports too", async () => {
    const { id, receipt } = await publish();
    await report(id);
    await reader.send(`/v1/comments/${id}/withdraw`, { site: "default", receipt });
    expect(await about(id)).toMatchObject([{ answered: { by: { id: "", name: "" }, kept: false } }]);
    await expect(keep(id)).rejects.toMatchObject({ code: "already-withdrawn" });
  });

  test("keep against reject: one of both, and no report is left over", async () => {
    for (let n = 0; n < 5; n++) {
      const { id } = await publish();
      await report(id);
      const acts: (() => Promise<unknown>)[] = [() => keep(id, reader.ann), () => takeAway(id)];
      if (n % 2) acts.reverse();
      const [first, second] = await Promise.allSettled(acts.map((act) => act()));
      await takeEffect();
      const kept = (await kinds(id)).includes("keep");
      const results = n % 2 ? [second!, first!] : [first!, second!];
      expect(results.map(({ status }) => status)).toEqual([kept ? "fulfilled" : "rejected", "fulfilled"]);
      expect(await about(id)).toMatchObject([{ answered: { kept } }]);
    }
  });

  test("a report and the end of what it is about at once leave none open", async () => {
    for (let n = 0; n < 5; n++) {
      const { id, receipt } = await publish();
      const withdraw = () =>
        reader.send(`/v1/comments/${id}/withdraw`, { site: "default", receipt }).then(({ status }) => status);
      const tell = () => send(id).then(({ status }) => status);
      const acts = n % 2 ? [withdraw, tell] : [tell, withdraw];
      const statuses = await Promise.all(acts.map((act) => act()));
      const taken = (await rows(id)).length;
      expect(new Set(statuses)).toEqual(new Set([200, taken === 1 ? 202 : 404]));
      expect((await rows(id)).filter((row) => row.answer_id === null)).toEqual([]);
    }
  });

  test("an address is slowed down, whatever it reports", async () => {
    const narrow = await openReaderApp(dialect, { limits: { callsPerAddress: limitOf(2) } });
    const own = await narrow.post();
    await narrow.settle(own.id);
    const tell = (address: string) =>
      narrow.request(
        `/v1/comments/${own.id}/report`,
        {
          method: "POST",
          headers: {
            Origin: "http://page.test",
            "Content-Type": "application/json",
            "Afterword-Client": "1",
            [idempotencyHeader]: randomUUID(),
          },
          body: JSON.stringify(plain),
        },
        address,
      );
    const statuses = [];
    for (let n = 0; n < 3; n++) statuses.push((await tell("192.0.2.1")).status);
    expect(statuses).toEqual([202, 202, 429]);
    expect((await tell("192.0.2.2")).status).toBe(202);
    await narrow.leave();
  });
});
