/**
 * Every public call once, with all it takes and all it can answer: the server reads its requests by these, and the
 * OpenAPI document is made from them.
 */
import { z } from "zod";
import { problemStatus, type Challenge, type ProblemCode } from "../codes.ts";
import {
  clientHeader,
  getComments,
  getCounts,
  getThread,
  getEvents,
  getFeed,
  getFragment,
  getPage,
  getWords,
  idempotencyHeader,
  postAppeal,
  postComment,
  postPage,
  postReaction,
  postReceipts,
  postReport,
  postWithdraw,
  proofHeader,
  type Route,
} from "../routes.ts";
import {
  commentPage,
  countsAnswer,
  eventsAnswer,
  ownComment,
  reactionAnswer,
  receiptsAnswer,
  reportAnswer,
  threadView,
  wordsAnswer,
} from "./records.ts";
import {
  appealRequest,
  commentId,
  commentsQuery,
  countsQuery,
  eventsQuery,
  feedQuery,
  fragmentQuery,
  idempotencyKey,
  newComment,
  pageForm,
  pageFormQuery,
  pageQuery,
  proofs,
  reactionRequest,
  receiptsQuery,
  reportRequest,
  threadQuery,
  tokens,
  withdrawRequest,
  wordsQuery,
} from "./requests.ts";

export interface Operation {
  route: Route;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  /** JSON, unless it is a form. */
  body?: z.ZodType;
  form?: true;
  /** The status of success. */
  status: 200 | 202 | 303;
  /** JSON, unless it is a document; nothing but an address with 303. */
  answer: z.ZodType;
  document?: "text/html" | "application/atom+xml";
  /** Whether its problems are pages for readers, too. */
  pages?: true;
  /** Whether it also answers as a stream, where that is asked for. */
  streams?: true;
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

const document = z.string();

const clientHeaders = z.object({
  [clientHeader]: z.string().min(1).describe("Any value: that it is there is what counts"),
});

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
  getEvents: {
    route: getEvents,
    summary:
      "What readers see anew in some threads: as a stream of server-sent events, or as JSON what there is by now",
    query: eventsQuery,
    status: 200,
    answer: eventsAnswer,
    streams: true,
    problems: reading,
  },
  postComment: {
    route: postComment,
    summary: "Hand in a comment; the same key with the same comment is stored once",
    headers: clientHeaders.extend({
      [idempotencyHeader]: idempotencyKey,
      [proofHeader]: proofs.exactOptional(),
      Authorization: tokens.exactOptional(),
    }),
    body: newComment,
    status: 202,
    answer: ownComment,
    problems: [
      ...writing,
      "empty",
      "too-long",
      "thread-closed",
      "parent-gone",
      "key-reused",
      "proof-required",
      "sign-in-required",
      "token-expired",
      "token-refused",
    ],
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
  postAppeal: {
    route: postAppeal,
    summary: "Ask another moderator to read a rejected comment again, once",
    params: z.object({ id: commentId }),
    headers: clientHeaders,
    body: appealRequest,
    status: 200,
    answer: ownComment,
    problems: [...writing, "unknown-comment", "empty", "too-long", "no-appeal"],
  },
  postReaction: {
    route: postReaction,
    summary: "Recommend a published comment, or take that back; doing so twice is the same as once",
    params: z.object({ id: commentId }),
    headers: clientHeaders,
    body: reactionRequest,
    status: 200,
    answer: reactionAnswer,
    problems: [...writing, "unknown-comment"],
  },
  postReport: {
    route: postReport,
    summary: "Tell the moderators that a published comment goes against a guideline or the law",
    params: z.object({ id: commentId }),
    headers: clientHeaders.extend({ [idempotencyHeader]: idempotencyKey }),
    body: reportRequest,
    status: 202,
    answer: reportAnswer,
    problems: [...writing, "unknown-comment", "empty", "too-long", "key-reused"],
  },
  getWords: {
    route: getWords,
    summary: "Words that the moderators look out for, as hashes",
    query: wordsQuery,
    status: 200,
    answer: wordsAnswer,
    revalidates: true,
    problems: reading,
  },
  getPage: {
    route: getPage,
    summary: "A thread as a page that needs no JavaScript, the form to write in it, or one's own comment",
    query: pageQuery,
    status: 200,
    answer: document,
    document: "text/html",
    pages: true,
    revalidates: true,
    problems: [...reading, "unknown-comment"],
  },
  postPage: {
    route: postPage,
    summary: "What the forms of that page send, from its own origin; leads to what became of the comment",
    query: pageFormQuery,
    body: pageForm,
    form: true,
    status: 303,
    answer: document,
    document: "text/html",
    pages: true,
    problems: [
      "foreign-origin",
      "too-large",
      "wrong-content-type",
      ...reading,
      "unknown-comment",
      "empty",
      "too-long",
      "thread-closed",
      "parent-gone",
      "key-reused",
      "proof-required",
      "sign-in-required",
      "too-late",
      "no-appeal",
    ],
  },
  getFragment: {
    route: getFragment,
    summary: "The first comments of a thread as HTML and JSON-LD, for the publisher's own page",
    query: fragmentQuery,
    status: 200,
    answer: document,
    document: "text/html",
    revalidates: true,
    problems: reading,
  },
  getFeed: {
    route: getFeed,
    summary: "What was published last on a site, or of one thread, as an Atom feed",
    query: feedQuery,
    status: 200,
    answer: document,
    document: "application/atom+xml",
    revalidates: true,
    problems: reading,
  },
} as const satisfies Record<string, Operation>;

const challenge = z
  .object({
    parameters: z.object({
      algorithm: z.literal("SHA-256"),
      nonce: z.string(),
      salt: z.string(),
      cost: z.int().min(1),
      keyLength: z.int().min(1),
      keyPrefix: z.string(),
      expiresAt: z.int(),
      data: z.object({ key: z.string() }),
    }),
    signature: z.string(),
  })
  .meta({ id: "Challenge" }) satisfies z.ZodType<Challenge>;

/** An RFC 9457 problem document with one of these codes. */
export const problemOf = (codes: readonly ProblemCode[]) =>
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.literal([...new Set(codes.map((code) => problemStatus[code]))]),
    code: z.enum(codes),
    detail: z.string().optional(),
    field: z.string().optional().describe("The field at fault, as it is called in the request"),
    retryAfter: z.number().min(0).optional().describe("Seconds after which trying again may help"),
    limit: z.int().min(0).optional().describe("With too-long: the length allowed, in grapheme clusters"),
    actual: z.int().min(0).optional().describe("With too-long: the length found"),
    position: z
      .int()
      .min(0)
      .optional()
      .describe("With unstorable: the offset of the character, in UTF-16 code units"),
    challenge: challenge.optional(),
  });
