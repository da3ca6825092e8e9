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
/** JSON Schema's `format` says how it is written; a reader that shows a time anyhow need not refuse another one. */
const time = (description: string) => z.string().meta({ format: "date-time", description });
const timeOrNull = (description: string) =>
  z.string().meta({ format: "date-time" }).nullable().describe(description);

/** One of the words we know; another one, which a later version may have added, is read as `fallback`. */
const openEnum = <const T extends string>(known: readonly T[], fallback: T) =>
  z.union([z.enum(known), z.string().transform((): T => fallback)]);

export const comment = z
  .object({
    id: z.string().describe("UUID"),
    parent: z.string().nullable().describe("The comment that this one answers; null at the top level"),
    author: z
      .string()
      .nullable()
      .describe("The name it is published under; null on a tombstone, as are text and sha256"),
    authorId: z
      .string()
      .nullable()
      .describe(
        "The same for all that one signed-in reader wrote on this site; null for a guest and on a tombstone",
      ),
    text: z.string().nullable().describe("Plain text, as it was sent"),
    gone: openEnum<GoneReason>(goneReasons, "removed")
      .nullable()
      .describe(
        "Why this is a tombstone: withdrawn by its author, removed by the newsroom, erased; null on a comment",
      ),
    lang: z.string().describe("BCP 47; und where it is not known"),
    received: time("When it was taken in"),
    published: time("When it was published"),
    sha256: z
      .string()
      .nullable()
      .describe("SHA-256 of the UTF-8 bytes of the text as received, in lower-case hexadecimal"),
    replyTo: z
      .string()
      .nullable()
      .describe("The name of whom it answers, where that is not the comment at the top of its branch"),
    recommendations: count.describe("How many readers recommend it; 0 on a tombstone"),
    staff: z.boolean().describe("Whether the newsroom wrote it; false on a tombstone"),
    choice: z
      .boolean()
      .describe("Whether the newsroom chose it as one worth reading first; false on a tombstone"),
    get replies(): z.ZodExactOptional<z.ZodType<CommentPage>> {
      return commentPage.exactOptional();
    },
  })
  .meta({ id: "Comment" }) satisfies z.ZodType<Comment>;

export const commentPage: z.ZodType<CommentPage> = z
  .object({
    items: z.array(comment),
    total: count.describe("All there are, on this page or not; tombstones are not counted"),
    next: z.string().nullable().describe("Cursor of the next page, for `after`; null on the last"),
    previous: z.string().nullable().describe("Cursor of the page before, for `before`; null on the first"),
  })
  .meta({ id: "CommentPage" });

const thread = z.object({
  site: z.string(),
  key: z.string(),
  open: z.boolean().describe("Whether it takes comments"),
  closed: timeOrNull("When it was closed; null while it is open, and where the whole site takes no comments"),
  count: count.describe("Published comments, replies included"),
  version: count.describe("Where the thread's events go on from; 0 where there are none"),
}) satisfies z.ZodType<Thread>;

const formRules = z.object({
  maxLength: count.describe("Of a text, in grapheme clusters"),
  maxAuthorLength: count.describe("Of a name, in grapheme clusters"),
  maxBytes: count.describe("Of a text, in bytes of UTF-8"),
  email: openEnum(emailRules, "optional").describe(
    "Whether the form asks for an e-mail address, which is never published",
  ),
  signIn: openEnum(signInRules, "optional").describe(
    "Whether readers can, or must, be signed in by the publisher: none where the backend reads no tokens",
  ),
}) satisfies z.ZodType<FormRules>;

export const guideline = z
  .object({
    id: z.string().describe("The same across languages and versions, for example promotion"),
    label: z.string().describe("The rule in a few words"),
    explanation: z.string().describe("May be empty"),
    ground: z
      .boolean()
      .describe("Whether a rejection may rest on it; false for what the newsroom itself promises"),
  })
  .meta({ id: "Guideline" }) satisfies z.ZodType<Guideline>;

export const guidelines = z
  .object({
    version: count.describe(
      "Another one whenever they change, in all languages: readers are asked to read them again",
    ),
    lang: z.string().describe("BCP 47"),
    title: z.string(),
    introduction: z.string().describe("May be empty, as may closing"),
    rules: z.array(guideline).describe("Numbered from 1, as they stand"),
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
    choices: z
      .array(comment)
      .describe(
        "The newsroom's choice, the last chosen first: at most three, wherever they stand, without their replies; an empty list where nobody chooses",
      ),
  })
  .meta({ id: "ThreadView" }) satisfies z.ZodType<ThreadView>;

