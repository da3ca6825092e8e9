/** Who may call what: every way in which a browser, or what pretends to be one, can send an unsafe call. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Problem } from "../../../src/contract/codes.ts";
import { clientHeader, idempotencyHeader, proofHeader } from "../../../src/contract/routes.ts";
import { newSubmission, pageOrigin } from "../../helpers/reader-client.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

const own = "https://news.example";
const second = "https://second.example:8443";

let reader: ReaderApp;
beforeAll(async () => {
  reader = await openReaderApp("sqlite", { site: { origins: [own, pageOrigin] } });
  const site = (await reader.services.stores.sites.find("default"))!;
  await reader.services.stores.sites.create({ ...site, id: "second", origins: [second] });
});
afterAll(async () => reader.leave());

const foreign = [
  undefined,
  "null",
  "https://evil.example",
  "https://news.example.evil.example",
  "https://evil-news.example",
  "https://evilnews.example",
  "http://news.example",
  "https://news.example:8443",
  "https://news.example:443",
  "https://news.example.",
  "https://NEWS.example",
  "HTTPS://news.example",
  "https://news.example/",
  "https://sub.news.example",
  "https://xn--news-0ra.example",
  "news.example",
  "https://news.example, https://evil.example",
  "",
];
const types = [
  undefined,
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/jsonp",
  "text/plain; application/json",
  "application/ld+json",
];

/** A new comment in a call with these headers; `undefined` leaves one out. */
async function call(given: {
  origin?: string | undefined;
  type?: string | undefined;
  client?: string | undefined;
  site?: string;
}): Promise<Response> {
  const { comment, idempotencyKey } = newSubmission({ site: given.site ?? "default", url: null });
  const headers: Record<string, string> = { [idempotencyHeader]: idempotencyKey };
  if (given.origin !== undefined) headers["Origin"] = given.origin;
  if (given.type !== undefined) headers["Content-Type"] = given.type;
  if (given.client !== undefined) headers[clientHeader] = given.client;
  const body = new TextEncoder().encode(JSON.stringify(comment));
  return reader.request("/v1/comments", { method: "POST", headers, body });
}

const right = { origin: own, type: "application/json", client: "1" };

test("of all combinations, only the right one passes", async () => {
  const passed: unknown[] = [];
  for (const origin of [own, ...foreign]) {
    for (const type of ["application/json", ...types]) {
      for (const client of ["1", undefined]) {
        const answer = await call({ origin, type, client });
        if (answer.status === 202) passed.push({ origin, type, client });
        else expect([400, 403, 415]).toContain(answer.status);
        const allowed = answer.headers.get("Access-Control-Allow-Origin");
        expect(allowed).toBe(origin === own ? own : null);
        expect(answer.headers.get("Vary")).toContain("Origin");
        expect(answer.headers.has("Access-Control-Allow-Credentials")).toBe(false);
      }
    }
  }
  expect(passed).toEqual([{ origin: own, type: "application/json", client: "1" }]);
});

test("a parameter of the content type is no other type", async () => {
  for (const type of [
    "application/json; charset=utf-8",
    "application/json;charset=UTF-8",
    "Application/JSON",
  ]) {
    expect((await call({ ...right, type })).status).toBe(202);
  }
});

test.each([
  [{ ...right, origin: undefined }, 403, "foreign-origin"],
  [{ ...right, origin: "null" }, 403, "foreign-origin"],
  [{ ...right, type: "text/plain" }, 415, "wrong-content-type"],
  [{ ...right, client: undefined }, 400, "missing-header"],
  // The origin of one site opens no other.
  [{ ...right, origin: second }, 403, "foreign-origin"],
  [{ ...right, site: "second" }, 403, "foreign-origin"],
] as const)("%j is told what is missing", async (given, status, code) => {
  const answer = await call(given);
  expect(answer.status).toBe(status);
  expect(((await answer.json()) as Problem).code).toBe(code);
});

test("an Idempotency-Key is needed", async () => {
  const { comment } = newSubmission({ url: null });
  const answer = await reader.send("/v1/comments", comment, { Origin: own });
  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    { code: "missing-header", field: idempotencyHeader },
  ]);
});

