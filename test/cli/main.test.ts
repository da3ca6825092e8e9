/** The command line as an operator uses it: a program with an environment, an output and an exit code. */
import { spawn } from "node:child_process";
import { generateKeyPairSync, randomUUIDv7 } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { decide } from "../../src/server/domain/moderation.ts";
import { migrations } from "../../src/server/storage/migrations/index.ts";
import { createStores } from "../../src/server/storage/stores.ts";
import { type TestDatabase, createDatabase, dialects } from "../helpers/databases.ts";
import { type Newsroom, openNewsroom } from "../helpers/newsroom.ts";
import { prepareSite, withStorage } from "../helpers/prepared-site.ts";

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
    expect(await run(["migrate"])).toEqual({
      code: 0,
      output: `Done: ${migrations.map(({ name }) => name).join(", ")}.\n`,
    });
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

/** What reaches the books is tested on both databases where it stands, in the domain. */
describe("for a site", () => {
  let database: TestDatabase;
  const run = (args: string[]) => afterword(args, { AFTERWORD_DATABASE: database.url });
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "afterword-cli-"));
    database = await createDatabase("sqlite");
    await prepareSite(database.url);
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await database.drop();
  });
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const storedSite = () =>
    withStorage(database.url, async ({ db }) => (await createStores(db).sites.find("default"))!);

  test("sign-in takes a key, a second one, and goes", async () => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const pem = file("key.pem", publicKey.export({ type: "spki", format: "pem" }));
    const signIn = (...args: string[]) => run(["site", "sign-in", "default", ...args]);
    const key = ["--key-file", pem, "--algorithm", "ES256"];

    expect(await signIn(...key)).toMatchObject({
      code: 1,
      output: expect.stringContaining("needs --issuer"),
    });
    const named = ["--issuer", "https://news.example", "--audience", "comments"];
    expect((await signIn(...named, ...key, "--key-id", "a")).output).toBe(
      "default  optional, by https://news.example for comments, with ES256 a\n",
    );
    const jwk = publicKey.export({ format: "jwk" });
    expect((await storedSite()).signIn).toEqual({
      rule: "optional",
      issuer: "https://news.example",
      audience: "comments",
      keys: [{ id: "a", algorithm: "ES256", jwk }],
    });
    const both = await signIn(...key, "--key-id", "b", "--rule", "required");
    expect(both.output).toContain("required, by https://news.example for comments, with ES256 a, ES256 b");
    expect(await signIn("--drop-key", "A")).toMatchObject({
      code: 1,
      output: expect.stringContaining('There is no key "A". There are a, b.'),
    });
    expect((await signIn("--drop-key", "a")).output).toContain("with ES256 b\n");
    expect(await signIn("--drop-key", "b")).toMatchObject({
      code: 1,
      output: expect.stringContaining("needs a key"),
    });
    expect((await run(["site", "list"])).output).toContain("sign-in    required, by https://news.example");
    expect((await signIn("--off")).output).toBe("default  none\n");
    expect((await storedSite()).signIn).toBeNull();
  }, 120_000);

  test("hours are told as they were given, and go", async () => {
    const hours = (...args: string[]) => run(["site", "hours", "default", ...args]);
    const given = [
      "--time-zone",
      "Asia/Baghdad",
      "--open",
      "Sun-Thu 08:00-17:00",
      "--open",
      "Sat 10:00-14:00",
    ];
    expect((await hours(...given)).output).toBe(
      "default  Mon-Thu 08:00-17:00, Sat 10:00-14:00, Sun 08:00-17:00 (Asia/Baghdad)\n",
    );
    const office = { from: "08:00", to: "17:00" };
    expect((await storedSite()).deskHours).toEqual({
      timeZone: "Asia/Baghdad",
      week: [[office], [office], [office], [office], [], [{ from: "10:00", to: "14:00" }], [office]],
    });
    expect(await hours("--time-zone", "Asia/Baghdad")).toMatchObject({ code: 1 });
    expect((await hours("--off")).output).toBe("default  always\n");
    expect((await storedSite()).deskHours).toBeNull();
  }, 120_000);

  test("words are read from a file and printed again", async () => {
    const list = file("words.txt", "\ufeffblatherskite\r\n  old fogey  \r\n");
    const set = (...args: string[]) => run(["words", "set", "default", ...args]);
    const english = ["--lang", "en", "--guideline", "attacks"];
    expect((await run(["words", "show", "default", "--lang", "en"])).output).toContain(
      "attacks, en (starter list)\n",
    );
    expect((await set(list, ...english)).output).toBe("2 words for attacks in en.\n");
    expect((await run(["words", "show", "default", "--lang", "en"])).output).toContain(
      "attacks, en\n  blatherskite\n  old fogey\n",
    );
    const refused = async (content: string, lang: string, guideline: string): Promise<string> => {
      const { code, output } = await set(file("bad.txt", content), "--lang", lang, "--guideline", guideline);
      expect(code).toBe(1);
      return output;
    };
    expect(await refused("a\n\nb\n", "en", "attacks")).toContain("Line 2 has nothing to look for.");
    expect(await refused("one two three four\n", "en", "attacks")).toContain("Line 1 has 4 words");
    expect(await refused("a\n", "en", "beauty")).toContain('no guideline "beauty"');
    expect(await refused("a\n", "not a tag", "attacks")).toContain("no language tag");
  }, 120_000);

  test("guidelines are printed, changed, published, and told apart from before", async () => {
    const show = async (lang: string) =>
      (await run(["guidelines", "show", "default", "--lang", lang])).output;
    const publish = (...files: string[]) => run(["guidelines", "publish", "default", ...files]);
    const [english, sorani] = [await show("en"), await show("ckb")];
    const [en, ckb] = [file("en.json", english), file("ckb.json", sorani)];

    const first = await publish(en, ckb);
    expect(first.output).toMatch(/^Version 2 is in force\.\nLanguages no longer there: .*\bar\b/);
    expect((await publish(en, ckb)).output).toBe("Nothing has changed. The version in force stays.\n");

    const text = JSON.parse(english) as Record<string, unknown>;
    file("en.json", JSON.stringify({ ...text, title: "Please read" }));
    expect((await publish(en, ckb)).output).toBe("Version 3 is in force.\nOther words in en: title.\n");
    expect(JSON.parse(await show("en"))).toEqual({ ...text, title: "Please read" });
    expect((await run(["guidelines", "show", "default", "--lang", "ar"])).output).toBe(
      "There are no guidelines in ar. There are some in ckb, en.\n",
    );

    const refused = async (content: string): Promise<string> => {
      const { code, output } = await publish(file("bad.json", content));
      expect(code).toBe(1);
      return output;
    };
    expect(await refused("{")).toMatch(/bad\.json is not JSON/);
    expect(await refused(JSON.stringify({ ...text, rules: [{ id: "a" }] }))).toMatch(
      /bad\.json is not as guidelines are:\n {2}rules\.0\.label: /,
    );
    expect(await refused(JSON.stringify({ ...text, rules: [] }))).toContain("1 to 50");
    expect(await show("en")).toContain("Please read");
  }, 120_000);
});

test.each([
  [["site", "add", "a", "--origin", "news.example"], "are origins and nothing more"],
  [["site", "add", "a/b"], "letters, digits"],
  [["site", "add", "a", "--undo", "31"], "0 to 30"],
  [["site", "add", "a", "--undo", "soon"], "whole number"],
  [["site", "add", "a", "--mode", "post"], "pre, closed"],
  [["site", "hours", "a", "--time-zone", "Asia/Baghdad", "--open", "weekdays"], "not written as hours are"],
  [["site", "sign-in", "a", "--algorithm", "none"], "Allowed choices are ES256"],
  [["site", "sign-in", "a", "--algorithm", "ES256"], "needs both --key-file"],
  [["site", "sign-in", "a", "--algorithm", "ES256", "--key-file", "/nowhere/key"], "/nowhere/key"],
  [["words", "show", "a"], "There is no site a."],
  [["guidelines", "show", "a"], "There is no site a."],
  [["guidelines", "publish", "a", "/nowhere/en.json"], "/nowhere/en.json"],
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
