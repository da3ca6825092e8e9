/** What every call of the desk must be, before anything of it is read: made by the desk's own pages. */
import type { MiddlewareHandler } from "hono";
import { clientHeader } from "../../contract/routes.ts";
import { ProblemError } from "../domain/problem.ts";

const isJson = /^application\/json\s*(;|$)/i;

/**
 * Lets an unsafe call pass only with the desk's exact origin, our header and a JSON body. Each of the three would do
 * against a plain form; together they hold where a browser or a proxy fails one of them. There is no CORS here: no
 * foreign page can send the header, nor read an answer.
 */
export function onlyFromDesk(origin: string): MiddlewareHandler {
  return async function guardDesk(c, next) {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const site = c.req.header("Sec-Fetch-Site");
    if (c.req.header("Origin") !== origin || (site !== undefined && site !== "same-origin")) {
      throw new ProblemError("foreign-origin", { detail: "Only the desk's own pages may make this call." });
    }
    if (c.req.header(clientHeader) === undefined) {
      throw new ProblemError("missing-header", { field: clientHeader });
    }
    if (!isJson.test(c.req.header("Content-Type") ?? "")) throw new ProblemError("wrong-content-type");
    return next();
  };
}

/** @param origin The desk's own: where it is https, browsers are told never to come back without it. */
export function deskHeaders(origin: string): MiddlewareHandler {
  const page =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; " +
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
  // An answer of the API holds texts of strangers: opened by itself, nothing in it may run.
  const answer = "default-src 'none'; sandbox; frame-ancestors 'none'";
  // Names of built files change with their content.
  const forGood = "public, max-age=31536000, immutable";
  return async function setDeskHeaders(c, next) {
    await next();
    const { headers } = c.res;
    const isApi = c.req.path.startsWith("/api/");
    headers.set("Content-Security-Policy", isApi ? answer : page);
    headers.set(
      "Cache-Control",
      isApi ? "no-store" : c.req.path.startsWith("/assets/") && c.res.ok ? forGood : "no-cache",
    );
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    if (origin.startsWith("https:")) headers.set("Strict-Transport-Security", "max-age=63072000");
  };
}
