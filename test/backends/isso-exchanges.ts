/** What Isso answers, case by case, in words and values of our own; `test/helpers/isso.ts` answers the same. */
import type { Exchange } from "../helpers/isso-exchange.ts";

export interface Written extends Exchange {
  /** Which Isso was asked; in each of them one exchange follows the other. */
  scene: "open" | "moderated";
  /** What comes of it for a reader. */
  outcome: string;
}

const cors = {
  "access-control-allow-origin": "http://blog.example:8080",
  "access-control-allow-credentials": "true",
  "access-control-allow-methods": "HEAD, GET, POST, PUT, DELETE",
  "access-control-allow-headers": "Origin, Referer, Content-Type",
  "access-control-expose-headers": "X-Set-Cookie, Date",
};
const json = { "content-type": "application/json", ...cors };
const withCookie = { ...json, "set-cookie": "1=c; Max-Age=900", "x-set-cookie": "isso-1=c; Max-Age=900" };

const origin = "http://blog.example:8080";
const get = (path: string, more = {}) => ({ method: "GET", path, headers: { origin, ...more } });
const post = (path: string, body?: unknown) => ({
  method: "POST",
  path,
  headers: { origin, ...(body !== undefined && { "content-type": "application/json" }) },
  ...(body !== undefined && { body }),
});
const newComment = (body: unknown) => post("/new?uri=%2Fkarez%2F", body);

const titles: Record<number, string> = { 400: "Bad Request", 403: "Forbidden", 404: "Not Found" };
const page = (status: number, reason: string) => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8", ...cors },
  body: `<!doctype html>\n<html lang=en>\n<title>${status} ${titles[status]}</title>\n<h1>${titles[status]}</h1>\n<p>${reason}</p>\n`,
});

interface Shown {
  id: number;
  parent: number | null;
  created: number;
  modified: number | null;
  mode: number;
  text: string;
  author: string | null;
  website: string | null;
  likes: number;
  dislikes: number;
  notification: number | null;
  hash?: string;
  total_replies?: number;
  hidden_replies?: number;
  replies?: Shown[];
}

const config = {
  "reply-to-self": false,
  "require-email": false,
  "require-author": false,
  "website-field": true,
  "reply-notifications": false,
  gravatar: false,
  feed: false,
};

/** As its own author is shown it. */
const ownMarit: Shown = {
  id: 1,
  parent: null,
  created: 1_795_334_400.25,
  modified: null,
  mode: 1,
  text: "<p>I drove the <strong>14</strong> bus &lt;b&gt;twice&lt;/b&gt;.<br>\nIn snow.</p>",
  author: "Marit &amp; Tomas",
  website: null,
  likes: 0,
  dislikes: 0,
  notification: null,
};
const marit: Shown = { ...ownMarit, hash: "0123456789ab" };
const inSnow = { text: "<p>In snow?</p>", author: null };
const answer: Shown = { ...marit, ...inSnow, id: 2, parent: 1 };
const thread = (comments: Shown[], total_replies: number) => ({
  id: null,
  total_replies,
  hidden_replies: 0,
  replies: comments,
  config,
});

