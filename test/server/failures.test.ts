/** When the database cannot: nobody is told that a comment was taken, nothing hangs, and it passes by itself. */
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Problem } from "../../src/contract/codes.ts";
import { getSession, postSignIn } from "../../src/contract/desk.ts";
import type { OwnComment } from "../../src/contract/records.ts";
import { clientHeader } from "../../src/contract/routes.ts";
import { readConfig } from "../../src/server/config.ts";
import { type RunningServer, startServer } from "../../src/server/serve.ts";
import { createDatabase } from "../helpers/databases.ts";
import { moderator, prepareSite } from "../helpers/prepared-site.ts";
import { newSubmission, send, type Submission } from "../helpers/reader-client.ts";
import { openReaderApp, type ReaderApp } from "../helpers/reader-app.ts";
import { unlimited } from "../helpers/server-process.ts";

const threadPath = "/v1/thread?site=default&key=/article";

async function expectUnavailable(answer: Response): Promise<void> {
  const problem = (await answer.json()) as Problem;
  expect([answer.status, problem.code]).toEqual([503, "unavailable"]);
  expect(problem.retryAfter).toBeGreaterThan(0);
  expect(answer.headers.get("Retry-After")).toBe(String(problem.retryAfter));
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
}

/** How often the event loop comes round while something is waited for. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  const timer = setInterval(() => turns++, 5);
  await work;
  clearInterval(timer);
  return turns;
}

let reader: ReaderApp;
const storedIds = async () =>
  new Set((await reader.storage.db.selectFrom("comment").select("id").execute()).map(({ id }) => id));

describe("SQLite", () => {
  beforeEach(async () => {
    reader = await openReaderApp("sqlite");
  });
  afterEach(async () => reader.leave());

  test("a full disk", async () => {
    const { db } = reader.storage;
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    const allow = (pages: number) => sql.raw(`pragma max_page_count = ${pages}`).execute(db);
    await allow(rows[0]!.page_count + 8);

    const taken = new Set<string>();
    const refused: Submission[] = [];
    for (let round = 0; round < 10; round++) {
      const group = Array.from({ length: 8 }, () => newSubmission({ text: "a".repeat(1_500) }));
      const answers = await Promise.all(group.map((one) => reader.submit(one)));
      for (const [i, answer] of answers.entries()) {
        if (answer.status === 202) taken.add(((await answer.json()) as OwnComment).id);
        else {
          await expectUnavailable(answer);
          refused.push(group[i]!);
        }
      }
    }
    expect(taken.size).toBeGreaterThan(0);
    expect(refused.length).toBeGreaterThan(0);
    expect(await storedIds()).toEqual(taken);
    expect((await reader.request(threadPath)).status).toBe(200);

    await allow(1_000_000);
    for (const one of refused) expect((await reader.submit(one)).status).toBe(202);
    expect(await storedIds()).toHaveProperty("size", 80);
    const { rows: checked } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
    expect(checked.map((row) => row.integrity_check)).toEqual(["ok"]);
  });

  test("another process's lock", async () => {
    const { rows } = await sql<{ file: string }>`pragma database_list`.execute(reader.storage.db);
    const other = new DatabaseSync(rows[0]!.file);
    await reader.post();
    other.exec("begin immediate");
    const one = newSubmission({});
    const waiting = reader.submit(one);
    // What waits for the lock leaves the event loop to others.
    expect(await turnsDuring(waiting)).toBeGreaterThan(5);
    await expectUnavailable(await waiting);
    expect((await reader.request(threadPath)).status).toBe(200);

    // A lock that is given back in time is only waited for.
    const patient = reader.submit(newSubmission({}));
    await wait(50);
    other.exec("commit");
    expect((await patient).status).toBe(202);
    expect((await reader.submit(one)).status).toBe(202);
    expect(await storedIds()).toHaveProperty("size", 3);
    other.close();
  });
});

describe("PostgreSQL", () => {
  describe("in one process", () => {
    beforeEach(async () => {
      reader = await openReaderApp("postgres");
    });
    afterEach(async () => reader.leave());

    test("a lock that is held too long", async () => {
      await reader.post();
      const one = newSubmission({});
      await reader.storage.db.transaction().execute(async (trx) => {
        await sql`lock table comment in exclusive mode`.execute(trx);
        const waiting = reader.submit(one);
        expect(await turnsDuring(waiting)).toBeGreaterThan(5);
        await expectUnavailable(await waiting);
        expect((await reader.request(threadPath)).status).toBe(200);
      });
      expect((await reader.submit(one)).status).toBe(202);
    });

    test("connections that break while comments arrive", async () => {
      const taken = new Set<string>();
      const refused: Submission[] = [];
      for (let round = 0; round < 5; round++) {
        const group = Array.from({ length: 20 }, () => newSubmission({}));
        const [answers] = await Promise.all([
          Promise.all(group.map((one) => reader.submit(one))),
          sql`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()`
            .execute(reader.storage.db)
            .catch(() => {}),
        ]);
        for (const [i, answer] of answers.entries()) {
          if (answer.status === 202) taken.add(((await answer.json()) as OwnComment).id);
          else {
            await expectUnavailable(answer);
            refused.push(group[i]!);
          }
        }
      }
      const stored = await storedIds();
      for (const id of taken) expect(stored).toContain(id);
      // Some that were refused may have been stored: their answer was lost. Sent again, they are there once.
      for (const one of refused) expect((await reader.submit(one)).status).toBe(202);
      expect(await storedIds()).toHaveProperty("size", 100);
    });
  });

  test("a server that is down comes back without a restart of ours", async () => {
    const database = await createDatabase("postgres");
    await prepareSite(database.url);
    const line = await startLine(new URL(database.url));
    const lines: string[] = [];
    let server: RunningServer | undefined;
    try {
      server = await startServer(
        readConfig({
          ...unlimited,
          AFTERWORD_DATABASE: line.url.href,
          AFTERWORD_API_PORT: "0",
          AFTERWORD_DESK_PORT: "0",
          AFTERWORD_SECRET: "a secret of more than thirty-two characters",
        }),
        { log: pino({ level: "warn" }, { write: (text) => void lines.push(text) }) },
      );
      const { origin } = server.api;
      const [first, second] = [newSubmission({}), newSubmission({})];
      expect((await send(origin, first)).status).toBe(202);
      expect((await fetch(`${origin}/readyz`)).status).toBe(200);
      const atDesk = { Origin: server.desk.origin, "Content-Type": "application/json", [clientHeader]: "1" };
      const signIn = () =>
        fetch(`${server!.desk.origin}${postSignIn.path}`, {
          method: "POST",
          headers: atDesk,
          body: JSON.stringify(moderator),
        });
      const Cookie = (await signIn()).headers.getSetCookie()[0]!.split(";", 1)[0]!;
      const session = () => fetch(`${server!.desk.origin}${getSession.path}`, { headers: { Cookie } });
      expect((await session()).status).toBe(200);
      line.cut();
      await expectUnavailable(await send(origin, second));
      await expectUnavailable(await session());
      await expectUnavailable(await signIn());
      await expectUnavailable(await fetch(origin + threadPath));
      await expectUnavailable(await fetch(`${origin}/readyz`));
      expect((await fetch(`${origin}/healthz`)).status).toBe(200);
      // The page may read why.
      expect((await send(origin, second)).headers.get("Access-Control-Allow-Origin")).toBe(
        "http://page.test",
      );
      line.mend();
      expect((await send(origin, second)).status).toBe(202);
      expect((await send(origin, first)).status).toBe(202);
      expect((await fetch(`${origin}/readyz`)).status).toBe(200);
      expect(lines.join("")).not.toContain(second.comment.receipt);
    } finally {
      await server?.close();
      line.close();
      await database.drop();
    }
  });
});

interface Line {
  url: URL;
  /** Breaks every connection and refuses new ones. */
  cut(): void;
  mend(): void;
  close(): void;
}

/** A line to a server that can be cut. */
async function startLine(to: URL): Promise<Line> {
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(Number(to.port), to.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => {});
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(to);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return {
    url,
    cut,
    mend: () => void (whole = true),
    close() {
      cut();
      server.close();
    },
  };
}
