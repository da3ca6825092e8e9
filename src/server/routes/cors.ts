/** Which page may read an answer, and which may send what. */
import type { Context, MiddlewareHandler } from "hono";
import { clientHeader, idempotencyHeader, proofHeader } from "../../contract/routes.ts";
import type { SiteOrigins } from "../domain/origins.ts";
import type { RateLimit } from "../domain/ports.ts";
import { ProblemError } from "../domain/problem.ts";
import { everyAnswer, notStored, publicRead } from "./headers.ts";

/** The headers that every answer to the call carries, whatever comes of it; problems too. */
export interface AnswerHeaders {
  Variables: { headers: Record<string, string> };
}

const isSafe = (method: string): boolean => method === "GET" || method === "HEAD";
const isJson = /^application\/json\s*(;|$)/i;

/** Seconds; the longest that browsers honour. */
const preflightAge = "7200";

/**
 * Public reads may be read by any page, without credentials. Anything else is answered to the exact origins of our
 * sites only, and a preflight says so before it is sent.
 */
export function cors(origins: SiteOrigins): MiddlewareHandler<AnswerHeaders> {
  return async function setCors(c, next) {
    if (isSafe(c.req.method)) {
      c.set("headers", publicRead);
      return next();
    }
    const headers: Record<string, string> = { ...everyAnswer, ...notStored, Vary: "Origin" };
    const origin = c.req.header("Origin");
    if (origin !== undefined && (await origins.has(origin))) headers["Access-Control-Allow-Origin"] = origin;
    c.set("headers", headers);
    return c.req.method === "OPTIONS" ? answerPreflight(headers) : next();
  };
}

const allowedHeaders = ["Authorization", "Content-Type", clientHeader, idempotencyHeader, proofHeader].join(
  ", ",
);

function answerPreflight(headers: Record<string, string>): Response {
  const allowed = "Access-Control-Allow-Origin" in headers && {
    "Access-Control-Allow-Methods": "GET, POST",
    // Named one by one: a star would not stand for Authorization.
    "Access-Control-Allow-Headers": allowedHeaders,
    "Access-Control-Max-Age": preflightAge,
  };
  return new Response(null, { status: 204, headers: { ...headers, ...allowed } });
}

/**
 * What every unsafe call must be: from a page of ours, by our code, and JSON. A form can send none of the three, and
 * where a browser or a proxy fails one of them, the others hold.
 *
 * @throws ProblemError `foreign-origin`, `wrong-content-type`, `missing-header`.
 */
export function requireOurCall(c: Context<AnswerHeaders>): void {
  if (!("Access-Control-Allow-Origin" in c.get("headers"))) {
    throw new ProblemError("foreign-origin", {
      detail:
        "Only pages of a site's own origins may do this. They are listed exactly, with scheme and port.",
    });
  }
  if (!isJson.test(c.req.header("Content-Type") ?? "")) throw new ProblemError("wrong-content-type");
  if (!c.req.header(clientHeader)) throw new ProblemError("missing-header", { field: clientHeader });
}

/** Counts an unsafe call of an address, whatever comes of it, and lets only ours pass. */
export function guardUnsafe(
  limit: RateLimit,
  addressOf: (c: Context) => string,
): MiddlewareHandler<AnswerHeaders> {
  return async function guardCall(c, next) {
    await limit(addressOf(c));
    requireOurCall(c);
    return next();
  };
}
