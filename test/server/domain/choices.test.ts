import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CommentPage, OwnComment } from "../../../src/contract/records.ts";
import { setChoice } from "../../../src/server/domain/choices.ts";
import { applyDue, decide, Overtaken } from "../../../src/server/domain/moderation.ts";
import { openCase } from "../../../src/server/domain/queue.ts";
import { checkStorage } from "../../../src/server/storage/check.ts";
import { verifyChain } from "../../../src/server/storage/verify.ts";
import { dialects } from "../../helpers/databases.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";
import { newSubmission } from "../../helpers/reader-client.ts";

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

  const publish = async (parent: string | null = null): Promise<string> => {
    const { id } = await reader.post({ key, parent });
    await reader.settle(id);
    return id;
  };
  const set = (comment: string, chosen: boolean, moderator = reader.ann) =>
    setChoice(reader.services, { comment, moderator, chosen });
  const choices = async () => (await reader.thread(key)).choices.map(({ id }) => id);
  const entries = async (id: string) =>
    (await reader.services.stores.log.ofComments([id]))
      .filter(({ kind }) => kind === "choose" || kind === "unchoose")
      .map(({ kind, actor, at }) => ({ kind, actor, at }));
  const tagsOf = async () =>
    Promise.all(
      [
        "thread?sort=oldest",
        "thread?sort=newest",
        "thread?sort=recommended",
        "comments?sort=recommended",
      ].map(async (path) =>
        (await reader.request(`/v1/${path}&site=default&key=${encodeURIComponent(key)}`)).headers.get("ETag"),
      ),
    );

  test("chosen comments stand first, the last chosen before the others, until the choice is taken back", async () => {
    const top = await publish();
    const reply = await publish(top);
    await set(reply, true);
    reader.pass(1);
    await set(top, true);
    expect(await choices()).toEqual([top, reply]);
    const { comments } = await reader.thread(key);
    expect(comments.items[0]).toMatchObject({ id: top, choice: true });
    expect(comments.items[0]!.replies!.items[0]).toMatchObject({ id: reply, choice: true });
    await set(top, false);
    expect(await choices()).toEqual([reply]);
    expect((await reader.thread(key)).comments.items[0]).toMatchObject({ id: top, choice: false });
  });

  test("each change moves every answer about the thread, and one that changes nothing moves none", async () => {
    const id = await publish();
    const seen = new Set(await tagsOf());
    expect(seen.size).toBe(4);
    for (const chosen of [true, false, true]) {
      const { version } = (await reader.thread(key)).thread;
      await set(id, chosen);
      const tags = await tagsOf();
      for (const tag of tags) expect(seen).not.toContain(tag);
      tags.forEach((tag) => seen.add(tag));
      await set(id, chosen, reader.ben);
      expect(await tagsOf()).toEqual(tags);
      expect((await reader.thread(key)).thread.version).toBe(version + 1);
    }
  });

  test("the log and the case say who chose and who took it back, and when", async () => {
    const id = await publish();
    const before = reader.services.clock.now();
    await set(id, true);
    await set(id, true, reader.ben);
    reader.pass(1_000);
    await set(id, false, reader.ben);
    await set(id, false);
    const { ann, ben, services } = reader;
    expect(await entries(id)).toEqual([
      { kind: "choose", actor: ann.id, at: before },
      { kind: "unchoose", actor: ben.id, at: before + 1_000 },
    ]);
    const { choices: told, history, item } = await openCase(services, { comment: id, reading: "en" });
    expect(told).toEqual([
      { chosen: false, by: ben, at: new Date(before + 1_000).toISOString() },
      { chosen: true, by: ann, at: new Date(before).toISOString() },
    ]);
    expect(history).toHaveLength(1);
    expect(item.choice).toBe(false);
  });

  test("two who choose at once make one entry", async () => {
    const id = await publish();
    await Promise.all([set(id, true), set(id, true, reader.ben), set(id, true)]);
    expect(await entries(id)).toHaveLength(1);
  });

  test("only what is published is chosen", async () => {
    const waiting = (await reader.post({ key })).id;
    const { comment, idempotencyKey } = newSubmission({ key });
    const { id: withdrawn } = (await (await reader.submit({ comment, idempotencyKey })).json()) as OwnComment;
    await reader.settle(withdrawn);
    await reader.send(`/v1/comments/${withdrawn}/withdraw`, { site: "default", receipt: comment.receipt });
    for (const chosen of [true, false]) {
      await expect(set("01900000-0000-7000-8000-000000000000", chosen)).rejects.toMatchObject({
        code: "unknown-comment",
      });
      await expect(set(waiting, chosen)).rejects.toMatchObject({ code: "unknown-comment" });
      await expect(set(withdrawn, chosen)).rejects.toMatchObject({ code: "already-withdrawn" });
    }
    await reader.settle(waiting, "reject");
    await expect(set(waiting, true)).rejects.toBeInstanceOf(Overtaken);
    expect(await choices()).toEqual([]);
    for (const id of [waiting, withdrawn]) expect(await entries(id)).toEqual([]);
  });

  test("nothing is chosen while a decision about it can be undone", async () => {
    const id = await publish();
    const [first] = await reader.services.stores.queue.history(id);
    const decision = await decide(reader.services, {
      comment: id,
      moderator: reader.ben,
      action: "reject",
      guideline: "promotion",
      note: "After all",
      seen: first!.id,
    });
    await expect(set(id, true)).rejects.toMatchObject({ decision: { id: decision.id } });
    expect(await entries(id)).toEqual([]);
    reader.pass(5_000);
    await applyDue(reader.services);
  });

  test("a chosen comment leaves with its publication, and comes back with it", async () => {
    const [id, other] = [await publish(), await publish()];
    await publish(id);
    await set(id, true);
    await set(other, true);
    await reader.settle(id, "reject");
    expect(await choices()).toEqual([other]);
    const page = await reader.read<CommentPage>(`/v1/comments?site=default&key=${encodeURIComponent(key)}`);
    expect(page.items[0]).toMatchObject({ id, gone: "removed", choice: false, staff: false });
    const item = async () => (await openCase(reader.services, { comment: id, reading: "en" })).item;
    expect((await item()).choice).toBe(false);
    await reader.settle(id, "approve");
    expect(new Set(await choices())).toEqual(new Set([id, other]));
    expect((await item()).choice).toBe(true);
  });
});
