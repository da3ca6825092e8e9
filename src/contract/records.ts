/**
 * What travels between widget, desk and server.
 *
 * Ids are UUIDv7 text. Times are ISO 8601 in UTC ("2026-11-22T08:00:00.000Z"). Languages are BCP 47 tags,
 * "und" where the language is unknown. Absent values are `null`, never a missing field, unless the field is
 * marked optional.
 */

export const commentStates = ["pending", "approved", "rejected", "withdrawn"] as const;
export type CommentState = (typeof commentStates)[number];

export const sorts = ["oldest", "newest", "recommended"] as const;
export type Sort = (typeof sorts)[number];

export const goneReasons = ["withdrawn", "removed", "erased"] as const;
/** Why a tombstone stands where a comment was: its author withdrew it, the newsroom removed it, it was erased. */
export type GoneReason = (typeof goneReasons)[number];

export const emailRules = ["none", "optional", "required"] as const;
export type EmailRule = (typeof emailRules)[number];

export const signInRules = ["none", "optional", "required"] as const;
/** Whether readers can, or must, be signed in by the publisher to comment. */
export type SignInRule = (typeof signInRules)[number];

/** A published comment, or the tombstone of one that still has published replies. */
export interface Comment {
  id: string;
  /** The comment this one answers; `null` at the top level. */
  parent: string | null;
  /** `null` on a tombstone, as are `text` and `sha256`. */
  author: string | null;
  /**
   * The same for all that one signed-in reader wrote on this site, and told by it alone; on another site it is another.
   * `null` for a guest, whom a name does not tell from others, and on a tombstone.
   */
  authorId: string | null;
  text: string | null;
  gone: GoneReason | null;
  lang: string;
  received: string;
  published: string;
  /** SHA-256 of the UTF-8 bytes of the text as received, in lower-case hexadecimal. */
  sha256: string | null;
  /** The name of whom it answers, where that is not the comment at the top of its branch. */
  replyTo: string | null;
  /** How many readers recommend it; 0 on a tombstone. */
  recommendations: number;
  /** Whether the newsroom wrote it, as the publisher's token says; false on a tombstone, as is `choice`. */
  staff: boolean;
  /** Whether the newsroom chose it as one worth reading first. */
  choice: boolean;
  /**
   * Present where there are replies: all of the branch, at whatever depth, and always oldest first, so that a comment
   * comes before those that answer it. `parent` makes a tree of them.
   */
  replies?: CommentPage;
}

export interface CommentPage {
  items: Comment[];
  /** All there are, on this page or not. Tombstones are not counted. */
  total: number;
  /** Cursor of the next page, for `after`; `null` on the last one. */
  next: string | null;
  /** Cursor of the page before, for `before`; `null` on the first one. */
  previous: string | null;
}

export interface Thread {
  site: string;
  key: string;
  open: boolean;
  /** When it was closed; `null` while it is open. */
  closed: string | null;
  /** Published comments, replies included. */
  count: number;
  /** Where the thread's events go on from; see `ThreadEvent`. */
  version: number;
}

/** What the form asks for and how much it takes. Both lengths are grapheme clusters (UAX #29). */
export interface FormRules {
  maxLength: number;
  maxAuthorLength: number;
  /** Upper bound of the UTF-8 bytes of a text, against clusters made of thousands of marks. */
  maxBytes: number;
  email: EmailRule;
  signIn: SignInRule;
}

export interface Guideline {
  /** Stable across languages and versions, for example "promotion". */
  id: string;
  label: string;
  explanation: string;
  /** Whether a rejection may rest on it; false for what the newsroom itself promises. */
  ground: boolean;
}

/** A site's guidelines in one language. A rule's number is its place in `rules`, counted from one. */
export interface Guidelines {
  version: number;
  lang: string;
  title: string;
  introduction: string;
  rules: Guideline[];
  closing: string;
}

/** All that the first paint needs. */
export interface ThreadView {
  thread: Thread;
  form: FormRules;
  guidelines: Guidelines;
  sort: Sort;
  comments: CommentPage;
  /** The newsroom's choice, the last chosen first: at most three, wherever they stand, and without their replies. */
  choices: Comment[];
}

export const threadEventKinds = ["published", "unpublished", "closed", "opened"] as const;
export type ThreadEventKind = (typeof threadEventKinds)[number];

/** That readers see something else now. It says which comment, and not what it says: that is asked for as ever. */
export interface ThreadEvent {
  /** The article's key. */
  key: string;
  /** Moves with every event of the thread, by one or more. */
  version: number;
  kind: ThreadEventKind;
  /** The comment that appeared or left; `null` where the thread was closed or opened. */
  comment: string | null;
  /** The top-level comment of its branch; `null` at the top level. */
  root: string | null;
  /** Published comments of the thread afterwards. */
  count: number;
}

