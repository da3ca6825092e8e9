/** What Isso answers: JSON where it does what it was asked, a page in English where it does not. */
import type { Problem } from "../contract/codes.ts";
import { decoded } from "./entities.ts";
import { BackendError, type FailureCode } from "./request.ts";
import { tellDeveloper } from "./tell-developer.ts";

export interface IssoAnswer {
  body: unknown;
  /** Milliseconds that Isso's clock is ahead of ours; 0 where it does not say. */
  ahead: number;
}

/** Characters that Isso takes, counted as code points. */
export const longest = 65_535;

/** How long Isso keeps a reader from answering themselves, unless it is set up otherwise, in seconds. */
const editTime = 900;

type Refusal = [code: FailureCode, problem?: Partial<Problem>];

/** The reasons that a reader can do something about; Isso gives them in English only. */
const reasons: [RegExp, ...Refusal][] = [
  [/^text is (missing|too short)/, "empty", { field: "text" }],
  [/^text is too long/, "too-long", { field: "text", limit: longest }],
  [/^author address required/, "empty", { field: "author" }],
  [/^email address required/, "empty", { field: "email" }],
  [/rfc5321/, "invalid", { field: "email" }],
  [/ratelimit exceeded/, "too-fast", { retryAfter: 60 }],
  [/edit time frame is still open/, "too-fast", { retryAfter: editTime }],
  // So many comments of one network below one article are all that are ever taken.
  [/direct responses to/, "forbidden"],
];

/** Where the page gives no such reason. */
const statuses: Record<number, Refusal> = {
  403: ["forbidden"],
  404: ["not-found"],
  413: ["too-large"],
  429: ["too-fast", { retryAfter: 60 }],
  500: ["internal"],
};

/**
 * @param path From the endpoint on, with its query.
 * @param read May throw where the answer cannot be used.
 * @throws BackendError. What is no fault of the reader's is told to the developer.
 */
export async function askIsso<T>(
  endpoint: string,
  path: string,
  read: (answer: IssoAnswer) => T,
  init: RequestInit = {},
): Promise<T> {
  const address = endpoint + path;
  // A redirect would take a comment to where nobody has looked; it is told instead.
  const response = await fetch(address, { ...init, credentials: "omit", redirect: "manual" });
  const text = await response.text();
  if (response.type === "opaqueredirect")
    throw unreadable(address, "a redirect; `endpoint` must be the address that it leads to");
  if (!response.ok) throw refusal(address, response.status, text);
  const told = Date.parse(response.headers.get("Date") ?? "");
  try {
    return read({ body: JSON.parse(text), ahead: told - Date.now() || 0 });
  } catch (error) {
    if (error instanceof BackendError) throw error;
    const what = error instanceof SyntaxError ? "no JSON; is `endpoint` the address of Isso?" : error;
    throw unreadable(address, `what cannot be used: ${String(what)}`);
  }
}

function refusal(address: string, status: number, page: string): BackendError {
  const reason = decoded(/<p>([^<]*)/.exec(page)?.[1] ?? "").trim();
  const known = reasons.find(([words]) => words.test(reason));
  if (known) return new BackendError(known[1], { status, ...known[2] });
  const [code, problem] = statuses[status] ?? [status < 500 ? "invalid" : "unavailable"];
  // Not where a comment of this reader's is asked for: see `status` in `isso.ts`.
  if (!/\/id\/\d+$/.test(address))
    tellDeveloper(`${address} refused with ${status}:`, reason.slice(0, 200) || "no reason given");
  return new BackendError(code, { status, ...problem });
}

function unreadable(address: string, what: string): BackendError {
  tellDeveloper(`${address} answered with`, what);
  return new BackendError("unreadable");
}