describe("a preflight", () => {
  const preflight = (origin: string | undefined, path = "/v1/comments") =>
    reader.request(path, {
      method: "OPTIONS",
      headers: {
        ...(origin !== undefined && { Origin: origin }),
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,afterword-client,idempotency-key",
      },
    });

  test.each([own, second, pageOrigin])("from %s, a site's own, is granted", async (origin) => {
    const answer = await preflight(origin);
    expect(answer.status).toBe(204);
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(origin);
    expect(answer.headers.get("Access-Control-Allow-Methods")).toBe("GET, POST");
    expect(answer.headers.get("Access-Control-Allow-Headers")!.toLowerCase().split(", ")).toEqual([
      "authorization",
      "content-type",
      clientHeader.toLowerCase(),
      idempotencyHeader.toLowerCase(),
      proofHeader.toLowerCase(),
    ]);
    expect(answer.headers.get("Vary")).toBe("Origin");
    expect(answer.headers.has("Access-Control-Allow-Credentials")).toBe(false);
  });

  test.each(foreign)("from %s is not", async (origin) => {
    const answer = await preflight(origin);
    expect(answer.status).toBe(204);
    for (const name of ["Origin", "Methods", "Headers"]) {
      expect(answer.headers.has(`Access-Control-Allow-${name}`)).toBe(false);
    }
  });

  test("from a site that was just made is granted soon", async () => {
    const origin = "https://third.example";
    expect((await preflight(origin)).headers.has("Access-Control-Allow-Origin")).toBe(false);
    const site = (await reader.services.stores.sites.find("default"))!;
    await reader.services.stores.sites.create({ ...site, id: "third", origins: [origin] });
    reader.pass(1_001);
    expect((await preflight(origin)).headers.get("Access-Control-Allow-Origin")).toBe(origin);
  });
});

const answers: [string, string, RequestInit?][] = [
  ["a thread", "/v1/thread?site=default&key=a"],
  ["comments", "/v1/comments?site=default&key=a"],
  ["counts", "/v1/counts?site=default&key=a"],
  ["the document", "/v1/openapi.json"],
  ["an unknown site", "/v1/thread?site=x&key=a"],
  ["an impossible query", "/v1/thread"],
  ["nothing below /v1", "/v1/nothing"],
  ["nothing", "/nothing"],
  ["health", "/healthz"],
  ["readiness", "/readyz"],
  ["a wrong method", "/v1/thread", { method: "POST" }],
  ["another wrong method", "/v1/comments", { method: "DELETE" }],
  ["a preflight", "/v1/comments", { method: "OPTIONS" }],
  ["a foreign post", "/v1/comments", { method: "POST", body: "{}" }],
];

test.each(answers)("the answer for %s is safe to open and sets nothing", async (_, path, init) => {
  const answer = await reader.request(path, {
    ...init,
    headers: { Cookie: "session=1; afterword=2", Origin: own },
  });
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "cross-origin",
  });
  expect(answer.headers.has("Set-Cookie")).toBe(false);
  const isRead = answer.status === 200 && path.startsWith("/v1/");
  expect(answer.headers.get("Cache-Control")).toMatch(isRead ? /^public, max-age=/ : /^no-store$/);
  if (answer.status !== 204)
    expect(answer.headers.get("Content-Type")).toMatch(/^application\/(problem\+)?json/);
});

test("any page may read what is public, and a problem about it", async () => {
  for (const [, path] of answers.slice(0, 7)) {
    const answer = await reader.request(path, { headers: { Origin: "https://anyone.example" } });
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
  }
});

test("a cookie changes nothing", async () => {
  const path = "/v1/thread?site=default&key=a";
  const plain = await reader.request(path);
  const withCookie = await reader.request(path, {
    headers: { Cookie: "afterword=1", Authorization: "Bearer x" },
  });
  expect(await withCookie.text()).toBe(await plain.text());
  expect([...withCookie.headers]).toEqual([...plain.headers]);
});

test("a wrong method is told the right ones", async () => {
  const answer = await reader.request("/v1/thread", { method: "POST", headers: { Origin: own } });
  expect(answer.status).toBe(405);
  expect(answer.headers.get("Allow")).toBe("GET, OPTIONS");
  const other = await reader.request("/v1/comments", { method: "PUT" });
  expect(other.headers.get("Allow")).toBe("GET, POST, OPTIONS");
});
