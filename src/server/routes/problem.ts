/** Failures as RFC 9457 problem documents: the only place where an error becomes an answer. */
import type { Context, ErrorHandler, NotFoundHandler } from "hono";
import { routePath } from "hono/route";
import type { Logger } from "pino";
import type { Problem, ProblemCode } from "../../contract/codes.ts";
import { ProblemError } from "../domain/problem.ts";
import { everyAnswer } from "./headers.ts";

const titles: Record<ProblemCode, string> = {
  "malformed-json": "The body is not JSON",
  invalid: "A value is not as it should be",
  "missing-header": "A header is missing",
  "sign-in-required": "Nobody is signed in",
  "sign-in-failed": "E-mail and password do not fit together",
  "token-expired": "The token is no longer valid",
  "token-refused": "The token is not one that this site accepts",
  "foreign-origin": "This origin may not make the call",
  forbidden: "This may not be done",
  "own-decision": "Another moderator must decide this",
  "not-found": "There is nothing here",
  "unknown-site": "There is no such site",
  "unknown-comment": "There is no such comment",
  "method-not-allowed": "The method is not allowed here",
  "thread-closed": "The thread takes no more comments",
  "parent-gone": "The comment to answer is gone",
  "already-decided": "Someone else has decided",
  "already-withdrawn": "The comment was withdrawn",
  "no-appeal": "This comment cannot be appealed",
  "too-late": "It is too late for this",
  "invitation-spent": "The invitation was used",
  "too-large": "The body is too large",
  "wrong-content-type": "The body must be application/json",
  empty: "A field is empty",
  "too-long": "A field is too long",
  unstorable: "A field holds a character that cannot be stored",
  "key-reused": "The key came with something else",
  "proof-required": "Your machine has to work a little first",
  "too-fast": "Too many calls",
  internal: "The server failed",
  unavailable: "The server cannot do this right now",
};

/** Seconds after which a client may try again where the database was away. */
const unavailableFor = 2;

/** @param base What every answer to the call carries. */
export function problemResponse(error: ProblemError, base: Record<string, string> = {}): Response {
  const problem: Problem = {
    type: `urn:problem-type:afterword:${error.code}`,
    title: titles[error.code],
    status: error.status,
    code: error.code,
    ...error.detail,
  };
  const headers: Record<string, string> = {
    ...base,
    "Content-Type": "application/problem+json; charset=utf-8",
    "Cache-Control": "no-store",
  };
  if (problem.retryAfter !== undefined) headers["Retry-After"] = String(Math.ceil(problem.retryAfter));
  // What is left of such a body is not worth reading.
  if (error.code === "too-large") headers["Connection"] = "close";
  return new Response(JSON.stringify({ ...problem, ...error.extension }), { status: error.status, headers });
}

/** The error handler of an app. The problem carries the headers that a middleware has set as the variable `headers`. */
export function handleErrors(log: Logger, isUnavailable: (error: unknown) => boolean): ErrorHandler {
  const toProblem = createToProblem(log, isUnavailable);
  return function answerProblem(error, c) {
    const { headers } = c.var as { headers?: Record<string, string> };
    return problemResponse(toProblem(error, c), headers ?? everyAnswer);
  };
}

/** What a caller is told of an error; what is ours to mend is logged. */
export type ToProblem = (error: unknown, c: Context) => ProblemError;

/** @param isUnavailable Whether an error says that the database is full, locked or away: worth another try later. */
export function createToProblem(log: Logger, isUnavailable: (error: unknown) => boolean): ToProblem {
  return function toProblem(error, c) {
    if (error instanceof ProblemError) {
      // What a publisher does wrong, and what a forger tries, is seen nowhere else. The reason quotes no token.
      if (error.code === "token-refused") log.warn({ why: error.detail.detail }, "token refused");
      if (error.code === "token-expired") log.info("token expired");
      return error;
    }
    const unavailable = isUnavailable(error);
    // The route's pattern, never the path itself: a caller may have put anything there.
    log[unavailable ? "warn" : "error"](
      { method: c.req.method, route: routePath(c, -1), error: describe(error) },
      unavailable ? "unavailable" : "failed",
    );
    return unavailable
      ? new ProblemError("unavailable", { retryAfter: unavailableFor }, {}, error)
      : new ProblemError("internal", {}, {}, error);
  };
}

/**
 * Name, code and place of an error. Its message may quote a value that a reader sent, so it stays out of the log; the
 * stack begins with it.
 */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
  const stack = error.stack?.replace(error.message, "");
  return { name: error.name, code, errcode, at: stack?.match(/^ {4}at .*$/gm)?.slice(0, 8) };
}

export const handleNotFound: NotFoundHandler = () => problemResponse(new ProblemError("not-found"));
