/** `kill -9` at random moments of posts and decisions: what was acknowledged is there, once, and nothing is half done. */
import { randomBytes, randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { type TestDatabase, createDatabase, dialects } from "../helpers/databases.ts";
import { scaled } from "../helpers/scale.ts";
import type { Submission } from "../helpers/reader-client.ts";
import { spotless } from "./check.ts";
import { type Outcome, torture } from "./torture.ts";

let database: TestDatabase;
afterEach(async () => database.drop());

const tell = (what: string, { kills, acknowledged, decided }: Outcome): void =>
  console.log(
    `${what}: ${kills} kills, ${acknowledged} acknowledged comments, ${decided} acknowledged decisions`,
  );

describe.each(dialects)("on %s", (dialect) => {
  test("a killed server has lost nothing, doubled nothing and left no decision half made", async () => {
    database = await createDatabase(dialect);
    const outcome = await torture({ database: database.url, kills: scaled(500), postings: scaled(50_000) });
    tell(dialect, outcome);
    expect(outcome.report).toEqual(spotless);
    expect(outcome.kills).toBeGreaterThanOrEqual(scaled(500));
    expect(outcome.acknowledged).toBeGreaterThanOrEqual(scaled(50_000));
    expect(outcome.decided).toBeGreaterThan(0);
  });
});

describe("the same harness notices", () => {
  test("a server that answers before it commits", async () => {
    database = await createDatabase("sqlite");
    const outcome = await torture({
      database: database.url,
      kills: 10,
      postings: 0,
      entry: ["--import", "./test/crash/answer-before-commit.ts", "src/cli/main.ts", "serve"],
    });
    tell("answering before the commit", outcome);
    expect(outcome.report.lost.length).toBeGreaterThan(0);
  });

  test("readers who send again without the key of the first try", async () => {
    database = await createDatabase("sqlite");
    const outcome = await torture({
      database: database.url,
      kills: 5,
      postings: 0,
      // The real one answers so soon that hardly a kill would find a comment stored and not yet answered.
      entry: ["--import", "./test/crash/answer-late.ts", "src/cli/main.ts", "serve"],
      resend: asIfNew,
    });
    tell("sending again without the key", outcome);
    expect(outcome.report.doubled.length).toBeGreaterThan(0);
  });
});

const asIfNew = ({ comment }: Submission): Submission => ({
  idempotencyKey: randomUUID(),
  comment: { ...comment, receipt: randomBytes(32).toString("base64url") },
});
