/** Who may call the desk: every way a foreign page could try it, and the one that passes. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Problem } from "../../../src/contract/codes.ts";
import { postSignIn, postSignOut } from "../../../src/contract/desk.ts";
import { clientHeader } from "../../../src/contract/routes.ts";
import { type Desk, openDeskApp } from "../../helpers/desk-app.ts";
import { moderator } from "../../helpers/prepared-site.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDeskApp("sqlite", "https://desk.news.example");
});
afterAll(async () => desk.leave());

const origins: [origin: string | undefined, right: boolean][] = [
  ["https://desk.news.example", true],
  [undefined, false],
  ["null", false],
  ["http://desk.news.example", false],
  ["https://desk.news.example:444", false],
  ["https://desk.news.example.", false],
  ["https://DESK.news.example", false],
  ["https://news.example", false],
  ["https://evil-desk.news.example", false],
  ["https://desk.news.example.evil.example", false],
];
const types: [type: string | undefined, right: boolean][] = [
  ["application/json", true],
  ["application/json; charset=utf-8", true],
  [undefined, false],
  ["", false],
  ["text/plain", false],
  ["text/plain; application/json", false],
  ["application/jsonp", false],
  ["application/x-www-form-urlencoded", false],
  ["multipart/form-data; boundary=x", false],
];
const sites: [site: string | undefined, right: boolean][] = [
  ["same-origin", true],
  [undefined, true],
  ["same-site", false],
  ["cross-site", false],
  ["none", false],
];
const clients: [client: string | undefined, right: boolean][] = [
  ["1", true],
  [undefined, false],
];

test("an unsafe call passes only with origin, content type, header and place all right", async () => {
  let passed = 0;
  let refused = 0;
  for (const [origin, rightOrigin] of origins) {
    for (const [type, rightType] of types) {
      for (const [site, rightSite] of sites) {
        for (const [client, rightClient] of clients) {
          const headers = new Headers();
          if (origin !== undefined) headers.set("Origin", origin);
          if (type !== undefined) headers.set("Content-Type", type);
          if (site !== undefined) headers.set("Sec-Fetch-Site", site);
          if (client !== undefined) headers.set(clientHeader, client);
          const answer = await desk.app.request(postSignOut.path, {
            method: "POST",
            headers,
            // A string would bring a content type of its own.
            body: new TextEncoder().encode("{}"),
          });
          const right = rightOrigin && rightType && rightSite && rightClient;
          const told = JSON.stringify({ origin, type, site, client });
          if (right) {
            passed++;
            expect(answer.status, told).toBe(204);
          } else {
            refused++;
            const { code } = (await answer.json()) as Problem;
            expect(["foreign-origin", "missing-header", "wrong-content-type"], told).toContain(code);
          }
          expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
        }
      }
    }
  }
  expect({ passed, refused }).toEqual({ passed: 4, refused: 900 - 4 });
});

test("a refused call does nothing, whatever cookie it brings", async () => {
  const cookie = await desk.signIn();
  const refused = await desk.call(postSignOut, { cookie, headers: { Origin: "https://evil.example" } });
  expect(refused.status).toBe(403);
  expect((await desk.app.request("/api/session", { headers: { Cookie: cookie } })).status).toBe(200);
});

test("a preflight is answered by nobody", async () => {
  const answer = await desk.app.request(postSignIn.path, {
    method: "OPTIONS",
    headers: { Origin: desk.origin, "Access-Control-Request-Method": "POST" },
  });
  expect(answer.ok).toBe(false);
  expect(answer.headers.has("Access-Control-Allow-Origin")).toBe(false);
});

test("better-auth's own routes are not there, nor any other way to sign up", async () => {
  for (const path of ["/api/auth/sign-up/email", "/api/auth/sign-in/email", "/api/auth/ok", "/api/sign-up"]) {
    const answer = await desk.app.request(path, {
      method: "POST",
      headers: { Origin: desk.origin, "Content-Type": "application/json", [clientHeader]: "1" },
      body: JSON.stringify({ name: "Mallory", email: "m@evil.example", password: "a long enough password" }),
    });
    expect(answer.status, path).toBe(404);
  }
});

test("over https the cookie belongs to this host alone and never leaves https", async () => {
  const answer = await desk.call(postSignIn, { body: moderator });
  const [cookie, ...others] = answer.headers.getSetCookie();
  expect(others).toEqual([]);
  expect(cookie).toMatch(/^__Host-afterword=/);
  const attributes = cookie!.split("; ").slice(1);
  expect(attributes).toEqual(
    expect.arrayContaining(["Secure", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=604800"]),
  );
  expect(attributes.some((one) => one.startsWith("Domain"))).toBe(false);
});

describe("headers", () => {
  test.each([
    "/api/session",
    "/api/nothing",
    "/",
    "/queue/anything",
    "/assets/desk-abc.js",
    "/assets/none.js",
  ])("of %s, whatever its status", async (path) => {
    const { headers } = await desk.app.request(path);
    const policy = headers.get("Content-Security-Policy")!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    if (path.startsWith("/api")) expect(policy).toContain("sandbox");
    else expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain("unsafe");
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "strict-transport-security": "max-age=63072000",
    });
  });

  test("say what may be kept: hashed files for good, the page not unasked, answers never", async () => {
    const cached = async (path: string, headers = {}) =>
      (await desk.app.request(path, { headers })).headers.get("Cache-Control");
    expect(await cached("/assets/desk-abc.js")).toBe("public, max-age=31536000, immutable");
    expect(await cached("/queue")).toBe("no-cache");
    expect(await cached("/api/session")).toBe("no-store");
    expect(await cached("/api/session", { Cookie: await desk.signIn() })).toBe("no-store");
  });
});

test("files come as they were compressed at the build", async () => {
  const answer = await desk.app.request("/assets/desk-abc.js", {
    headers: { "Accept-Encoding": "gzip, br" },
  });
  expect(answer.headers.get("Content-Encoding")).toBe("br");
  expect(answer.headers.get("Content-Type")).toContain("javascript");
  expect(await answer.text()).toBe("brotli");
});

test("no path leads out of the pages", async () => {
  for (const path of ["/assets/../../etc/passwd", "/assets/%2e%2e/index.html", "/assets/..%2findex.html"]) {
    const answer = await desk.app.request(path);
    expect(await answer.text()).not.toContain("root:");
  }
});
