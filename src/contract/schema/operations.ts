/**
 * Every public call once, with all it takes and all it can answer: the server reads its requests by these, and the
 * OpenAPI document is made from them.
 */
import { z } from "zod";
import { problemStatus, type ProblemCode } from "../codes.ts";
import {
  clientHeader,
  getComments,
  getCounts,
  getThread,
  idempotencyHeader,
  postComment,
  postReceipts,
  postWithdraw,
  type Route,
} from "../routes.ts";
import { commentPage, countsAnswer, ownComment, receiptsAnswer, threadView } from "./records.ts";
import {
  commentId,
  commentsQuery,
  countsQuery,
  idempotencyKey,
  newComment,
  receiptsQuery,
  threadQuery,
  withdrawRequest,
} from "./requests.ts";

export interface Operation {
  route: Route;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  body?: z.ZodObject;
  /** The status of success. */
  status: 200 | 202;
  answer: z.ZodType;
  /** Whether asking with `If-None-Match` may be answered with 304. */
  revalidates?: true;
  /** The codes of the problems that it may answer with. */
  problems: readonly ProblemCode[];
}

/** Any call may meet these. */
const always = ["too-fast", "internal", "unavailable"] as const satisfies ProblemCode[];
const reading = ["invalid", "unstorable", "unknown-site", ...always] as const;
const writing = [
  "malformed-json",
  "missing-header",
  "foreign-origin",
  "too-large",
  "wrong-content-type",
  ...reading,
] as const;

const clientHeaders = z.object({ [clientHeader]: z.string().min(1) });

export const operations = {
  getThread: {
    route: getThread,
    summary: "All that the first paint of a thread needs",
    query: threadQuery,
    status: 200,
    answer: threadView,
    revalidates: true,
    problems: reading,
  },
  getComments: {
    route: getComments,
    summary: "A further page of a thread, or of the replies below one comment",
    query: commentsQuery,
    status: 200,
    answer: commentPage,
    revalidates: true,
    problems: [...reading, "unknown-comment"],
  },
  getCounts: {
    route: getCounts,
    summary: "Numbers of published comments, in the order of the keys",
    query: countsQuery,
    status: 200,
    answer: countsAnswer,
    revalidates: true,
    problems: reading,
  },
  postComment: {
    route: postComment,
    summary: "Hand in a comment; the same key with the same comment is stored once",
    headers: clientHeaders.extend({ [idempotencyHeader]: idempotencyKey }),
    body: newComment,
    status: 202,
    answer: ownComment,
    problems: [...writing, "empty", "too-long", "thread-closed", "parent-gone", "key-reused"],
  },
  postReceipts: {
    route: postReceipts,
    summary: "What became of one's own comments",
    headers: clientHeaders,
    body: receiptsQuery,
    status: 200,
    answer: receiptsAnswer,
    problems: writing,
  },
  postWithdraw: {
    route: postWithdraw,
    summary: "Take one's own comment back",
    params: z.object({ id: commentId }),
    headers: clientHeaders,
    body: withdrawRequest,
    status: 200,
    answer: ownComment,
    problems: [...writing, "unknown-comment", "too-late"],
  },
} as const satisfies Record<string, Operation>;

/** An RFC 9457 problem document with one of these codes. */
export const problemOf = (codes: readonly ProblemCode[]) =>
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.literal([...new Set(codes.map((code) => problemStatus[code]))]),
    code: z.enum(codes),
    detail: z.string().optional(),
    field: z.string().optional(),
    retryAfter: z.number().min(0).optional(),
    limit: z.int().min(0).optional(),
    actual: z.int().min(0).optional(),
    position: z.int().min(0).optional(),
  });
