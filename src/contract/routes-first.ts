/** The routes that a thread is read by, and what every call is made of; `routes.ts` has them all. */

export interface Route {
  method: "GET" | "POST";
  path: `/${string}`;
}

/**
 * The header that each unsafe call carries. No HTML form can send it, so a foreign page cannot make such a call
 * without a CORS preflight, which is answered for the site's own origins only.
 */
export const clientHeader = "Afterword-Client";

export const getThread = { method: "GET", path: "/v1/thread" } as const satisfies Route;
export const getComments = { method: "GET", path: "/v1/comments" } as const satisfies Route;
export const getCounts = { method: "GET", path: "/v1/counts" } as const satisfies Route;
