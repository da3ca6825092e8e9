/** The desk's app on a newsroom, called without a port. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { pino } from "pino";
import { addressOf } from "../../src/backends/request.ts";
import { postSignIn } from "../../src/contract/desk.ts";
import { type Route, clientHeader } from "../../src/contract/routes.ts";
import { createSignInLimits } from "../../src/server/auth/limits.ts";
import { openSessions } from "../../src/server/auth/sessions.ts";
import { createDeskApp } from "../../src/server/desk-app.ts";
import { isUnavailable } from "../../src/server/storage/failures.ts";
import type { Dialect } from "./databases.ts";
import { type Newsroom, openNewsroom } from "./newsroom.ts";
import { moderator } from "./prepared-site.ts";

export interface DeskInput {
  params?: Record<string, string>;
  query?: object;
  body?: unknown;
  headers?: Record<string, string>;
  /** The `Cookie` header; none is sent where it is left out. */
  cookie?: string;
}

export interface Desk extends Newsroom {
  app: Hono;
  origin: string;
  /** What the desk's own page would send. */
  call(route: Route, input?: DeskInput): Promise<Response>;
  /** The cookie of the first moderator. */
  signIn(): Promise<string>;
}

export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0]!)
    .join("; ");

export async function openDeskApp(dialect: Dialect, origin = "http://127.0.0.1:4701"): Promise<Desk> {
  const newsroom = await openNewsroom(dialect);
  const pages = mkdtempSync(join(tmpdir(), "afterword-desk-"));
  mkdirSync(join(pages, "assets"));
  writeFileSync(join(pages, "index.html"), "<!doctype html><title>Desk</title>");
  writeFileSync(join(pages, "assets", "desk-abc.js"), "export {};\n");
  writeFileSync(join(pages, "assets", "desk-abc.js.br"), "brotli");
  const { db } = newsroom.storage;
  const limit = { points: 3, seconds: 60 };
  const app = createDeskApp({
    services: {
      ...newsroom.services,
      sessions: await openSessions({
        db,
        dialect,
        origin,
        secret: "a secret for tests, of no use elsewhere",
      }),
      signInLimits: createSignInLimits({ perAccount: limit, perAddress: { points: 5, seconds: 60 } }),
    },
    origin,
    pages,
    log: pino({ level: "silent" }),
    isUnavailable,
    addressOf: (c) => c.req.header("Test-Address") ?? "192.0.2.1",
  });
  const call: Desk["call"] = async (route, { params = {}, query = {}, body, headers, cookie } = {}) =>
    await app.request(addressOf({ endpoint: "", route, params, query }), {
      method: route.method,
      headers: {
        ...(route.method === "POST" && {
          Origin: origin,
          "Content-Type": "application/json",
          [clientHeader]: "1",
        }),
        ...(cookie !== undefined && { Cookie: cookie }),
        ...headers,
      },
      ...(route.method === "POST" && { body: JSON.stringify(body ?? {}) }),
    });
  return {
    ...newsroom,
    app,
    origin,
    call,
    async signIn() {
      const answer = await call(postSignIn, { body: moderator });
      if (!answer.ok) throw new Error(`Sign-in: ${await answer.text()}`);
      return cookieOf(answer);
    },
    async leave() {
      await newsroom.leave();
      rmSync(pages, { recursive: true });
    },
  };
}
