import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSessions } from "../../../src/server/auth/sessions.ts";
import { dialects } from "../../helpers/databases.ts";
import { type Newsroom, openNewsroom } from "../../helpers/newsroom.ts";
import { moderator } from "../../helpers/prepared-site.ts";

const secret = "a secret for tests, of no use elsewhere";

describe.each(dialects)("on %s", (dialect) => {
  let newsroom: Newsroom;
  beforeAll(async () => {
    newsroom = await openNewsroom(dialect);
  });
  afterAll(async () => newsroom.leave());

  const open = (origin: string, signedBy = secret) =>
    openSessions({ db: newsroom.storage.db, dialect, origin, secret: signedBy });

  test.each([
    "http://127.0.0.1:4081",
    "http://localhost:4081",
    "http://[::1]:4081",
    "https://desk.news.example",
  ])("opens at %s", async (origin) => {
    await expect(open(origin)).resolves.toBeDefined();
  });

  test.each([
    "http://desk.news.example",
    "http://0.0.0.0:4081",
    "http://192.168.1.2",
    "http://127.0.0.1.evil.example",
  ])("refuses to start at %s, and says what to do", async (origin) => {
    await expect(open(origin)).rejects.toThrow("Set AFTERWORD_DESK_ORIGIN");
  });

  test("knows nobody by a cookie that another secret signed", async () => {
    const ours = await open("http://127.0.0.1:4081");
    const { cookies } = (await ours.signIn(moderator))!;
    const cookie = cookies[0]!.split(";", 1)[0]!;
    expect(await ours.find(cookie)).toMatchObject({ email: moderator.email });
    const theirs = await open("http://127.0.0.1:4081", "another secret, of no use anywhere else");
    expect(await theirs.find(cookie)).toBeNull();
  });

  /** While nobody can write to the database. */
  async function whileLocked(work: () => Promise<void>): Promise<void> {
    const { db } = newsroom.storage;
    if (dialect === "sqlite") {
      const { rows } = await sql<{ file: string }>`pragma database_list`.execute(db);
      const other = new DatabaseSync(rows[0]!.file);
      other.exec("begin immediate");
      await work().finally(() => other.close());
    } else {
      await db.transaction().execute(async (trx) => {
        await sql`lock table session in exclusive mode`.execute(trx);
        await work();
      });
    }
  }

  test("does not say that a session has ended which could not be ended", async () => {
    const sessions = await open("http://127.0.0.1:4081");
    const { cookies } = (await sessions.signIn(moderator))!;
    const cookie = cookies[0]!.split(";", 1)[0]!;
    await whileLocked(() =>
      expect(sessions.signOut(cookie)).rejects.toMatchObject({ code: "unavailable", status: 503 }),
    );
    expect(await sessions.find(cookie)).toMatchObject({ email: moderator.email });
    await sessions.signOut(cookie);
    expect(await sessions.find(cookie)).toBeNull();
  });

  test("forgets a session that is over", async () => {
    const sessions = await open("http://127.0.0.1:4081");
    const { cookies } = (await sessions.signIn(moderator))!;
    const cookie = cookies[0]!.split(";", 1)[0]!;
    // better-auth's own clock cannot be moved; its table can.
    const past = dialect === "sqlite" ? "2020-01-01T00:00:00.000Z" : new Date("2020-01-01");
    await newsroom.storage.db
      .withTables<{ session: { expiresAt: unknown } }>()
      .updateTable("session")
      .set({ expiresAt: past })
      .execute();
    expect(await sessions.find(cookie)).toBeNull();
  });

  test("keeps neither addresses nor browsers of moderators, and passwords as hashes only", async () => {
    const db = newsroom.storage.db.withTables<{
      session: { ipAddress: string | null; userAgent: string | null };
      account: { password: string };
    }>();
    const sessions = await db.selectFrom("session").select(["ipAddress", "userAgent"]).execute();
    expect(sessions.length).toBeGreaterThan(0);
    for (const { ipAddress, userAgent } of sessions) {
      expect([ipAddress || "", userAgent || ""]).toEqual(["", ""]);
    }
    const accounts = await db.selectFrom("account").select("password").execute();
    expect(accounts).toHaveLength(2);
    for (const { password } of accounts) expect(password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  });
});