const threadEvent = z
  .object({
    key: z.string().describe("The article's"),
    version: count.describe("Grows with every event of the thread, by one or more"),
    kind: z.enum(threadEventKinds),
    comment: z
      .string()
      .nullable()
      .describe("The comment that appeared or left; null where the thread was closed or opened"),
    root: z.string().nullable().describe("The top-level comment of its branch; null at the top level"),
    count: count.describe("Published comments of the thread afterwards"),
  })
  .meta({ id: "ThreadEvent" }) satisfies z.ZodType<ThreadEvent>;

export const eventsAnswer = z
  .object({
    events: z.array(threadEvent).describe("In the order in which they happened, thread by thread"),
    stale: z
      .array(z.string())
      .describe("Keys of threads of which too much has happened since: they are to be read anew"),
  })
  .meta({ id: "EventsAnswer" }) satisfies z.ZodType<EventsAnswer>;

const outcome = z.object({
  decided: time("When"),
  guideline: z
    .object({
      id: z.string(),
      number: count.describe("Its place among the guidelines, from 1"),
      label: z.string(),
    })
    .nullable()
    .describe("What a rejection rests on; null where it was approved"),
  note: z.string().nullable().describe("What the moderator has to say to the author"),
}) satisfies z.ZodType<Outcome>;

const waiting = z.object({
  usually: count
    .nullable()
    .describe("Minutes within which most comments were decided lately; null where that is not known"),
  opens: timeOrNull("When the desk opens next; null while it is open, and where it keeps no hours"),
}) satisfies z.ZodType<Waiting>;

const appeal = z.object({
  text: z.string(),
  made: time("When"),
  decided: timeOrNull("When; null while it waits"),
}) satisfies z.ZodType<Appeal>;

export const ownComment = z
  .object({
    id: z.string().describe("UUID"),
    key: z.string().describe("The article's"),
    parent: z.string().nullable().describe("The comment that this one answers; null at the top level"),
    author: z
      .string()
      .nullable()
      .describe("As it was sent, or as the token says; null once it was erased, as are text and sha256"),
    text: z.string().nullable(),
    lang: z.string().describe("BCP 47; und where it is not known"),
    received: time("When it was taken in"),
    sha256: z
      .string()
      .nullable()
      .describe("SHA-256 of the UTF-8 bytes of the text as received, in lower-case hexadecimal"),
    state: z.enum(commentStates),
    outcome: outcome.nullable().describe("What was decided; null unless it is approved or rejected"),
    waiting: waiting
      .nullable()
      .describe("What its author may expect while it waits; null unless it is pending"),
    appeal: appeal.nullable().describe("The one appeal that was made; null where there was none"),
    mayAppeal: z
      .boolean()
      .describe("Whether its author can appeal now; false where the backend knows no appeals"),
  })
  .meta({ id: "OwnComment" }) satisfies z.ZodType<OwnComment>;

export const receiptsAnswer = z
  .object({
    comments: z
      .array(ownComment.nullable())
      .describe("In the order of the receipts; null where one is unknown"),
  })
  .meta({ id: "ReceiptsAnswer" }) satisfies z.ZodType<ReceiptsAnswer>;

export const reactionAnswer = z
  .object({
    recommended: z.boolean().describe("Whether this voter recommends it now"),
    recommendations: count.describe("How many do"),
  })
  .meta({ id: "ReactionAnswer" }) satisfies z.ZodType<ReactionAnswer>;

export const reportAnswer = z
  .object({ id: z.string(), received: time("When it was taken in") })
  .meta({ id: "ReportAnswer" }) satisfies z.ZodType<ReportAnswer>;

export const wordsAnswer = z
  .object({
    lists: z.array(
      z.object({
        guideline: z.string().describe("Id of the guideline that the words go against"),
        hashes: z
          .array(z.string())
          .describe("The first 16 hexadecimal digits of the SHA-256 of each folded word"),
      }),
    ),
  })
  .meta({ id: "WordsAnswer" }) satisfies z.ZodType<WordsAnswer>;

export const countsAnswer = z
  .object({ counts: z.array(count).describe("Published comments with replies, in the order of the keys") })
  .meta({ id: "CountsAnswer" }) satisfies z.ZodType<CountsAnswer>;
