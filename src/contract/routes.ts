/**
 * Every route once, as data. The server mounts them, the native backend and the desk's client call them, and the
 * OpenAPI document is built from them, so that they cannot drift apart. Braces mark path parameters.
 */
import type {
  AppealRequest,
  CountsAnswer,
  CommentPage,
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
  after?: string;
  /** 1 to 100. */
  limit?: number;
  /** Only the replies below this top-level comment. */
  parent?: string;
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
  getWords: { query: WordsQuery; answer: WordsAnswer };
}
