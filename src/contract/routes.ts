/**
 * Every route once, as data. The server mounts them, the native backend and the desk's client call them, and the
 * OpenAPI document is built from them, so that they cannot drift apart. Braces mark path parameters.
 */
import type {
  AppealRequest,
  CountsAnswer,
  CommentPage,
  EventsAnswer,
  NewComment,
  OwnComment,
  ReactionAnswer,
  ReactionRequest,
  ReceiptsAnswer,
  ReceiptsQuery,
  ReportAnswer,
  ReportRequest,
  Sort,
  ThreadView,
  WordsAnswer,
  WithdrawRequest,
} from "./records.ts";
import type { Route } from "./routes-first.ts";

// Those of who only reads are apart, so that the first view loads no others.
export { clientHeader, getComments, getCounts, getThread, type Route } from "./routes-first.ts";

export const idempotencyHeader = "Idempotency-Key";
/** The solution of a `proof-required` problem: base64url of the JSON of a `Proof`. */
export const proofHeader = "Afterword-Proof";

export const postComment = { method: "POST", path: "/v1/comments" } as const satisfies Route;
export const postReceipts = { method: "POST", path: "/v1/receipts" } as const satisfies Route;
export const postWithdraw = { method: "POST", path: "/v1/comments/{id}/withdraw" } as const satisfies Route;
export const postAppeal = { method: "POST", path: "/v1/comments/{id}/appeal" } as const satisfies Route;
export const postReaction = { method: "POST", path: "/v1/comments/{id}/reaction" } as const satisfies Route;
export const postReport = { method: "POST", path: "/v1/comments/{id}/report" } as const satisfies Route;
/** Answers a stream of `thread` events, each with a `ThreadEvent`; as JSON, what has happened by now. */
export const getEvents = { method: "GET", path: "/v1/events" } as const satisfies Route;
/** Answer with documents, not with JSON: for readers without JavaScript, for crawlers, and for feed readers. */
export const getPage = { method: "GET", path: "/v1/page" } as const satisfies Route;
export const postPage = { method: "POST", path: "/v1/page" } as const satisfies Route;
export const getFragment = { method: "GET", path: "/v1/fragment" } as const satisfies Route;
export const getFeed = { method: "GET", path: "/v1/feed.atom" } as const satisfies Route;
export const getWords = { method: "GET", path: "/v1/words" } as const satisfies Route;

export interface ThreadQuery {
  site: string;
  key: string;
  lang?: string;
  sort?: Sort;
}

export interface CommentsQuery {
  site: string;
  key: string;
  sort?: Sort;
  /** The page after this cursor, or the one before it: at most one of the two. */
  after?: string;
  before?: string;
  /** Id of a published comment: the page begins with its branch; with `parent`, with that reply. Instead of a cursor. */
  from?: string;
  /** 1 to 100. */
  limit?: number;
  /** Only the replies below this top-level comment, oldest first whatever the `sort`. */
  parent?: string;
}

export interface EventsQuery {
  site: string;
  key: string[];
  /** In the order of the keys: the version that is known of each. */
  since: number[];
}

export interface CountsQuery {
  site: string;
  key: string[];
}

export interface WordsQuery {
  site: string;
  lang: string;
}

/** Question and answer of each public call, for clients. */
export interface PublicCalls {
  getThread: { query: ThreadQuery; answer: ThreadView };
  getComments: { query: CommentsQuery; answer: CommentPage };
  getCounts: { query: CountsQuery; answer: CountsAnswer };
  postComment: { body: NewComment; answer: OwnComment };
  postReceipts: { body: ReceiptsQuery; answer: ReceiptsAnswer };
  postWithdraw: { body: WithdrawRequest; answer: OwnComment };
  postAppeal: { body: AppealRequest; answer: OwnComment };
  postReaction: { body: ReactionRequest; answer: ReactionAnswer };
  postReport: { body: ReportRequest; answer: ReportAnswer };
  getEvents: { query: EventsQuery; answer: EventsAnswer };
  getWords: { query: WordsQuery; answer: WordsAnswer };
}
