import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Problem } from "../../../src/contract/codes.ts";
import type { NewComment, OwnComment, ReceiptsAnswer } from "../../../src/contract/records.ts";
import { decide, undo } from "../../../src/server/domain/moderation.ts";
import { verifyChain } from "../../../src/server/storage/verify.ts";
import { dialects } from "../../helpers/databases.ts";
import { newSubmission, pageOrigin } from "../../helpers/reader-client.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

const newReceipt = () => randomBytes(32).toString("base64url");

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  let articles = 0;
  let key: string;

  beforeAll(async () => {
    reader = await openReaderApp(dialect);
  });
  afterAll(async () => reader.leave());
  beforeEach(() => {
    key = `/article-${++articles}`;
  });

  const post = async (comment: Partial<NewComment> = {}) => {
    const { comment: sent, idempotencyKey } = newSubmission({ key, ...comment });
    const own = (await (await reader.submit({ comment: sent, idempotencyKey })).json()) as OwnComment;
    return { ...own, receipt: sent.receipt };
  };
  const ask = async (receipts: string[], lang = "en") => {
    const answer = await reader.send("/v1/receipts", { site: "default", lang, receipts });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    return ((await answer.json()) as ReceiptsAnswer).comments;
  };
  const stateOf = async (own: { receipt: string }) => (await ask([own.receipt]))[0]!;
  const withdraw = (id: string, receipt: string, site = "default") =>
    reader.send(`/v1/comments/${id}/withdraw`, { site, receipt });
  const kinds = async (id: string) =>
    (await reader.services.stores.log.ofComments([id])).map((entry) => entry.kind);

  test("answers stand in the order of the receipts, unknown ones as null", async () => {
    const first = await post({ text: "First" });
    const second = await post({ text: "Second" });
    const answer = await ask([second.receipt, newReceipt(), first.receipt, second.receipt]);
    expect(answer.map((one) => one?.text ?? null)).toEqual(["Second", null, "First", "Second"]);
    expect(answer[0]).toMatchObject({ id: second.id, state: "pending", outcome: null, key });
    expect(await ask([])).toEqual([]);
  });

  test("a receipt opens nothing on another site", async () => {
    const own = await post();
    await reader.services.stores.sites.create({
      ...(await reader.services.stores.sites.find("default"))!,
      id: `other-${articles}`,
    });
    const asked = { site: `other-${articles}`, lang: "en", receipts: [own.receipt] };
    expect(await (await reader.send("/v1/receipts", asked)).json()).toEqual({ comments: [null] });
    expect((await withdraw(own.id, own.receipt, `other-${articles}`)).status).toBe(404);
  });

  test("a decision is told when it has taken effect, not before", async () => {
    const own = await post();
    const decided = await decide(reader.services, {
      comment: own.id,
      moderator: reader.ann,
      action: "reject",
      guideline: "promotion",
      note: "An advertisement",
      seen: null,
    });
    expect(await stateOf(own)).toMatchObject({ state: "pending", outcome: null });
    await undo(reader.services, { decision: decided.id, moderator: reader.ann });
    expect(await stateOf(own)).toMatchObject({ state: "pending", outcome: null });
    await reader.settle(own.id, "reject", "An advertisement");
    const { rules } = (await reader.thread(key)).guidelines;
    const number = rules.findIndex((rule) => rule.id === "promotion") + 1;
    expect(await stateOf(own)).toMatchObject({
      state: "rejected",
      outcome: {
        decided: expect.stringMatching(/^2026-11-22T.*Z$/),
        guideline: { id: "promotion", number, label: rules[number - 1]!.label },
        note: "An advertisement",
      },
    });
  });

  test("the guideline is named in the reader's language, and stays the one decided on", async () => {
    const own = await post();
    await reader.settle(own.id, "reject", "Note");
    const labels = await Promise.all(
      ["en", "ckb", "ar"].map(async (lang) => (await ask([own.receipt], lang))[0]!.outcome!.guideline!.label),
    );
    expect(new Set(labels).size).toBe(3);
    // A later version without that rule does not change what was said.
    const english = (await reader.thread(key)).guidelines;
    await reader.services.stores.guidelines.publish(
      "default",
      [{ ...english, version: english.version + 1, rules: english.rules.slice(0, 1) }],
      reader.services.clock.now(),
    );
    expect((await stateOf(own)).outcome!.guideline!.label).toBe(labels[0]);
    expect((await reader.thread(key)).guidelines.rules).toHaveLength(1);
    await reader.services.stores.guidelines.publish(
      "default",
      [{ ...english, version: english.version + 2 }],
      reader.services.clock.now(),
    );
  });

  test("a reversal is told with its own reason, and the one before it until then", async () => {
    const own = await post();
    await reader.settle(own.id);
    expect((await stateOf(own)).outcome).toMatchObject({ guideline: null, note: null });
    const before = await stateOf(own);
    const seen = (await reader.services.stores.queue.history(own.id))[0]!.id;
    await decide(reader.services, {
      comment: own.id,
      moderator: reader.ann,
      action: "reject",
      guideline: "promotion",
      note: "On second thoughts",
      seen,
    });
    expect(await stateOf(own)).toEqual(before);
    reader.pass(60_000);
    await reader.settle(await post().then(({ id }) => id));
    expect(await stateOf(own)).toMatchObject({
      state: "rejected",
      outcome: { note: "On second thoughts", guideline: { id: "promotion" } },
    });
  });

  test("a waiting comment is taken back, once, and stays so whatever is decided", async () => {
    const own = await post();
    const answer = await withdraw(own.id, own.receipt);
    expect(answer.status).toBe(200);
    const { receipt, ...mine } = own;
    const withdrawn = { ...mine, state: "withdrawn", outcome: null, waiting: null };
    expect(await answer.json()).toEqual(withdrawn);
    expect(await (await withdraw(own.id, own.receipt)).json()).toEqual(withdrawn);
    expect(await kinds(own.id)).toEqual(["withdraw"]);
    expect(await stateOf({ receipt })).toEqual(withdrawn);
    await expect(reader.settle(own.id)).rejects.toThrow("already-withdrawn");
  });

  test("an open decision falls away with the comment", async () => {
    const own = await post();
    await decide(reader.services, {
      comment: own.id,
      moderator: reader.ann,
      action: "approve",
      guideline: null,
      note: null,
      seen: null,
    });
    expect((await withdraw(own.id, own.receipt)).status).toBe(200);
    reader.pass(60_000);
    await reader.settle(await post().then(({ id }) => id));
    expect(await stateOf(own)).toMatchObject({ state: "withdrawn", outcome: null });
    expect((await reader.thread(key)).thread.count).toBe(1);
  });

  test("a published comment is taken back, with count and version", async () => {
    const own = await post();
    await reader.settle(own.id);
    const before = await reader.request(`/v1/thread?site=default&key=${key}`);
    expect((await reader.thread(key)).thread.count).toBe(1);
    await withdraw(own.id, own.receipt);
    const after = await reader.request(`/v1/thread?site=default&key=${key}`);
    expect(after.headers.get("ETag")).not.toBe(before.headers.get("ETag"));
    expect((await reader.thread(key)).thread.count).toBe(0);
    expect((await reader.thread(key)).comments).toEqual({ items: [], total: 0, next: null, previous: null });
  });

  test("a rejected comment is not taken back", async () => {
    const own = await post();
    await reader.settle(own.id, "reject");
    const answer = await withdraw(own.id, own.receipt);
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([409, "too-late"]);
  });

  test("only its own receipt takes a comment back", async () => {
    const own = await post();
    const other = await post();
    for (const receipt of [other.receipt, newReceipt()]) {
      const answer = await withdraw(own.id, receipt);
      expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([404, "unknown-comment"]);
    }
    expect((await withdraw("no-id", own.receipt)).status).toBe(400);
    expect(await stateOf(own)).toMatchObject({ state: "pending" });
  });

  test("withdrawing and deciding at once leaves one of both, and a chain that holds", async () => {
    const owns = [];
    for (let i = 0; i < 10; i++) owns.push(await post());
    await Promise.all(
      owns.flatMap((own) => [
        withdraw(own.id, own.receipt),
        decide(reader.services, {
          comment: own.id,
          moderator: reader.ann,
          action: "approve",
          guideline: null,
          note: null,
          seen: null,
        }).catch(() => {}),
      ]),
    );
    const states = await ask(owns.map(({ receipt }) => receipt));
    expect(states.map((one) => one!.state)).toEqual(Array(10).fill("withdrawn"));
    expect(await verifyChain(reader.storage.db, "default")).toMatchObject({ broken: null });
  });

  test("a foreign page learns and changes nothing", async () => {
    const own = await post();
    await reader.services.stores.sites.create({
      ...(await reader.services.stores.sites.find("default"))!,
      id: `foreign-${articles}`,
      origins: ["https://other.example"],
    });
    const headers = { Origin: "https://other.example" };
    const asked = { site: "default", lang: "en", receipts: [own.receipt] };
    reader.pass(20_000);
    expect((await reader.send("/v1/receipts", asked, headers)).status).toBe(403);
    const body = { site: "default", receipt: own.receipt };
    expect((await reader.send(`/v1/comments/${own.id}/withdraw`, body, headers)).status).toBe(403);
    expect((await reader.send("/v1/receipts", asked, { Origin: pageOrigin })).status).toBe(200);
  });
});
