/** The command line as an operator uses it: a program with an environment, an output and an exit code. */
import { spawn } from "node:child_process";
import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { decide } from "../../src/server/domain/moderation.ts";
import { type TestDatabase, createDatabase, dialects } from "../helpers/databases.ts";
import { type Newsroom, openNewsroom } from "../helpers/newsroom.ts";
import { withStorage } from "../helpers/prepared-site.ts";

interface Ended {
  code: number | null;
  output: string;
}

function afterword(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, ["src/cli/main.ts", ...args], { env: { ...process.env, ...env } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
}

describe.each(dialects)("on %s", (dialect) => {
  let database: TestDatabase;
  const run = (args: string[], env: Record<string, string> = {}) =>
    afterword(args, { AFTERWORD_DATABASE: database.url, ...env });

  beforeEach(async () => {
    database = await createDatabase(dialect);
  });
  afterEach(async () => database.drop());

  test("makes tables once, a site, an invitation", async () => {
    expect(await run(["migrate"])).toEqual({ code: 0, output: "Done: 0001-start, 0002-accounts.\n" });
    expect(await run(["migrate"])).toEqual({ code: 0, output: "The database is up to date.\n" });

    const made = await run([
      "site",
      "add",
      "daily",
      "--origin",
      "https://news.example",
      "--name",
      "The Daily",
    ]);
    expect(made.output).toContain("daily  The Daily\n  origins    https://news.example\n");
    expect(await run(["site", "add", "daily"])).toMatchObject({
      code: 1,
      output: expect.stringContaining("taken"),
    });
    const set = await run(["site", "set", "daily", "--undo", "0", "--mode", "closed"]);
    expect(set.output).toMatch(/mode +closed[^]*undo +0 s/);
    const stored = await withStorage(database.url, ({ db }) =>
      db.selectFrom("site").select(["version", "undo_seconds"]).executeTakeFirstOrThrow(),
    );
    expect({ ...stored }).toEqual({ version: 3, undo_seconds: 0 });
    expect((await run(["site", "set", "weekly"])).code).toBe(1);

    expect((await run(["user", "list"])).output).toContain("no moderator yet");
    const invited = await run(["user", "invite"], { AFTERWORD_DESK_ORIGIN: "https://desk.news.example" });
    expect(invited.output).toMatch(/ https:\/\/desk\.news\.example\/invitation#[\w-]{43}\n/);
    const rows = await withStorage(database.url, ({ db }) =>
      db.selectFrom("invitation").selectAll().execute(),
    );
    expect(rows).toHaveLength(1);
  }, 120_000);
});

test.each([
  [["site", "add", "a", "--origin", "news.example"], "are origins and nothing more"],
  [["site", "add", "a/b"], "letters, digits"],
  [["site", "add", "a", "--undo", "31"], "0 to 30"],
  [["site", "add", "a", "--undo", "soon"], "whole number"],
  [["site", "add", "a", "--mode", "post"], "pre, closed"],
  [["wash"], "unknown command"],
])("refuses %j and says why", async (args, why) => {
  const { code, output } = await afterword(args, { AFTERWORD_DATABASE: "sqlite::memory:" });
  expect(code).toBe(1);
  expect(output).toContain(why);
  expect(output).not.toMatch(/^ {4}at /m);
});

test("names every setting that is wrong", async () => {
  const { code, output } = await afterword(["serve"], {
    AFTERWORD_DATABASE: "mysql://localhost",
    AFTERWORD_API_PORT: "many",
    AFTERWORD_DESK_ORIGIN: "http://desk.news.example",
  });
  expect(code).toBe(1);
  for (const name of ["AFTERWORD_DATABASE", "AFTERWORD_API_PORT", "AFTERWORD_DESK_ORIGIN must be https"]) {
    expect(output).toContain(name);
  }
});

test("makes no database where it should check one", async () => {
  const { code, output } = await afterword(["check"], {
    AFTERWORD_DATABASE: `sqlite:/nowhere/${randomUUIDv7()}.db`,
  });
  expect(code).toBe(1);
  expect(output).toContain("There is no database at /nowhere/");
});

describe.each(dialects)("check on %s", (dialect) => {
  let newsroom: Newsroom;
  let comment: string;
  beforeEach(async () => {
    newsroom = await openNewsroom(dialect);
    comment = await newsroom.receive();
    await decide(newsroom.services, {
      comment,
      moderator: newsroom.ann,
      action: "reject",
      guideline: "promotion",
      note: "A shop",
      seen: null,
    });
  });
  afterEach(async () => newsroom.leave());

  const check = () => afterword(["check"], { AFTERWORD_DATABASE: newsroom.url });

  test("is content with what is right", async () => {
    expect(await check()).toEqual({
      code: 0,
      output:
        "Site default: 1 row of the log verified.\n" +
        "1 comments and their threads compared with the log.\n" +
        "Nothing is wrong.\n",
    });
  });

  test("says how many notes were erased", async () => {
    await newsroom.storage.db.deleteFrom("log_secret").execute();
    const { code, output } = await check();
    expect(code).toBe(0);
    expect(output).toContain("1 row of the log verified, 1 of them with an erased note.");
  });

  test("fails on what is wrong, and says where", async () => {
    const { db } = newsroom.storage;
    await sql.raw(`drop trigger log_never_changed${dialect === "postgres" ? " on log" : ""}`).execute(db);
    await db.updateTable("log").set({ kind: "approve" }).execute();
    await db.updateTable("thread").set({ published: 9 }).execute();
    const { code, output } = await check();
    expect(code).toBe(1);
    expect(output).toContain("Site default: the log breaks at row 1: its fields do not match its hash.");
    expect(output).toContain("counts 9 published comments");
    expect(output).toContain("2 faults.");
  });
});
