import { Hono } from "hono";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { type Problem, problemStatus } from "../../../src/contract/codes.ts";
import { problemOf } from "../../../src/contract/schema/operations.ts";
import { ProblemError } from "../../../src/server/domain/problem.ts";
import { handleErrors, problemResponse } from "../../../src/server/routes/problem.ts";
import { isUnavailable } from "../../../src/server/storage/failures.ts";
import { newSubmission } from "../../helpers/reader-client.ts";
import { openReaderApp } from "../../helpers/reader-app.ts";

const codes = Object.keys(problemStatus) as (keyof typeof problemStatus)[];

test.each(codes)("%s is a problem document with its status", async (code) => {
  const answer = problemResponse(new ProblemError(code, { field: "text", retryAfter: 1.2 }));
  expect(answer.status).toBe(problemStatus[code]);
  expect(answer.headers.get("Content-Type")).toBe("application/problem+json; charset=utf-8");
  expect(answer.headers.get("Retry-After")).toBe("2");
  const problem = problemOf(codes).parse(await answer.json());
  expect(problem).toMatchObject({ code, status: problemStatus[code], field: "text" });
  expect(problem.title).not.toBe("");
});

describe("an error", () => {
  const secret = "canary-7f3a";
  const answerTo = async (error: unknown) => {
    const lines: string[] = [];
    const log = pino({ level: "debug" }, { write: (line) => void lines.push(line) });
    const app = new Hono().onError(handleErrors(log, isUnavailable)).get("/:name", () => {
      throw error;
    });
    const answer = await app.request(`/${secret}?${secret}`);
    return { answer, problem: (await answer.json()) as Problem, lines };
  };
  const withCode = (fields: object, message = secret) => Object.assign(new Error(message), fields);

  test("of ours tells what it says and nothing of its cause", async () => {
    const { problem, lines } = await answerTo(
      new ProblemError("already-decided", { detail: "Public" }, { decision: 1 }, new Error(secret)),
    );
    expect(problem).toMatchObject({ code: "already-decided", detail: "Public", decision: 1 });
    expect(JSON.stringify(problem)).not.toContain(secret);
    expect(lines).toEqual([]);
  });

  test("of unknown kind tells nothing, and is logged without its words", async () => {
    for (const error of [
      new Error(secret),
      new Error(`Quoted\n    at ${secret}`),
      withCode({ code: "ERR_SQLITE_ERROR", errcode: 19 }),
    ]) {
      const { answer, problem, lines } = await answerTo(error);
      expect(answer.status).toBe(500);
      expect(Object.keys(problem).toSorted()).toEqual(["code", "status", "title", "type"]);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain('"msg":"failed"');
      expect(lines[0]).toContain('"route":"/:name"');
      expect(lines[0]).not.toContain(secret);
    }
  });

  test.each([
    [{ code: "ERR_SQLITE_ERROR", errcode: 5 }],
    [{ code: "ERR_SQLITE_ERROR", errcode: 13 }],
    // An extended code: IOERR_FSYNC.
    [{ code: "ERR_SQLITE_ERROR", errcode: 1034 }],
    [{ code: "ERR_SQLITE_ERROR", errcode: 8 }],
    [{ code: "ECONNREFUSED" }],
    [{ code: "53100" }],
    [{ code: "57P01" }],
    [{ code: "25006" }],
    [{ code: "40P01" }],
    [{ code: "08006" }],
  ])("of a database that cannot, %j, asks to come back", async (fields) => {
    const { answer, problem, lines } = await answerTo(withCode(fields));
    expect(problem).toMatchObject({ status: 503, code: "unavailable" });
    expect(answer.headers.get("Retry-After")).toBe(String(problem.retryAfter));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(secret);
  });

  test.each([
    [{ code: "ERR_SQLITE_ERROR", errcode: 1 }],
    [{ code: "ERR_SQLITE_ERROR", errcode: 2067 }],
    [{ code: "23505" }],
    [{ code: "42601" }],
  ])("of a mistake of ours, %j, does not", async (fields) => {
    expect((await answerTo(withCode(fields))).answer.status).toBe(500);
  });
});

test("no log line holds what a reader wrote, or who they are", async () => {
  const reader = await openReaderApp("sqlite");
  const canary = (what: string) => `canary-${what}`;
  const { comment, idempotencyKey } = newSubmission({
    text: canary("text"),
    author: canary("author"),
    email: `${canary("mail")}@mail.example`,
    title: canary("title"),
    key: canary("key"),
  });
  const headers = { "User-Agent": canary("agent"), Cookie: canary("cookie"), Referer: canary("referer") };
  const path = `/v1/thread?site=default&key=${comment.key}`;
  const everything = async () => {
    await reader.submit({ comment, idempotencyKey }, headers);
    await reader.request(path, { headers });
    await reader.send("/v1/receipts", { site: "default", lang: "en", receipts: [comment.receipt] }, headers);
    await reader.request(`/v1/${canary("path")}`, { headers }, "198.51.100.77");
    await reader.send("/v1/comments", canary("body"), headers);
  };
  await everything();
  // And again when nothing works, with errors that quote what they were given.
  const fail = (): never => {
    throw new Error(`${JSON.stringify(comment)} ${idempotencyKey} 198.51.100.77`);
  };
  for (const store of Object.values(reader.services.stores)) {
    for (const name of Object.keys(store)) Object.assign(store, { [name]: fail });
  }
  Object.assign(reader.services, { groupCommit: fail, transaction: fail });
  await everything();
  expect(reader.log.filter((line) => line["msg"] === "failed").length).toBeGreaterThanOrEqual(3);
  const lines = JSON.stringify(reader.log);
  for (const secret of ["canary", comment.receipt, idempotencyKey, "198.51.100.77", "192.0.2.1"]) {
    expect(lines).not.toContain(secret);
  }
  await reader.leave();
});
