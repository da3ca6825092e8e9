/** Readers whom the publisher signed in, from the call to the books. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Problem } from "../../../src/contract/codes.ts";
import type { NewComment, OwnComment } from "../../../src/contract/records.ts";
import type { SignInSettings } from "../../../src/server/domain/ports.ts";
import { dialects } from "../../helpers/databases.ts";
import { openPublisher, type Publisher } from "../../helpers/publisher.ts";
import { newSubmission, type Submission } from "../../helpers/reader-client.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  let publisher: Publisher;
  let articles = 0;
  let key: string;

  beforeAll(async () => {
    reader = await openReaderApp(dialect);
    publisher = await openPublisher(() => reader.services.clock.now());
  });
  afterAll(async () => reader.leave());
  beforeEach(async () => {
    key = `/article-${++articles}`;
    await setSite(publisher.settings);
  });

  const setSite = (signIn: SignInSettings | null, email = "none") =>
    reader.storage.db
      .updateTable("site")
      .set({ sign_in: signIn && JSON.stringify(signIn), email: email as "none" })
      .where("id", "=", "default")
      .execute();
  const submission = (comment: Partial<NewComment> = {}) =>
    newSubmission({ key, author: "Typed", ...comment });
  async function send(
    one: Submission,
    token: string | null,
  ): Promise<{ status: number; answer: Partial<Problem & OwnComment> }> {
    const response = await reader.submit(one, token === null ? {} : { Authorization: `Bearer ${token}` });
    return { status: response.status, answer: (await response.json()) as Partial<Problem & OwnComment> };
  }
  const rows = () =>
    reader.storage.db
      .selectFrom("comment")
      .innerJoin("thread", "thread.id", "comment.thread_id")
      .select(["comment.id", "comment.author", "comment.email", "comment.subject"])
      .where("thread.key", "=", key)
      .orderBy("comment.id")
      .execute();

  test("appear under the publisher's name for them, whatever their page says", async () => {
    const { status, answer } = await send(
      submission({ author: "The Editor", email: "editor@news.example" }),
      await publisher.token({ sub: "42", name: "Ann" }),
    );
    expect([status, answer.author]).toEqual([202, "Ann"]);
    expect(await rows()).toEqual([{ id: answer.id, author: "Ann", email: null, subject: "42" }]);
    const item = await reader.services.stores.queue.items([answer.id!]);
    expect(item[0]!.signedIn).toBe(true);
  });

  test("are of the newsroom where the token says so, and nobody else is", async () => {
    const tokens = [
      await publisher.token({ staff: true }),
      await publisher.token({ staff: false }),
      await publisher.token(),
      null,
    ];
    const staff: boolean[] = [];
    for (const token of tokens) {
      // What a page says of its reader's standing is nothing.
      const { comment, idempotencyKey } = submission();
      const { status, answer } = await send(
        { comment: { ...comment, staff: true } as NewComment, idempotencyKey },
        token,
      );
      expect(status).toBe(202);
      const [item] = await reader.services.stores.queue.items([answer.id!]);
      await reader.settle(answer.id!);
      const shown = (await reader.thread(key)).comments.items.find(({ id }) => id === answer.id)!;
      expect(shown.staff).toBe(item!.staff);
      staff.push(shown.staff);
    }
    expect(staff).toEqual([true, false, false, false]);
  });

  test("need neither a name nor an e-mail of their own", async () => {
    await setSite(publisher.settings, "required");
    const nameless = submission({ author: "", email: null });
    expect((await send(nameless, await publisher.token())).status).toBe(202);
    expect((await send(submission({ author: "" }), null)).answer).toMatchObject({
      code: "empty",
      field: "author",
    });
  });

  test("come with times that have fractions, too", async () => {
    const iat = reader.services.clock.now() / 1000 - 0.123456;
    const token = await publisher.token({ iat, exp: iat + 60 });
    expect((await send(submission(), token)).status).toBe(202);
  });

  test("guests stay guests where they may", async () => {
    const { status, answer } = await send(submission(), null);
    expect([status, answer.author]).toEqual([202, "Typed"]);
    expect(await rows()).toMatchObject([{ author: "Typed", subject: null }]);
    expect((await reader.thread(key)).form.signIn).toBe("optional");
  });

  test("guests are told to sign in where they must", async () => {
    await setSite({ ...publisher.settings, rule: "required" });
    const { status, answer } = await send(submission(), null);
    expect([status, answer.code]).toEqual([401, "sign-in-required"]);
    expect(await rows()).toEqual([]);
    expect((await send(submission(), await publisher.token())).status).toBe(202);
  });

  test("a site that signs nobody in takes no token for nothing", async () => {
    await setSite(null);
    const { status, answer } = await send(submission(), await publisher.token());
    expect([status, answer.code]).toEqual([401, "token-refused"]);
    expect(await rows()).toEqual([]);
    expect((await reader.thread(key)).form.signIn).toBe("none");
  });

  test("a token serves for one comment", async () => {
    const token = await publisher.token();
    expect((await send(submission(), token)).status).toBe(202);
    const { status, answer } = await send(submission({ text: "Another" }), token);
    expect([status, answer.code]).toEqual([401, "token-refused"]);
    expect(await rows()).toHaveLength(1);
  });

  test("nor for two that come at once", async () => {
    const token = await publisher.token();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => send(submission({ text: `Text ${n}` }), token)),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(new Set(answers.map(({ answer }) => answer.code))).toEqual(new Set([undefined, "token-refused"]));
    expect(await rows()).toHaveLength(1);
  });

  test("a token that brought nothing in is not spent", async () => {
    const token = await publisher.token();
    expect((await send(submission({ text: "" }), token)).answer.code).toBe("empty");
    const taken = submission();
    await send(taken, await publisher.token());
    // The receipt is another comment's: refused inside the transaction, after the comment's row was tried.
    const clash = submission({ receipt: taken.comment.receipt });
    expect((await send(clash, token)).answer).toMatchObject({ code: "invalid", field: "receipt" });
    expect((await send(submission(), token)).status).toBe(202);
  });

  test("the same token is another one on another site", async () => {
    const site = (await reader.services.stores.sites.find("default"))!;
    await reader.services.stores.sites.create({ ...site, id: `site-${articles}` });
    const token = await publisher.token();
    expect((await send(submission(), token)).status).toBe(202);
    expect((await send(submission({ site: `site-${articles}` }), token)).status).toBe(202);
  });

  describe("sent again, it is the same comment", () => {
    let one: Submission;
    let first: Partial<OwnComment>;
    let token: string;
    beforeEach(async () => {
      one = submission();
      token = await publisher.token();
      first = (await send(one, token)).answer;
    });

    test("with the same token", async () => {
      expect(await send(one, token)).toEqual({ status: 202, answer: first });
    });

    test("with a renewed token, under whatever name", async () => {
      const renewed = await publisher.token({ name: "A new name" });
      expect(await send(one, renewed)).toEqual({ status: 202, answer: first });
      // Nothing was stored for it, so it is not spent.
      expect((await send(submission({ text: "Next" }), renewed)).answer.author).toBe("A new name");
    });

    test("with a token that has expired meanwhile, or after signing out", async () => {
      await setSite({ ...publisher.settings, rule: "required" });
      const expired = await publisher.token({ iat: 1_000, exp: 1_100 });
      expect(await send(one, expired)).toEqual({ status: 202, answer: first });
      expect(await send(one, null)).toEqual({ status: 202, answer: first });
      expect(await rows()).toHaveLength(1);
    });
  });

  test("tokens are forgotten once they cannot come again", async () => {
    const { spentTokens } = reader.services.stores;
    const tokenId = randomUUID();
    const token = { site: "default", tokenId, expiresAt: 1_000 };
    expect(await spentTokens.spend(token)).toBe(true);
    expect(await spentTokens.spend(token)).toBe(false);
    await spentTokens.sweep(1_000);
    expect(await spentTokens.spend(token)).toBe(false);
    await spentTokens.sweep(1_001);
    expect(await spentTokens.spend(token)).toBe(true);
  });

  test("and not before: neither by their exp nor by the difference of two clocks", async () => {
    const now = reader.services.clock.now();
    const exp = Math.floor(now / 1000) + 10;
    const token = await publisher.token({ exp });
    await send(submission(), token);
    const [row] = await reader.storage.db
      .selectFrom("spent_token")
      .select("expires_at")
      .where("expires_at", ">", 1_000)
      .where("expires_at", "<", now + 60_000)
      .execute();
    expect(row!.expires_at).toBe((exp + 30) * 1000);
  });
});
