import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Problem } from "../../../src/contract/codes.ts";
import type { OwnComment, ReactionAnswer } from "../../../src/contract/records.ts";
import { checkStorage } from "../../../src/server/storage/check.ts";
import { dialects } from "../../helpers/databases.ts";
import { newSubmission } from "../../helpers/reader-client.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

const newVoter = () => randomBytes(32).toString("base64url");

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  let articles = 0;
  let key: string;

  beforeAll(async () => {
    reader = await openReaderApp(dialect);
  });
  afterAll(async () => {
    expect((await checkStorage(reader.storage)).faults).toEqual([]);
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
  const send = (id: string, voter: string, recommend = true, site = "default") =>
    reader.send(`/v1/comments/${id}/reaction`, { site, voter, recommend });
  const react = async (id: string, voter: string, recommend = true): Promise<ReactionAnswer> => {
    const answer = await send(id, voter, recommend);
    expect(answer.status).toBe(200);
    return (await answer.json()) as ReactionAnswer;
  };
  const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as Problem).code];
  const tag = async () => (await reader.request(`/v1/thread?site=default&key=${key}`)).headers.get("ETag");

  test("a reader counts once, and not at all after taking it back", async () => {
    const { id } = await publish();
    const [one, two] = [newVoter(), newVoter()];
    expect(await react(id, one)).toEqual({ recommended: true, recommendations: 1 });
    expect(await react(id, one)).toEqual({ recommended: true, recommendations: 1 });
    expect(await react(id, two)).toEqual({ recommended: true, recommendations: 2 });
    expect((await reader.thread(key)).comments.items[0]!.recommendations).toBe(2);
    expect(await react(id, one, false)).toEqual({ recommended: false, recommendations: 1 });
    expect(await react(id, one, false)).toEqual({ recommended: false, recommendations: 1 });
    expect((await reader.thread(key)).comments.items[0]!.recommendations).toBe(1);
  });

  test("the thread's version moves with the count, and only with it", async () => {
    const { id } = await publish();
    const voter = newVoter();
    const tags = [await tag()];
    for (const recommend of [true, true, false, false]) {
      await react(id, voter, recommend);
      tags.push(await tag());
    }
    const [none, first, again, back, backAgain] = tags;
    expect(first).not.toBe(none);
    expect(again).toBe(first);
    expect(back).not.toBe(first);
    expect(backAgain).toBe(back);
  });

  test("who recommends is kept as a hash only, and apart for each comment", async () => {
    const { id } = await publish();
    const voter = newVoter();
    await react(id, voter);
    const rows = await reader.storage.db
      .selectFrom("reaction")
      .selectAll()
      .where("comment_id", "=", id)
      .execute();
    expect(rows).toEqual([
      { comment_id: id, voter_sha256: createHash("sha256").update(voter).digest("hex") },
    ]);
  });

  test("only what is published is recommended, and a stranger learns of nothing else", async () => {
    const pending = await reader.post({ key });
    const rejected = await reader.post({ key });
    await reader.settle(rejected.id, "reject");
    const gone = await publish();
    await react(gone.id, newVoter());
    await reader.send(`/v1/comments/${gone.id}/withdraw`, { site: "default", receipt: gone.receipt });
    const nothing = "01900000-0000-7000-8000-000000000000";
    for (const id of [pending.id, rejected.id, gone.id, nothing]) {
      for (const recommend of [true, false]) {
        expect(await refusal(await send(id, newVoter(), recommend))).toEqual([404, "unknown-comment"]);
      }
    }
    const shown = await publish();
    await reader.services.stores.sites.create({
      ...(await reader.services.stores.sites.find("default"))!,
      id: `other-${articles}`,
    });
    expect(await refusal(await send(shown.id, newVoter(), true, `other-${articles}`))).toEqual([
      404,
      "unknown-comment",
    ]);
    expect(await refusal(await send(shown.id, "short"))).toEqual([400, "invalid"]);
  });

  test("what was recommended before it was taken away has its count again when it is back", async () => {
    const { id } = await publish();
    await react(id, newVoter());
    await reader.settle(id, "reject");
    expect((await reader.thread(key)).comments.items).toEqual([]);
    await reader.settle(id);
    expect((await reader.thread(key)).comments.items[0]!.recommendations).toBe(1);
  });

  test("a crowd at once is counted one by one", async () => {
    const { id } = await publish();
    const voters = Array.from({ length: 20 }, newVoter);
    // Each twice, and a reply published in between: the same rows, locked in the same order.
    const reply = await reader.post({ key, parent: id });
    await Promise.all([...voters, ...voters].map((voter) => react(id, voter)));
    await Promise.all([
      reader.settle(reply.id),
      ...voters.slice(0, 5).map((voter) => react(id, voter, false)),
    ]);
    const [head] = (await reader.thread(key)).comments.items;
    expect(head).toMatchObject({ recommendations: 15, replies: { total: 1 } });
  });
});
