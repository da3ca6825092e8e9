/**
 * What WordPress answers by its REST API: JSON, with a code of its own where it refuses.
 * See https://developer.wordpress.org/rest-api/reference/comments/.
 */
import type { Problem } from "../contract/codes.ts";
import { decoded } from "./entities.ts";
import { fieldsOf } from "./read-plain.ts";
import { BackendError, type FailureCode } from "./request.ts";
import { tellDeveloper } from "./tell-developer.ts";

/** What the database has room for: characters of a name, and bytes of a text. */
export const longest = { author: 245, bytes: 65_525 };

/** The reasons that are nobody's fault at the site: readers are told what to do, or were only asking. */
const reasons: Record<string, [code: FailureCode, problem?: Partial<Problem>]> = {
  comment_flood: ["too-fast", { retryAfter: 15 }],
  rest_comment_author_data_required: ["empty", { field: "email" }],
  rest_comment_content_invalid: ["empty", { field: "text" }],
  comment_author_column_length: ["too-long", { field: "author", limit: longest.author }],
  comment_author_email_column_length: ["invalid", { field: "email" }],
  comment_content_column_length: ["too-large"],
  rest_comment_closed: ["thread-closed"],
  rest_comment_trash_post: ["thread-closed"],
  // The nearest code there is: these words are there already, by this author, below this post.
  comment_duplicate: ["key-reused"],
  // Of one comment: it waits, or was put aside; it is gone.
  rest_cannot_read: ["forbidden"],
  rest_comment_invalid_id: ["unknown-comment"],
};

/** Where the site, or the page, is not set up so that its readers can write or read. */
const advice: Record<string, string> = {
  rest_comment_login_required:
    'only who is signed in to WordPress may write, until a line of PHP lets guests: add_filter("rest_allow_anonymous_comments", "__return_true"); see "WordPress" in docs/backends.md, and whether the site\'s settings ask for registration.',
  rest_comment_invalid_post_id: "there is no such post; `thread` must be the number of one.",
  rest_comment_draft_post: "the post is not published.",
  rest_cannot_read_post: "the post is not published, is private, or has a password.",
  rest_no_route: "`endpoint` is not the address of its REST API.",
};

/**
 * @param path Within `wp/v2`.
 * @param read May throw where the answer cannot be used.
 * @throws BackendError, with a `detail` for the developer where it is no fault of the reader's.
 */
export async function askWordPress<T>(
  endpoint: string,
  path: string,
  search: Record<string, string | number>,
  read: (body: unknown, headers: Headers) => T,
  init: RequestInit = {},
): Promise<T> {
  const query = String(new URLSearchParams(search as Record<string, string>));
  const address = `${endpoint}/wp/v2${path}${query && (endpoint.includes("?") ? "&" : "?") + query}`;
  // A redirect would take a comment, and its author's address, to where nobody has looked; it is told instead.
  const response = await fetch(address, { ...init, credentials: "omit", redirect: "manual" }).catch(
    (error: unknown) => {
      if (init.signal?.aborted) throw error;
      if (!navigator.onLine) throw new BackendError("offline");
      const detail = `${address} gave no answer: it is not there, redirects, or lets no other site read it`;
      throw new BackendError("unreachable", { detail }, error);
    },
  );
  if (response.type === "opaqueredirect")
    throw unusable(address, "a redirect; `endpoint` must be the address that it leads to");
  const body = parsed(await response.text());
  if (!response.ok) throw refusal(address, response.status, body);
  if (body === undefined)
    throw unusable(address, "no JSON; is `endpoint` the address of WordPress's REST API?");
  try {
    return read(body, response.headers);
  } catch (error) {
    throw unusable(address, `what cannot be used: ${String(error)}`);
  }
}

/** The same, for what cannot be done without: the developer is told why not. */
export const needWordPress: typeof askWordPress = async (...call) => {
  try {
    return await askWordPress(...call);
  } catch (error) {
    const { detail } = (error as Partial<BackendError>).problem ?? {};
    if (detail) tellDeveloper("WordPress:", detail);
    throw error;
  }
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unusable(address: string, what: string): BackendError {
  return new BackendError("unreadable", { detail: `${address} answered with ${what}` });
}

function refusal(address: string, status: number, body: unknown): BackendError {
  const { code, message, data } = (body ?? {}) as { code?: string; message?: unknown; data?: unknown };
  const known = Object.hasOwn(reasons, code ?? "") && reasons[code!];
  if (known) return new BackendError(known[0], { status, ...known[1] });
  const { params } = (data ?? {}) as { params?: { author_email?: unknown } };
  if (params?.author_email) return new BackendError("invalid", { status, field: "email" });
  const siteIsNotReady = Object.hasOwn(advice, code ?? "");
  const why = siteIsNotReady ? advice[code!]! : typeof message === "string" ? decoded(message) : "";
  const detail = `${address} refused with ${status} ${code ?? ""}: ${why.slice(0, 400) || "no reason given"}`;
  if (status === 429) return new BackendError("too-fast", { status, detail, retryAfter: 60 });
  if (status >= 500) return new BackendError("unavailable", { status, detail });
  // "This page is not set up for comments yet": what is to be done is not the reader's to do.
  return new BackendError(siteIsNotReady ? "foreign-origin" : "forbidden", { status, detail });
}

/** One comment, of which every field is of the type it should be. */
export interface WordPressComment {
  id: string;
  parent: string | null;
  /** Of a registered user; `null` for a guest. */
  authorId: string | null;
  /** May be empty. */
  author: string;
  /** ISO 8601. */
  received: string;
  html: string;
}

const text = (value: unknown, at: string): string => {
  if (typeof value !== "string") throw new TypeError(`${at} must be a text`);
  return value;
};

/** `null` for 0, by which WordPress means nothing. */
const id = (value: unknown, at: string): string | null => {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${at} must be a whole number`);
  return value === 0 ? null : String(value);
};

/** @throws TypeError that names the place at fault. */
export function readComments(body: unknown): WordPressComment[] {
  if (!Array.isArray(body)) throw new TypeError("comments must be a list");
  return body.map((one: unknown, i) => {
    const at = `comments[${i}]`;
    const given = fieldsOf(one, at);
    const { rendered } = fieldsOf(given["content"], `${at}.content`);
    return {
      id: String(id(given["id"], `${at}.id`)),
      parent: id(given["parent"], `${at}.parent`),
      authorId: id(given["author"], `${at}.author`),
      author: decoded(text(given["author_name"], `${at}.author_name`)).trim(),
      received: timeOf(given["date_gmt"], `${at}.date_gmt`),
      // A smiley of its own is an image, and that is not shown; its name is.
      html: text(rendered, `${at}.content.rendered`)
        .replace(/<img\b[^<>]*>/gi, (image) => / alt="([^"]*)"/i.exec(image)?.[1] ?? "")
        .trim(),
    };
  });
}

/** WordPress says the time in UTC, and not that it does. */
export const timeOf = (value: unknown, at: string): string => `${text(value, at)}Z`;

/** Of the headers that say how much there is. @throws TypeError where a cache or proxy has left it out. */
export function numberIn(headers: Headers, name: string): number {
  const number = Number(headers.get(name) ?? NaN);
  if (!Number.isSafeInteger(number)) throw new TypeError(`the header ${name} is missing, or hidden by CORS`);
  return number;
}
