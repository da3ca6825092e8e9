/** Forms of our own pages are sent from our own origin, and from nowhere else. */
import type { Context } from "hono";
import { ProblemError } from "../domain/problem.ts";

/**
 * Browsers too old to say where a form comes from (`Origin`) say which page it was on, and no page can make them say
 * otherwise. Where the public origin is not set, it is that of the request: `Host` is what the browser asked for, and
 * of scheme and port behind a proxy nothing else is known.
 *
 * @param own The API's origin as readers see it; `null` where it is not set.
 * @throws ProblemError `foreign-origin`.
 */
export function requireOwnPage(c: Context, own: string | null): void {
  const site = c.req.header("Sec-Fetch-Site") ?? "none";
  const from = parseUrl(c.req.header("Origin") ?? c.req.header("Referer"));
  const isOwn = own === null ? from?.host === c.req.header("Host") : from?.origin === own;
  if (!from || !isOwn || (site !== "same-origin" && site !== "none")) {
    throw new ProblemError("foreign-origin", {
      detail:
        "This form is sent from its own page only. Where a proxy changes Host, set AFTERWORD_API_ORIGIN.",
    });
  }
}

const parseUrl = (url: string | undefined): URL | null => (url === undefined ? null : URL.parse(url));
