/**
 * What the server takes. Unknown fields are dropped, never stored: a body cannot set a state or a time.
 *
 * Bounds here are those of storage; what a site allows (length of a text, e-mail, closed threads) is for the domain.
 */
import { z } from "zod";
import { sorts } from "../records.ts";
import type {
  AppealRequest,
  NewComment,
  ReactionRequest,
  ReceiptsQuery,
  ReportRequest,
  WithdrawRequest,
} from "../records.ts";
import type { CommentsQuery, CountsQuery, EventsQuery, ThreadQuery, WordsQuery } from "../routes.ts";
import { findUnstorable } from "../text.ts";

/** Text that every database of ours can keep; anything else is told with its place (code `unstorable`). */
export const storable = (check: (text: z.ZodString) => z.ZodString = (text) => text) =>
  check(z.string()).check(({ value, issues }) => {
    const position = findUnstorable(value);
    if (position !== -1) {
      issues.push({ code: "custom", input: value, params: { code: "unstorable", position } });
    }
  });

/** 1 to 100, as it stands in a query. */
export const pageSize = z
  .string()
  .regex(/^([1-9]\d?|100)$/)
  .transform(Number)
  .describe("How many at most, 1 to 100; 20 where it is left out");

export const siteId = storable((text) => text.min(1).max(100)).describe("Id of the site");
/** UTF-8 bytes: long enough for a canonical URL, and short enough for an index of PostgreSQL (2,704 with the site). */
const maxKeyBytes = 2_000;
const utf8 = new TextEncoder();

/** The article's key on the wire. */
export const threadKey = storable((text) => text.min(1).max(maxKeyBytes))
  .check(({ value, issues }) => {
    if (utf8.encode(value).length > maxKeyBytes) {
      issues.push({
        code: "custom",
        input: value,
        message: `A key has at most ${maxKeyBytes} bytes of UTF-8.`,
        params: { code: "invalid" },
      });
    }
  })
  .describe("The article's key: any text of at most 2,000 bytes of UTF-8, such as its address");
const lang = storable((text) => text.max(100)).describe(
  "BCP 47; a tag that is none is read as a language that nobody speaks",
);
const receipt = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .describe("256 random bits made by the author's browser, base64url without padding");

/** No pattern: other backends write others, and whoever makes a client from the document must let them pass. */
const cursor = z
  .string()
  .describe(
    "`next` of the page before, or `previous` of the page after. How it is written is each backend's own affair, and no client reads it",
  );

const order = z.enum(sorts).describe("`oldest` where it is left out");
const branchStart = z
  .uuid()
  .describe("Id of a published comment: the page begins with its branch; with `parent`, with that reply");
const branchHead = z
  .uuid()
  .describe("Id of a top-level comment: only the replies below it, oldest first whatever the `sort`");

export const threadQuery = z.object({
  site: siteId,
  key: threadKey,
  lang: lang
    .describe("The language in which the guidelines are wanted; the site's own where it is left out")
    .exactOptional(),
  sort: order.exactOptional(),
}) satisfies z.ZodType<ThreadQuery>;

export const commentsQuery = z.object({
  site: siteId,
  key: threadKey,
  sort: order.exactOptional(),
  after: cursor.exactOptional(),
  before: cursor.exactOptional(),
  from: branchStart.exactOptional(),
  limit: pageSize.exactOptional(),
  parent: branchHead.exactOptional(),
}) satisfies z.ZodType<CommentsQuery>;

/** How many threads one stream tells of: more than any page shows. */
const maxThreads = 20;

export const eventsQuery = z.object({
  site: siteId,
  key: z.array(threadKey).min(1).max(maxThreads).describe("Keys of 1 to 20 articles"),
  since: z
    .array(
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    )
    .min(1)
    .max(maxThreads)
    .describe("In the order of the keys: the version that is known of each, 0 where there is none"),
}) satisfies z.ZodType<EventsQuery>;

export const countsQuery = z.object({
  site: siteId,
  key: z.array(threadKey).min(1).max(100).describe("Keys of 1 to 100 articles"),
}) satisfies z.ZodType<CountsQuery>;

export const newComment = z
  .object({
    site: siteId,
    key: threadKey,
    url: storable((text) => text.max(4_000))
      .nullable()
      .describe("The article's address, for the moderators; on one of the site's origins"),
    title: storable()
      .nullable()
      .describe("The article's title, for the moderators; at most 500 grapheme clusters"),
    parent: z
      .uuid()
      .nullable()
      .describe("Id of the published comment that this one answers; null at the top level"),
    author: storable().describe("The name it is published under"),
    email: storable((text) => text.max(254))
      .nullable()
      .describe("Never published"),
    text: storable().describe("Plain text"),
    lang: lang
      .nullable()
      .describe("What its author says the language is, BCP 47; null leaves it to the server"),
    guidelines: z
      .object({
        version: z
          .int()
          .min(0)
          .max(2 ** 31 - 1),
        lang,
      })
      .describe("Which guidelines stood before the form"),
    receipt,
    honeypot: storable((text) => text.max(1_000)).describe(
      "What stands in the field that no person sees; empty unless a program filled it",
    ),
    writingTime: z
      .int()
      .min(0)
      .max(2 ** 53 - 1)
      .nullable()
      .describe("Milliseconds from the first touch of the form to sending; null where it is not known"),
  })
  .meta({ id: "NewComment" }) satisfies z.ZodType<NewComment>;

