/** The desk's calls, as its page makes them. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Problem } from "../../../src/contract/codes.ts";
import {
  type CommentCase,
  type Decision,
  type DeskSession,
  type DeskThread,
  type QueuePage,
  getAppeals,
  getCase,
  getDecided,
  getQueue,
  getReported,
  getSession,
  postChoose,
  postCloseThread,
  postDecision,
  postInvitation,
  postInvitationCheck,
  postKeep,
  postOpenThread,
  postSignIn,
  postSignOut,
  postUnchoose,
  postUndo,
} from "../../../src/contract/desk.ts";
import { createInvitation, invitationLifetime } from "../../../src/server/domain/accounts.ts";
import { applyDue } from "../../../src/server/domain/moderation.ts";
import { dialects } from "../../helpers/databases.ts";
import { type Desk, cookieOf, openDeskApp } from "../../helpers/desk-app.ts";
import { moderator } from "../../helpers/prepared-site.ts";
import { createResponses } from "../../helpers/responses.ts";

describe.each(dialects)("on %s", (dialect) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDeskApp(dialect);
  });
  afterEach(async () => desk.leave());

  const read = async <T>(answer: Response | Promise<Response>): Promise<T> => {
    const arrived = await answer;
    if (!arrived.ok) throw new Error(await arrived.text());
    return (await arrived.json()) as T;
  };
  const problem = async (answer: Response | Promise<Response>) => {
    const { status, code, field, detail, decision } = (await (await answer).json()) as Problem & {
      decision?: Decision;
    };
    return {
      status,
      code,
      ...(field && { field }),
      ...(detail && { detail }),
      ...(decision && { decision }),
    };
  };
  const settle = async () => {
    desk.pass(5_000);
    await applyDue(desk.services);
  };
  const approval = { action: "approve", guideline: null, note: null, seen: null } as const;
  const rejection = { ...approval, action: "reject", guideline: "promotion", note: "A shop" } as const;

  describe("signing in", () => {
    test("opens a session, which signing out ends on the server too", async () => {
      const answer = await desk.call(postSignIn, { body: moderator });
      const cookie = cookieOf(answer);
      const session = await read<DeskSession>(answer);
      expect(session).toEqual({
        moderator: { ...desk.ann, email: moderator.email },
        sites: [{ id: "default", name: "The Test", undoSeconds: 5, waiting: 0, appeals: 0, reported: 0 }],
      });
      expect(await read(desk.call(getSession, { cookie }))).toEqual(session);

      const left = await desk.call(postSignOut, { cookie });
      expect(left.status).toBe(204);
      expect(left.headers.getSetCookie()).toEqual([
        "afterword=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict",
      ]);
      expect(await problem(desk.call(getSession, { cookie }))).toMatchObject({ code: "sign-in-required" });
    });

    test("gives every sign-in a session of its own", async () => {
      const first = await desk.signIn();
      const second = await desk.signIn();
      expect(second).not.toBe(first);
      const forced = await desk.call(postSignIn, { body: moderator, cookie: "afterword=chosen.by-someone" });
      expect(cookieOf(forced)).not.toContain("chosen");
    });

    test("tells a wrong password and an unknown account alike", async () => {
      const wrong = await desk.call(postSignIn, { body: { ...moderator, password: "wrong" } });
      const unknown = await desk.call(postSignIn, { body: { email: "no@one.test", password: "wrong" } });
      const nonsense = await desk.call(postSignIn, { body: { email: "nobody", password: "wrong" } });
      const texts = [await wrong.text(), await unknown.text(), await nonsense.text()];
      expect(new Set(texts).size).toBe(1);
      expect(JSON.parse(texts[0]!)).toMatchObject({ status: 401, code: "sign-in-failed" });
      for (const { headers } of [wrong, unknown, nonsense]) expect(headers.getSetCookie()).toEqual([]);
    });

    test("slows down guessing for one account from anywhere, and from one address for any", async () => {
      const guess = (email: string, address: string, password = "wrong") =>
        desk.call(postSignIn, { body: { email, password }, headers: { "Test-Address": address } });
      for (let n = 0; n < 3; n++) await guess(moderator.email, `192.0.2.${n}`);
      expect(
        await problem(guess(moderator.email.toUpperCase(), "192.0.2.9", moderator.password)),
      ).toMatchObject({
        code: "too-fast",
      });
      const waited = await guess(moderator.email, "192.0.2.10");
      expect(Number(waited.headers.get("Retry-After"))).toBeGreaterThan(0);

      for (let n = 0; n < 5; n++) await guess(`${n}@example.test`, "198.51.100.1");
      expect(await problem(guess("6@example.test", "198.51.100.1"))).toMatchObject({ code: "too-fast" });
      expect(await problem(guess("6@example.test", "198.51.100.2"))).toMatchObject({
        code: "sign-in-failed",
      });
    });

    test("counts only failures", async () => {
      for (let n = 0; n < 8; n++) await desk.signIn();
    });

    test("is needed for everything else", async () => {
      const comment = await desk.receive();
      const calls = [
        desk.call(getSession),
        desk.call(getQueue, { query: { site: "default" } }),
        desk.call(getDecided, { query: { site: "default" } }),
        desk.call(getAppeals, { query: { site: "default" } }),
        desk.call(getReported, { query: { site: "default" } }),
        desk.call(getCase, { params: { id: comment } }),
        desk.call(postKeep, { params: { id: comment } }),
        desk.call(postChoose, { params: { id: comment } }),
        desk.call(postUnchoose, { params: { id: comment } }),
        desk.call(postDecision, { params: { id: comment }, body: approval }),
        desk.call(postUndo, { params: { id: comment } }),
        desk.call(postCloseThread, { params: { id: comment } }),
        desk.call(postOpenThread, { params: { id: comment } }),
      ];
      for (const answer of await Promise.all(calls)) {
        expect(await problem(answer)).toMatchObject({ status: 401, code: "sign-in-required" });
      }
      for (const cookie of [
        "afterword=abc.def",
        "afterword=%E0%A4%A.%",
        "afterword",
        "=;=;",
        'afterword="a',
      ]) {
        expect(await problem(desk.call(getSession, { cookie }))).toMatchObject({ status: 401 });
      }
    });
  });

  describe("an invitation", () => {
    const newcomer = (token: string) => ({
      token,
      name: "Third",
      email: "Third@newsroom.test",
      password: "another long password",
    });

    test("makes an account, once, and looking at it uses nothing up", async () => {
      const token = await createInvitation(desk.services);
      for (let n = 0; n < 3; n++) {
        expect((await desk.call(postInvitationCheck, { body: { token } })).status).toBe(204);
      }
      const answer = await desk.call(postInvitation, { body: newcomer(token) });
      const cookie = cookieOf(answer);
      expect((await read<DeskSession>(answer)).moderator).toMatchObject({
        name: "Third",
        email: "third@newsroom.test",
      });
      expect((await desk.call(getSession, { cookie })).status).toBe(200);

      expect(await problem(desk.call(postInvitationCheck, { body: { token } }))).toMatchObject({
        status: 410,
        code: "invitation-spent",
      });
      const again = { ...newcomer(token), email: "fourth@newsroom.test" };
      expect(await problem(desk.call(postInvitation, { body: again }))).toMatchObject({ status: 410 });
    });

    test("makes one account when it is used many times at once", async () => {
      const token = await createInvitation(desk.services);
      const answers = await Promise.all(
        Array.from({ length: 8 }, async (_, n) =>
          desk.call(postInvitation, { body: { ...newcomer(token), email: `${n}@newsroom.test` } }),
        ),
      );
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(statuses.filter((status) => status === 410)).toHaveLength(7);
      const { count } = await desk.storage.db
        .selectFrom("user")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      expect(count).toBe(3);
    });

    test("is not spent on an e-mail that has an account", async () => {
      const token = await createInvitation(desk.services);
      const taken = { ...newcomer(token), email: moderator.email };
      expect(await problem(desk.call(postInvitation, { body: taken }))).toMatchObject({
        code: "invalid",
        field: "email",
      });
      expect((await desk.call(postInvitation, { body: newcomer(token) })).status).toBe(200);
    });

    test("ends after a day, and a guessed one never was", async () => {
      const token = await createInvitation(desk.services);
      desk.pass(invitationLifetime);
      for (const tried of [token, "guessed"]) {
        expect(await problem(desk.call(postInvitation, { body: newcomer(tried) }))).toMatchObject({
          code: "invitation-spent",
        });
      }
    });

    test("is kept as a hash only", async () => {
      const token = await createInvitation(desk.services);
      const rows = await desk.storage.db.selectFrom("invitation").selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(token);
    });

    test.each([
      ["password", { password: "elevenchars" }],
      ["password", { password: "x".repeat(129) }],
      ["email", { email: "nobody" }],
      ["name", { name: "  " }],
    ])("needs a usable %s", async (field, change) => {
      const token = await createInvitation(desk.services);
      expect(
        await problem(desk.call(postInvitation, { body: { ...newcomer(token), ...change } })),
      ).toMatchObject({ status: 400, code: "invalid", field });
    });
  });

  describe("the queue", () => {
    test("holds what nobody decided about, oldest first, page by page, by language", async () => {
      const cookie = await desk.signIn();
      const comments: string[] = [];
      for (let n = 0; n < 5; n++) {
        comments.push(await desk.receive({ text: `Comment ${n}`, lang: n % 2 ? "ckb" : "en" }));
      }
      const page = (query: object = {}) =>
        read<QueuePage>(desk.call(getQueue, { cookie, query: { site: "default", ...query } }));
      const first = await page({ limit: 3 });
      expect(first.items.map(({ id }) => id)).toEqual(comments.slice(0, 3));
      expect(first.total).toBe(5);
      expect(first.items[0]).toMatchObject({
        author: "Reader",
        text: "Comment 0",
        state: "pending",
        reply: false,
        thread: { key: "/article", title: "An article" },
        decision: null,
      });
      const second = await page({ limit: 3, after: first.next });
      expect(second.items.map(({ id }) => id)).toEqual(comments.slice(3));
      expect(second.next).toBeNull();
      expect(await page({ lang: "ckb" })).toMatchObject({ total: 2, next: null });

      await desk.call(postDecision, { cookie, params: { id: comments[0]! }, body: approval });
      expect(await page()).toMatchObject({ total: 4 });
      expect(await read(desk.call(getSession, { cookie }))).toMatchObject({ sites: [{ waiting: 4 }] });
    });

    test("and the decided list, newest decision first, with who decided what", async () => {
      const cookie = await desk.signIn();
      const [one, two] = [await desk.receive(), await desk.receive()];
      await desk.call(postDecision, { cookie, params: { id: two }, body: approval });
      desk.pass(1);
      await desk.call(postDecision, { cookie, params: { id: one }, body: rejection });
      await desk.receive();
      const decided = () =>
        read<QueuePage>(
          desk.call(getDecided, {
            cookie,
            query: { site: "default" },
            headers: { "Accept-Language": "ckb" },
          }),
        );
      const { items, total } = await decided();
      expect(total).toBe(2);
      expect(items.map(({ id }) => id)).toEqual([one, two]);
      expect(items[0]!.decision).toMatchObject({
        action: "reject",
        by: desk.ann,
        status: "open",
        note: "A shop",
        guideline: { id: "promotion", number: 7 },
      });
      expect(items[0]!.decision!.guideline!.label).toMatch(/\p{Script=Arabic}/u);
      await settle();
      expect((await decided()).items.map(({ state }) => state)).toEqual(["rejected", "approved"]);
    });

    test("refuses an unknown site, a cursor that is none, and a page too long", async () => {
      const cookie = await desk.signIn();
      const ask = (query: object) => problem(desk.call(getQueue, { cookie, query }));
      expect(await ask({ site: "none" })).toMatchObject({ status: 404, code: "unknown-site" });
      expect(await ask({ site: "default", after: "x" })).toMatchObject({ code: "invalid", field: "after" });
      expect(await ask({ site: "default", limit: 101 })).toMatchObject({ code: "invalid", field: "limit" });
      expect(await ask({ site: "a\0b" })).toMatchObject({ code: "unstorable", field: "site" });
    });
  });

  test("a comment that names guidelines which the site never had can be opened and decided", async () => {
    const cookie = await desk.signIn();
    const own = await desk.receive({ guidelines: { version: 1_402_512_993, lang: "!" } });
    const found = await read<CommentCase>(desk.call(getCase, { cookie, params: { id: own } }));
    expect(found.guidelines).toBeNull();
    expect(found.rules.map(({ id }) => id)).toContain("promotion");
    const decided = await read<Decision>(
      desk.call(postDecision, { cookie, params: { id: own }, body: rejection }),
    );
    expect(decided).toMatchObject({ action: "reject", guideline: { id: "promotion" } });
  });

  test("a case shows all that helps to decide", async () => {
    const cookie = await desk.signIn();
    const root = await desk.receive({ text: "The first" });
    await desk.call(postDecision, { cookie, params: { id: root }, body: approval });
    await settle();
    const reply = await desk.receive({
      text: "The answer",
      parent: root,
      root,
      email: "reader@example.test",
      guidelines: { version: 1, lang: "ckb" },
    });
    const sibling = await desk.receive({ text: "Another", parent: root, root });
    await desk.call(postDecision, { cookie, params: { id: sibling }, body: approval });
    await settle();

    const found = await read<CommentCase>(
      desk.call(getCase, { cookie, params: { id: reply }, headers: { "Accept-Language": "ar" } }),
    );
    expect(found.item).toMatchObject({ id: reply, reply: true, text: "The answer", decision: null });
    expect(found.email).toBe("reader@example.test");
    expect(found.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(found.thread).toMatchObject({
      key: "/article",
      url: "http://page.test/article",
      open: true,
      published: 2,
      waiting: 1,
    });
    expect(found.guidelines).toMatchObject({ version: 1, lang: "ckb" });
    expect(found.rules.map(({ id }) => id)).toContain("promotion");
    expect(found.rules[0]!.label).toMatch(/\p{Script=Arabic}/u);
    expect(found.parent).toMatchObject({ id: root, state: "approved", decision: { action: "approve" } });
    expect(found.context.map(({ id }) => id)).toEqual([sibling]);
    expect(found.history).toEqual([]);

    const decided = await read<Decision>(
      desk.call(postDecision, { cookie, params: { id: reply }, body: rejection }),
    );
    await desk.call(postUndo, { cookie, params: { id: decided.id } });
    await desk.call(postDecision, { cookie, params: { id: reply }, body: approval });
    const after = await read<CommentCase>(desk.call(getCase, { cookie, params: { id: reply } }));
    expect(after.history.map(({ action, status }) => [action, status])).toEqual([
      ["approve", "open"],
      ["reject", "undone"],
    ]);
    expect(await problem(desk.call(getCase, { cookie, params: { id: decided.id } }))).toMatchObject({
      code: "unknown-comment",
    });
    expect(await problem(desk.call(getCase, { cookie, params: { id: "1" } }))).toMatchObject({
      code: "invalid",
      field: "id",
    });
  });

  test("a colleague who was faster is named, in the moderator's language", async () => {
    const cookie = await desk.signIn();
    const comment = await desk.receive();
    const decide = (body: object) =>
      desk.call(postDecision, {
        cookie,
        params: { id: comment },
        body,
        headers: { "Accept-Language": "en-GB,en;q=0.8" },
      });
    const first = await read<Decision>(decide(rejection));
    expect(first).toMatchObject({ comment, action: "reject", by: desk.ann, status: "open" });
    expect(Date.parse(first.takesEffect) - Date.parse(first.decided)).toBe(5_000);
    expect(await problem(decide(approval))).toEqual({
      status: 409,
      code: "already-decided",
      decision: first,
    });
  });

  describe("what readers say back", () => {
    const list = { query: { site: "default" } };

    test("an appeal is listed, refused to who rejected, and told as such when a colleague decides", async () => {
      const cookie = await desk.signIn();
      const responses = createResponses(desk);
      const comment = await responses.receive();
      const first = await read<Decision>(
        desk.call(postDecision, { cookie, params: { id: comment }, body: rejection }),
      );
      await settle();
      await responses.appeal(comment, "Read it again");
      const page = await read<QueuePage>(desk.call(getAppeals, { cookie, ...list }));
      expect(page).toMatchObject({ total: 1, next: null, items: [{ id: comment }] });
      expect(page.items[0]).toMatchObject({ appeal: { text: "Read it again" }, decision: { id: first.id } });
      const asked = { ...approval, note: "A fair point", seen: first.id };
      expect(
        await problem(desk.call(postDecision, { cookie, params: { id: comment }, body: asked })),
      ).toEqual({ status: 403, code: "own-decision", detail: expect.stringContaining("colleague") });
    });

    test("what was reported is listed and kept; a decision that was faster is told", async () => {
      const cookie = await desk.signIn();
      const responses = createResponses(desk);
      const comment = await desk.receive();
      const approved = await read<Decision>(
        desk.call(postDecision, { cookie, params: { id: comment }, body: approval }),
      );
      await settle();
      await responses.report(comment);
      expect(await read<QueuePage>(desk.call(getReported, { cookie, ...list }))).toMatchObject({
        total: 1,
        items: [{ id: comment, reports: 1 }],
      });
      const kept = await desk.call(postKeep, { cookie, params: { id: comment } });
      expect([kept.status, await kept.text()]).toEqual([204, ""]);
      expect(await read(desk.call(getReported, { cookie, ...list }))).toEqual({
        items: [],
        total: 0,
        next: null,
      });
      await responses.report(comment);
      const body = { ...rejection, seen: approved.id };
      const faster = await read<Decision>(desk.call(postDecision, { cookie, params: { id: comment }, body }));
      expect(await problem(desk.call(postKeep, { cookie, params: { id: comment } }))).toEqual({
        status: 409,
        code: "already-decided",
        decision: faster,
      });
      expect(await problem(desk.call(postKeep, { cookie, params: { id: faster.id } }))).toMatchObject({
        status: 404,
        code: "unknown-comment",
      });
    });
  });

  test("a published comment is chosen, and that is taken back; a decision that was faster is told", async () => {
    const cookie = await desk.signIn();
    const id = await desk.receive();
    const params = { id };
    const found = () => read<CommentCase>(desk.call(getCase, { cookie, params }));
    expect(await problem(desk.call(postChoose, { cookie, params }))).toMatchObject({
      status: 404,
      code: "unknown-comment",
    });
    const decision = await read<Decision>(desk.call(postDecision, { cookie, params, body: approval }));
    expect(await problem(desk.call(postChoose, { cookie, params }))).toEqual({
      status: 409,
      code: "already-decided",
      decision,
    });
    await settle();
    expect(await found()).toMatchObject({ item: { choice: false, staff: false }, choices: [] });
    for (let twice = 0; twice < 2; twice++) {
      const chosen = await desk.call(postChoose, { cookie, params });
      expect([chosen.status, await chosen.text()]).toEqual([204, ""]);
    }
    const { item, choices } = await found();
    expect(item.choice).toBe(true);
    expect(choices).toEqual([{ chosen: true, by: desk.ann, at: expect.any(String) }]);
    expect((await desk.call(postUnchoose, { cookie, params })).status).toBe(204);
    expect(await found()).toMatchObject({
      item: { choice: false },
      choices: [{ chosen: false }, { chosen: true }],
    });
  });

  test.each([
    ["an action that is none", { ...approval, action: "delete" }, "action"],
    ["no field left out", { action: "approve" }, "guideline"],
    ["a seen decision that is none", { ...approval, seen: "x" }, "seen"],
  ])("a decision with %s is refused", async (_, body, field) => {
    const cookie = await desk.signIn();
    const comment = await desk.receive();
    expect(await problem(desk.call(postDecision, { cookie, params: { id: comment }, body }))).toMatchObject({
      status: 400,
      code: "invalid",
      field,
    });
  });

  test("a thread is closed and opened, each moving its version once", async () => {
    const cookie = await desk.signIn();
    const comment = await desk.receive();
    const { thread } = await read<CommentCase>(desk.call(getCase, { cookie, params: { id: comment } }));
    const version = async () =>
      (await desk.storage.db.selectFrom("thread").select("version").executeTakeFirstOrThrow()).version;
    const before = await version();
    const params = { id: thread.id };
    for (let n = 0; n < 2; n++) {
      expect(await read<DeskThread>(desk.call(postCloseThread, { cookie, params }))).toEqual({
        ...thread,
        open: false,
      });
    }
    expect(await version()).toBe(before + 1);
    expect(await read<DeskThread>(desk.call(postOpenThread, { cookie, params }))).toEqual(thread);
    expect(await version()).toBe(before + 2);
    expect(await problem(desk.call(postCloseThread, { cookie, params: { id: comment } }))).toMatchObject({
      status: 404,
      code: "not-found",
    });
  });
});
