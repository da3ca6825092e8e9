/**
 * The records of `../records.ts` as zod schemas: what the server promises to answer. Unknown fields are dropped, so
 * that a newer server can be read, exactly as `../read.ts` does it in the widget.
 */
import { z } from "zod";
import { commentStates, emailRules, goneReasons, signInRules, sorts, threadEventKinds } from "../records.ts";
import type {
  Appeal,
  Comment,
  CommentPage,
  CountsAnswer,
  EventsAnswer,
  FormRules,
  GoneReason,
  Guideline,
  Guidelines,
  Outcome,
  OwnComment,
  ReactionAnswer,
  ReceiptsAnswer,
  ReportAnswer,
  Thread,
  ThreadEvent,
  ThreadView,
  Waiting,
  WordsAnswer,
} from "../records.ts";

const count = z.int().min(0);

/** One of the words we know; another one, which a later version may have added, is read as `fallback`. */
const openEnum = <const T extends string>(known: readonly T[], fallback: T) =>
  z.union([z.enum(known), z.string().transform((): T => fallback)]);

export const comment = z
  .object({
    id: z.string(),
    parent: z.string().nullable(),
    author: z.string().nullable(),
    authorId: z.string().nullable(),
    text: z.string().nullable(),
    gone: openEnum<GoneReason>(goneReasons, "removed").nullable(),
    lang: z.string(),
    received: z.string(),
    published: z.string(),
    sha256: z.string().nullable(),
    replyTo: z.string().nullable(),
    recommendations: count,
    staff: z.boolean(),
    choice: z.boolean(),
    get replies(): z.ZodExactOptional<z.ZodType<CommentPage>> {
      return commentPage.exactOptional();
    },
  })
  .meta({ id: "Comment" }) satisfies z.ZodType<Comment>;

export const commentPage: z.ZodType<CommentPage> = z
  .object({
    items: z.array(comment),
    total: count,
    next: z.string().nullable(),
    previous: z.string().nullable(),
  })
  .meta({ id: "CommentPage" });

const thread = z.object({
  site: z.string(),
  key: z.string(),
  open: z.boolean(),
  closed: z.string().nullable(),
  count,
  version: count,
}) satisfies z.ZodType<Thread>;

const formRules = z.object({
  maxLength: count,
  maxAuthorLength: count,
  maxBytes: count,
  email: openEnum(emailRules, "optional"),
  signIn: openEnum(signInRules, "optional"),
}) satisfies z.ZodType<FormRules>;

export const guideline = z
  .object({ id: z.string(), label: z.string(), explanation: z.string(), ground: z.boolean() })
  .meta({ id: "Guideline" }) satisfies z.ZodType<Guideline>;

export const guidelines = z
  .object({
    version: count,
    lang: z.string(),
    title: z.string(),
    introduction: z.string(),
    rules: z.array(guideline),
    closing: z.string(),
  })
  .meta({ id: "Guidelines" }) satisfies z.ZodType<Guidelines>;

export const threadView = z
  .object({
    thread,
    form: formRules,
    guidelines,
    sort: z.enum(sorts),
    comments: commentPage,
    choices: z.array(comment),
  })
  .meta({ id: "ThreadView" }) satisfies z.ZodType<ThreadView>;

const threadEvent = z
  .object({
    key: z.string(),
    version: count,
    kind: z.enum(threadEventKinds),
    comment: z.string().nullable(),
    root: z.string().nullable(),
    count,
  })
  .meta({ id: "ThreadEvent" }) satisfies z.ZodType<ThreadEvent>;

export const eventsAnswer = z
  .object({ events: z.array(threadEvent), stale: z.array(z.string()) })
  .meta({ id: "EventsAnswer" }) satisfies z.ZodType<EventsAnswer>;

const outcome = z.object({
  decided: z.string(),
  guideline: z.object({ id: z.string(), number: count, label: z.string() }).nullable(),
  note: z.string().nullable(),
}) satisfies z.ZodType<Outcome>;

const waiting = z.object({
  usually: count.nullable(),
  opens: z.string().nullable(),
}) satisfies z.ZodType<Waiting>;

const appeal = z.object({
  text: z.string(),
  made: z.string(),
  decided: z.string().nullable(),
}) satisfies z.ZodType<Appeal>;

export const ownComment = z
  .object({
    id: z.string(),
    key: z.string(),
    parent: z.string().nullable(),
    author: z.string().nullable(),
    text: z.string().nullable(),
    lang: z.string(),
    received: z.string(),
    sha256: z.string().nullable(),
    state: z.enum(commentStates),
    outcome: outcome.nullable(),
    waiting: waiting.nullable(),
    appeal: appeal.nullable(),
    mayAppeal: z.boolean(),
  })
  .meta({ id: "OwnComment" }) satisfies z.ZodType<OwnComment>;

export const receiptsAnswer = z
  .object({ comments: z.array(ownComment.nullable()) })
  .meta({ id: "ReceiptsAnswer" }) satisfies z.ZodType<ReceiptsAnswer>;

export const reactionAnswer = z
  .object({ recommended: z.boolean(), recommendations: count })
  .meta({ id: "ReactionAnswer" }) satisfies z.ZodType<ReactionAnswer>;

export const reportAnswer = z
  .object({ id: z.string(), received: z.string() })
  .meta({ id: "ReportAnswer" }) satisfies z.ZodType<ReportAnswer>;

export const wordsAnswer = z
  .object({ lists: z.array(z.object({ guideline: z.string(), hashes: z.array(z.string()) })) })
  .meta({ id: "WordsAnswer" }) satisfies z.ZodType<WordsAnswer>;

export const countsAnswer = z
  .object({ counts: z.array(count) })
  .meta({ id: "CountsAnswer" }) satisfies z.ZodType<CountsAnswer>;
