import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Challenge, Problem } from "../../../src/contract/codes.ts";
import { createProofOfWork } from "../../../src/server/checks/proof-of-work.ts";
import { createPostLimit, createRateLimit } from "../../../src/server/checks/rate-limits.ts";
import { newSubmission } from "../../helpers/reader-client.ts";
import { solve } from "../../helpers/proofs.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

const limit = (points: number) => createRateLimit({ points, seconds: 60 });
const proofs = createProofOfWork({ secret: "a secret for tests", now: () => Date.now() });

let reader: ReaderApp;
beforeEach(async () => {
  reader = await openReaderApp("sqlite", {
    limits: {
      postsPerAddress: createPostLimit({ points: 3, seconds: 60 }, proofs),
      postsPerSite: limit(12),
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

const submit = (
  from: string,
  headers: Record<string, string> = {},
  { comment, idempotencyKey } = newSubmission({}),
) => {
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
  test("of one address are asked for work at its limit", async () => {
    expect(await inARow(4, () => submit("192.0.2.1"))).toEqual([202, 202, 202, 429]);
    const one = newSubmission({});
    const answer = await submit("192.0.2.1", {}, one);
    const problem = (await answer.json()) as Problem;
    expect(problem).toMatchObject({ status: 429, code: "proof-required" });
    expect(problem.retryAfter).toBeGreaterThan(0);
    expect(problem.challenge!.parameters.data).toEqual({ key: one.idempotencyKey });
    // The page can read it.
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("http://page.test");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect((await submit("192.0.2.2")).status).toBe(202);
  });

  /** Sends, and sends again with the work done where that is asked for. */
  async function insist(from: string): Promise<Response> {
    const one = newSubmission({});
    const answer = await submit(from, {}, one);
    if (answer.status !== 429) return answer;
    const { code, challenge } = (await answer.clone().json()) as Problem;
    return code === "proof-required"
      ? submit(from, { "Afterword-Proof": await solve(challenge!) }, one)
      : answer;
  }

  test("with the work done are taken up to three times the limit, and then told to wait", async () => {
    expect(await inARow(9, () => insist("192.0.2.1"))).toEqual(Array(9).fill(202));
    // At once: no machine shall work for a refusal.
    const answer = await submit("192.0.2.1");
    const problem = (await answer.json()) as Problem;
    expect(problem).toMatchObject({ status: 429, code: "too-fast" });
    expect(problem.retryAfter).toBeGreaterThan(0);
    expect(answer.headers.get("Retry-After")).toBe(String(problem.retryAfter));
    expect((await insist("192.0.2.2")).status).toBe(202);
    const flagged = await reader.storage.db.selectFrom("flag").select("check").execute();
    // All have the same text as the first; that is another flag.
    expect(flagged.filter(({ check }) => check === "flood")).toHaveLength(6);
  });

  test("without it use up nothing that others have worked for", async () => {
    expect(await inARow(30, () => submit("192.0.2.1"))).toEqual([202, 202, 202, ...Array(27).fill(429)]);
    expect(await inARow(6, () => insist("192.0.2.1"))).toEqual(Array(6).fill(202));
  });

  test("need a proof that was made for this call", async () => {
    await inARow(3, () => submit("192.0.2.1"));
    const [one, other] = [newSubmission({}), newSubmission({})];
    const { challenge } = (await (await submit("192.0.2.1", {}, one)).json()) as { challenge: Challenge };
    const proof = { "Afterword-Proof": await solve(challenge) };
    expect(await (await submit("192.0.2.1", proof, other)).json()).toMatchObject({
      code: "proof-required",
      challenge: { parameters: { data: { key: other.idempotencyKey } } },
    });
    expect((await submit("192.0.2.1", proof, one)).status).toBe(202);
    // Again, for a lost answer.
    expect((await submit("192.0.2.1", proof, one)).status).toBe(202);
  });

  test("are refused at once where none is allowed", async () => {
    const none = createPostLimit({ points: 0, seconds: 60 }, proofs);
    const post = { address: "192.0.2.1", idempotencyKey: "a-key-of-mine", proof: null };
    await expect(none(post)).rejects.toMatchObject({ code: "too-fast", detail: { retryAfter: 60 } });
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
    const statuses = await inARow(13, (n) => submit(`192.0.2.${n + 1}`));
    expect(statuses).toEqual([...Array(12).fill(202), 429]);
    expect(await (await submit("192.0.2.99")).json()).toMatchObject({ code: "too-fast" });
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