export const exchanges: readonly Written[] = [
  {
    scene: "open",
    name: "an article that nobody wrote below",
    request: get("/?uri=%2Fkarez%2F&sort=oldest"),
    status: 200,
    headers: json,
    body: thread([], 0),
    outcome: "thread of 0, 0 at the top",
  },
  {
    scene: "open",
    name: "a first comment without a title",
    request: newComment({ text: "I drove the 14 bus." }),
    ...page(
      400,
      "Cannot create new thread: URI /karez/ is not accessible and no title was provided. Please provide a title parameter in your request.",
    ),
    outcome: "invalid",
  },
  {
    scene: "open",
    name: "a text of two letters",
    request: newComment({ text: "No", title: "Karez" }),
    ...page(400, "text is too short (minimum length: 3)"),
    outcome: "empty text",
  },
  {
    scene: "open",
    name: "an address of an e-mail that is too long",
    request: newComment({ text: "Hello", title: "Karez", email: `${"e".repeat(250)}@news.example` }),
    ...page(400, "http://tools.ietf.org/html/rfc5321#section-4.5.3"),
    outcome: "invalid email",
  },
  {
    scene: "open",
    name: "what is not sent as JSON",
    request: { ...newComment({}), headers: { origin, "content-type": "text/plain" } },
    ...page(403, "CSRF"),
    outcome: "forbidden",
  },
  {
    scene: "open",
    name: "a comment, published at once",
    request: newComment({
      text: "I drove the **14** bus <b>twice</b>.\nIn snow.",
      title: "Karez",
      author: "Marit & Tomas",
      email: null,
      parent: null,
    }),
    status: 201,
    headers: withCookie,
    body: marit,
    outcome: "approved",
  },
  {
    scene: "open",
    name: "an answer without a name",
    request: newComment({ text: "In snow?", parent: 1 }),
    status: 201,
    headers: withCookie,
    body: answer,
    outcome: "approved",
  },
  {
    scene: "open",
    name: "an answer to the answer, kept below the top",
    request: newComment({ text: "In snow?", parent: 2 }),
    status: 201,
    headers: withCookie,
    body: { ...answer, id: 3 },
    outcome: "approved",
  },
  {
    scene: "open",
    name: "the thread, with its answers",
    request: get("/?uri=%2Fkarez%2F&sort=oldest"),
    status: 200,
    headers: json,
    body: thread(
      [{ ...marit, total_replies: 2, hidden_replies: 0, replies: [answer, { ...answer, id: 3 }] }],
      3,
    ),
    outcome: "thread of 3, 1 at the top",
  },
  {
    scene: "open",
    name: "one's own comment, without its cookie",
    request: get("/id/1"),
    ...page(
      403,
      "You don&#39;t have the permission to access the requested resource. It is either read-protected or not readable by the server.",
    ),
    outcome: "pending",
  },
  {
    scene: "open",
    name: "one's own comment, with its cookie",
    request: get("/id/1", { cookie: "1=c" }),
    status: 200,
    headers: json,
    body: ownMarit,
    outcome: "approved",
  },
  {
    scene: "open",
    name: "a comment that is not there",
    request: get("/id/4711"),
    ...page(
      404,
      "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.",
    ),
    outcome: "rejected",
  },
  {
    scene: "open",
    name: "a vote from elsewhere",
    request: { ...post("/id/1/like"), headers: { origin, "x-forwarded-for": "192.0.2.7" } },
    status: 200,
    headers: json,
    body: { likes: 1, dislikes: 0 },
    outcome: "1 recommend it",
  },
  {
    scene: "open",
    name: "the same vote once more",
    request: { ...post("/id/1/like"), headers: { origin, "x-forwarded-for": "192.0.2.8" } },
    status: 200,
    headers: json,
    body: {
      likes: 1,
      dislikes: 0,
      message: "Upvote denied because a vote has already been registered for this remote address: 192.0.2.0",
    },
    outcome: "forbidden",
  },
  {
    scene: "open",
    name: "a vote for what is not there",
    request: post("/id/4711/like"),
    status: 200,
    headers: json,
    body: null,
    outcome: "unknown-comment",
  },
  {
    scene: "open",
    name: "counts of two articles",
    request: post("/count", ["/karez/", "/nothing/"]),
    status: 200,
    headers: json,
    body: [3, 0],
    outcome: "3,0",
  },
  {
    scene: "moderated",
    name: "a comment that waits",
    request: newComment({ text: "In snow?", title: "Karez" }),
    status: 202,
    headers: withCookie,
    body: { ...answer, id: 1, parent: null, mode: 2 },
    outcome: "pending",
  },
  {
    scene: "moderated",
    name: "a thread that does not show it",
    request: get("/?uri=%2Fkarez%2F&sort=oldest"),
    status: 200,
    headers: json,
    body: thread([], 0),
    outcome: "thread of 0, 0 at the top",
  },
  {
    scene: "moderated",
    name: "one's own comment while it waits",
    request: get("/id/1", { cookie: "1=c" }),
    status: 200,
    headers: json,
    body: { ...ownMarit, ...inSnow, mode: 2 },
    outcome: "pending",
  },
];