export const receiptsQuery = z
  .object({
    site: siteId,
    lang: lang.describe("The language in which guidelines are named"),
    receipts: z.array(receipt).max(100),
  })
  .meta({ id: "ReceiptsQuery" }) satisfies z.ZodType<ReceiptsQuery>;

export const withdrawRequest = z
  .object({ site: siteId, receipt })
  .meta({ id: "WithdrawRequest" }) satisfies z.ZodType<WithdrawRequest>;

export const appealRequest = z
  .object({
    site: siteId,
    receipt,
    text: storable().describe("What the author has to say; as long as a comment may be"),
  })
  .meta({ id: "AppealRequest" }) satisfies z.ZodType<AppealRequest>;

export const reactionRequest = z
  .object({
    site: siteId,
    voter: receipt.describe(
      "HMAC-SHA-256 of the comment's id under a secret of the reader's browser, base64url: the same for all calls of one reader about one comment, and no other. Keep its hash",
    ),
    recommend: z.boolean().describe("`false` takes it back"),
  })
  .meta({ id: "ReactionRequest" }) satisfies z.ZodType<ReactionRequest>;

const email = storable((text) => text.max(254));

export const reportRequest = z
  .object({
    site: siteId,
    reason: storable((text) => text.min(1).max(100)).describe(
      "Id of the guideline that the comment goes against, `illegal`, or `other`",
    ),
    explanation: storable()
      .nullable()
      .describe("At most 2,000 grapheme clusters; required with `illegal` and `other`"),
    illegal: z
      .object({
        name: storable((text) => text.max(200))
          .nullable()
          .describe("Who gives notice; null only together with `unnamed`"),
        email: email.nullable(),
        unnamed: z
          .literal(true)
          .describe(
            "The statement that the notice concerns the sexual abuse of children, which may be reported without a name",
          )
          .exactOptional(),
        goodFaith: z
          .literal(true)
          .describe(
            "The statement that what is said is, in good faith, believed to be accurate and complete",
          ),
      })
      .nullable()
      .describe(
        "What a notice of illegal content must hold (EU Digital Services Act, Article 16, 2); null with any other reason",
      ),
  })
  .meta({ id: "ReportRequest" }) satisfies z.ZodType<ReportRequest>;

export const wordsQuery = z.object({ site: siteId, lang }) satisfies z.ZodType<WordsQuery>;

const answered = z.uuid().describe("Id of the published comment that the form answers");

/** The page without JavaScript: of a thread, or of one branch; with a form; or of one's own comment. */
export const pageQuery = threadQuery.extend({
  after: cursor.exactOptional(),
  before: cursor.exactOptional(),
  from: branchStart.exactOptional(),
  parent: branchHead.exactOptional(),
  write: z.literal("1").describe("The form instead of the thread").exactOptional(),
  reply: answered.exactOptional(),
  receipt: receipt.describe("Of one's own comment: that is shown instead of the thread").exactOptional(),
});
export type PageQuery = z.output<typeof pageQuery>;

/** In the address, which keeps every character; in a form, line breaks would be changed on the way. */
export const pageFormQuery = z.object({
  site: siteId,
  key: threadKey,
  lang: lang.exactOptional(),
  reply: answered.exactOptional(),
});

/** Texts are what a reader typed: what is wrong with them is told beside their fields. */
const typed = z.string();

/** RFC-to-be "Idempotency-Key": any visible ASCII, so that a quoted string and a bare UUID both pass. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{8,200}$/)
  .describe(
    "8 to 200 visible ASCII characters, made anew for each comment or report, and sent again with it",
  );

/** RFC 6750: a JWT signed by the publisher. */
export const tokens = z
  .string()
  .regex(/^Bearer [A-Za-z0-9_.-]+$/)
  .describe("`Bearer`, and a JWT with which the publisher says who the reader is; not sent by guests");

/** base64url of a proof's JSON; whether it proves anything is seen when it is checked. */
export const proofs = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,4000}$/)
  .describe("base64url of the JSON of a solved `challenge`, where one was asked for");

export const commentId = z.uuid().describe("Id of the comment");

const pagePost = z.object({
  act: z.literal("post"),
  receipt,
  idempotencyKey,
  guidelinesVersion: z.string().regex(/^\d{1,9}$/),
  guidelinesLang: lang,
  author: typed,
  email: typed.exactOptional(),
  text: typed,
  /** Whether the guidelines were read. */
  read: z.literal("1").exactOptional(),
  /** The field that no person sees. */
  website: storable((text) => text.max(1_000)),
});
export type PagePost = z.output<typeof pagePost>;

/** What the forms of the page send. Whoever has the receipt needs no id. */
export const pageForm = z.union([
  pagePost,
  z.object({ act: z.literal("withdraw"), receipt }),
  z.object({ act: z.literal("appeal"), receipt, text: typed }),
]);

export const fragmentQuery = z.object({
  site: siteId,
  key: threadKey,
  lang: lang.exactOptional(),
  limit: pageSize.exactOptional(),
});

export type FragmentQuery = z.output<typeof fragmentQuery>;

export const feedQuery = z.object({ site: siteId, key: threadKey.exactOptional() });
