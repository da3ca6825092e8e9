/** The one way out: a call of a route, its answer read, its failure told as a `BackendError`. */
import type { Problem, ProblemCode } from "../contract/codes.ts";
import { clientHeader, type Route } from "../contract/routes-first.ts";

/**
 * A problem code of the server's, or what kept its answer away: `offline` (the browser says so), `unreachable`
 * (no answer, or not in time), `unreadable` (an answer of another shape).
 */
export type FailureCode = ProblemCode | "offline" | "unreachable" | "unreadable";

export class BackendError extends Error {
  declare readonly code: FailureCode;
  declare readonly problem: Partial<Problem>;

  constructor(code: FailureCode, problem: Partial<Problem> = {}, cause?: unknown) {
    super(problem.detail ?? problem.title ?? code, { cause });
    this.name = "BackendError";
    this.code = code;
    this.problem = problem;
  }
}

export interface Call {
  /** Origin and path before the route's own, without a slash at its end. */
  endpoint: string;
  route: Route;
  params?: Record<string, string>;
  query?: object;
  body?: unknown;
  headers?: Record<string, string>;
  credentials: RequestCredentials;
  signal?: AbortSignal | undefined;
}

const answerWithin = 15_000;

/** The address of a call. Lists repeat their name; absent values are left out. */
export function addressOf({ endpoint, route, params = {}, query = {} }: Omit<Call, "credentials">): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  return endpoint + path + (search.size ? `?${search}` : "");
}

/**
 * Calls a route and reads its answer.
 *
 * @throws BackendError with the server's code, or with what kept the answer away. An abort by the caller's own
 *   signal is thrown as it is.
 */
export async function request<T>(call: Call, read: (answer: unknown) => T): Promise<T> {
  const headers: Record<string, string> = { ...call.headers };
  if (call.route.method === "POST") {
    headers["Content-Type"] = "application/json";
    headers[clientHeader] = "1";
  }
  return inTime(async (signal) => {
    const response = await fetch(addressOf(call), {
      method: call.route.method,
      headers,
      body: call.body === undefined ? null : JSON.stringify(call.body),
      credentials: call.credentials,
      signal,
    });
    return readAnswer(response, read);
  }, call.signal);
}

/**
 * What every backend's calls have in common: their time ends, their caller may end them, and what fails without
 * a reason of its own was not reached.
 *
 * @throws BackendError; an abort by the caller's own signal is thrown as it is.
 */
export async function inTime<T>(
  call: (signal: AbortSignal) => Promise<T>,
  caller: AbortSignal | undefined,
): Promise<T> {
  // AbortSignal.any is younger than the oldest browsers we serve.
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), answerWithin);
  const onAbort = () => abort.abort();
  caller?.addEventListener("abort", onAbort);
  try {
    return await call(abort.signal);
  } catch (error) {
    if (error instanceof BackendError || caller?.aborted) throw error;
    throw new BackendError(!navigator.onLine ? "offline" : "unreachable", {}, error);
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener("abort", onAbort);
  }
}

/** Reads an answer that has arrived. @throws BackendError */
export async function readAnswer<T>(response: Response, read: (answer: unknown) => T): Promise<T> {
  let answer: unknown;
  try {
    answer = response.status === 204 ? undefined : await response.json();
  } catch (error) {
    throw new BackendError(response.ok ? "unreadable" : "unreachable", { status: response.status }, error);
  }
  if (!response.ok) {
    const problem = (answer ?? {}) as Partial<Problem>;
    throw new BackendError(problem.code ?? "unreachable", problem);
  }
  try {
    return read(answer);
  } catch (error) {
    throw new BackendError("unreadable", {}, error);
  }
}
