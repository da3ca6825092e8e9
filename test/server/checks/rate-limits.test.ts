import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Problem } from "../../../src/contract/codes.ts";
import { createRateLimit } from "../../../src/server/checks/rate-limits.ts";
import { newSubmission } from "../../helpers/reader-client.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

const limit = (points: number) => createRateLimit({ points, seconds: 60 });

let reader: ReaderApp;
beforeEach(async () => {
  reader = await openReaderApp("sqlite", {
    limits: {
      postsPerAddress: limit(3),
      postsPerSite: limit(7),
      callsPerAddress: limit(2),
      readsPerAddress: limit(4),
    },
    trustedProxies: ["10.0.0.0/8"],
  });
});
afterEach(async () => reader.leave());

/** Statuses of so many calls in a row. */
async function inARow(count: number, call: (n: number) => Promise<Response>): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < count; i++) statuses.push((await call(i)).status);
  return statuses;
}

const submit = (from: string, headers: Record<string, string> = {}) => {
  const { comment, idempotencyKey } = newSubmission({});
  return reader.request(
    "/v1/comments",
    {
      method: "POST",
      headers: {
        Origin: "http://page.test",
        "Content-Type": "application/json",
        "Afterword-Client": "1",
        "Idempotency-Key": idempotencyKey,
        ...headers,
      },
      body: JSON.stringify(comment),
    },
    from,
  );
};

describe("posts", () => {
  test("of one address stop at its limit, with the time to wait", async () => {
    expect(await inARow(4, () => submit("192.0.2.1"))).toEqual([202, 202, 202, 429]);
    const answer = await submit("192.0.2.1");
    const problem = (await answer.json()) as Problem;
    expect(problem).toMatchObject({ status: 429, code: "too-fast" });
    expect(problem.retryAfter).toBeGreaterThan(0);
    expect(answer.headers.get("Retry-After")).toBe(String(problem.retryAfter));
    // The page can read why.
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("http://page.test");
    expect((await submit("192.0.2.2")).status).toBe(202);
  });

  test("of one IPv6 network stop together", async () => {
    const statuses = await inARow(4, (n) => submit(`2001:db8:1:2::${n + 1}`));
    expect(statuses).toEqual([202, 202, 202, 429]);
    expect((await submit("2001:db8:1:3::1")).status).toBe(202);
  });

  test("stop whatever a client says its address is", async () => {
    const statuses = await inARow(6, (n) =>
      submit("192.0.2.1", {
        "X-Forwarded-For": `198.51.100.${n}`,
        "X-Real-IP": `198.51.100.${n}`,
        "CF-Connecting-IP": `198.51.100.${n}`,
        Forwarded: `for=198.51.100.${n}`,
      }),
    );
    expect(statuses).toEqual([202, 202, 202, 429, 429, 429]);
  });

  test("through a trusted proxy count for who sent them", async () => {
    const from = (client: string) => submit("10.0.0.1", { "X-Forwarded-For": client });
    expect(await inARow(4, () => from("198.51.100.1"))).toEqual([202, 202, 202, 429]);
    expect(await inARow(3, () => from("198.51.100.2"))).toEqual([202, 202, 202]);
  });

  test("of one site stop together, whoever sends them", async () => {
    const statuses = await inARow(8, (n) => submit(`192.0.2.${n + 1}`));
    expect(statuses).toEqual([...Array(7).fill(202), 429]);
  });
});

test("other unsafe calls have a limit of their own", async () => {
  const ask = () => reader.send("/v1/receipts", { site: "default", lang: "en", receipts: [] });
  expect(await inARow(3, ask)).toEqual([200, 200, 429]);
  expect((await submit("192.0.2.1")).status).toBe(202);
});

test("so do reads", async () => {
  const read = () => reader.request("/v1/counts?site=default&key=a");
  expect(await inARow(5, read)).toEqual([200, 200, 200, 200, 429]);
  expect((await reader.request("/v1/thread?site=default&key=a", {}, "192.0.2.2")).status).toBe(200);
  expect((await submit("192.0.2.1")).status).toBe(202);
});
