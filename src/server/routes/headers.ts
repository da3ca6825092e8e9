/** Headers by kind of answer. Spread into each answer as it is made, which costs less than adding them after it. */

/**
 * Every answer, errors included. An answer holds texts of strangers: opened by itself, nothing in it may run. Pages
 * of other origins shall be able to load it all the same.
 */
export const everyAnswer = {
  "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** What anyone may read: no cookie and no other credential changes it. */
export const publicRead = { ...everyAnswer, "Access-Control-Allow-Origin": "*" };

/** A browser always asks whether it still holds; a cache on the way may be ten seconds late. */
export const revalidated = "public, max-age=0, must-revalidate, s-maxage=10";

export const json = { "Content-Type": "application/json; charset=utf-8" };

export const notStored = { "Cache-Control": "no-store" };