export interface EventsAnswer {
  /** In the order in which they happened, thread by thread. */
  events: ThreadEvent[];
  /** Keys of threads of which too much has happened since: they are read anew. */
  stale: string[];
}

export interface NewComment {
  site: string;
  key: string;
  /** The article's address and title, for the moderators; the address must be of one of the site's origins. */
  url: string | null;
  title: string | null;
  parent: string | null;
  author: string;
  email: string | null;
  text: string;
  /** What the author says the language is; `null` leaves it to the server. */
  lang: string | null;
  /** Which guidelines stood before the form. */
  guidelines: { version: number; lang: string };
  /** 256 random bits made by the author's browser, base64url (43 characters). The server keeps only their SHA-256. */
  receipt: string;
  /** What stands in the field that no person sees; empty unless a program filled it. */
  honeypot: string;
  /** Milliseconds from the first touch of the form to sending; `null` where it is not known. */
  writingTime: number | null;
}

/** What was decided about a comment, as its author may know it. */
export interface Outcome {
  decided: string;
  /** The guideline a rejection rests on, in the language asked for; `number` is its place in the list. */
  guideline: { id: string; number: number; label: string } | null;
  note: string | null;
}

/** What its author may expect while a comment waits. Coarse on purpose: it promises nothing to the minute. */
export interface Waiting {
  /**
   * Minutes within which most comments were decided lately, while the desk was open, rounded up to one of a few; `null`
   * where too few were decided, or it took longer than a week of minutes.
   */
  usually: number | null;
  /** When the desk opens next; `null` while it is open, and where it keeps no hours. */
  opens: string | null;
}

/** The one appeal that the author of a rejected comment has. A moderator other than the first decides it. */
export interface Appeal {
  text: string;
  made: string;
  /** `null` while it waits; the outcome is then that of the comment. */
  decided: string | null;
}

/** A comment as its author sees it, published or not. */
export interface OwnComment {
  id: string;
  key: string;
  parent: string | null;
  author: string | null;
  text: string | null;
  lang: string;
  received: string;
  sha256: string | null;
  state: CommentState;
  outcome: Outcome | null;
  /** `null` unless it is pending. */
  waiting: Waiting | null;
  appeal: Appeal | null;
  /** Whether its author can appeal now: it is rejected, was never appealed, and another moderator could decide. */
  mayAppeal: boolean;
}

export interface ReceiptsQuery {
  site: string;
  lang: string;
  /** At most 100. */
  receipts: string[];
}

/** In the order of the receipts asked for; `null` where a receipt is unknown. */
export interface ReceiptsAnswer {
  comments: (OwnComment | null)[];
}

export interface WithdrawRequest {
  site: string;
  receipt: string;
}

export interface AppealRequest {
  site: string;
  receipt: string;
  /** As long as a comment may be. */
  text: string;
}

export interface ReactionRequest {
  site: string;
  /**
   * HMAC-SHA-256 of the comment's id under a secret that never leaves the reader's browser, base64url (43 characters):
   * the same reader counts once, and nobody can tell what else they recommend.
   */
  voter: string;
  /** `false` takes it back. */
  recommend: boolean;
}

export interface ReactionAnswer {
  recommended: boolean;
  recommendations: number;
}

/** What a notice of illegal content must hold (EU Digital Services Act, Article 16, 2) beside its explanation. */
export interface IllegalContent {
  /** Both are given, or both are `null` together with `unnamed`. */
  name: string | null;
  email: string | null;
  /**
   * The statement that the notice concerns the sexual abuse of children (Directive 2011/93/EU, Articles 3 to 7), which
   * may be reported without a name. Left out with any other.
   */
  unnamed?: true;
  /** The statement that what is said in the notice is, in good faith, believed to be accurate and complete. */
  goodFaith: true;
}

export interface ReportRequest {
  site: string;
  /** Id of the guideline it goes against, "illegal", or "other". */
  reason: string;
  /** At most 2,000 grapheme clusters; required with "illegal" and "other". */
  explanation: string | null;
  /** Required with "illegal", `null` with any other reason. */
  illegal: IllegalContent | null;
}

/** Confirms that a report has arrived. */
export interface ReportAnswer {
  id: string;
  received: string;
}

/** Words that a site's moderators look out for: the guideline they go against, and what their folded forms hash to. */
export interface WordList {
  /** Id of a guideline. */
  guideline: string;
  /** The first 16 hexadecimal digits of the SHA-256 of each folded word. */
  hashes: string[];
}

export interface WordsAnswer {
  lists: WordList[];
}

/** Published counts, in the order of the keys asked for. */
export interface CountsAnswer {
  counts: number[];
}
