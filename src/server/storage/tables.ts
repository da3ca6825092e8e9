/**
 * Row types of both databases. Ids are UUIDv7 text, times are integer milliseconds UTC, booleans are 0 or 1,
 * JSON is text: the one form that SQLite and PostgreSQL keep alike.
 */
import type { Generated, GeneratedAlways, Selectable } from "kysely";

export interface SiteTable {
  id: string;
  name: string;
  /** JSON list of exact origins whose pages may make unsafe calls. */
  origins: string;
  /** Language of the guidelines where a reader's own is not among them. */
  lang: string;
  mode: "pre" | "closed";
  email: "none" | "optional" | "required";
  max_length: number;
  max_author_length: number;
  /** 0 to 30. */
  undo_seconds: number;
  /** JSON of `SignInSettings`; `null` where readers are not signed in. */
  sign_in: string | null;
  /** JSON of `DeskHours`; `null` where the desk keeps none. */
  desk_hours: string | null;
  /** Moves with every change of settings or guidelines; part of the ETag. */
  version: number;
  created_at: number;
}

/** One row per published version and language. */
export interface GuidelinesTable {
  site_id: string;
  version: number;
  lang: string;
  /** JSON of a `Guidelines` record. */
  content: string;
  published_at: number;
}

export interface ThreadTable {
  id: string;
  site_id: string;
  key: string;
  url: string | null;
  title: string | null;
  closed_at: number | null;
  /** Published comments, replies included. Kept equal to `published` by the transaction that moves a state. */
  published: number;
  /** Of these, the ones at the top level. */
  published_roots: number;
  /** Moves whenever a public answer about the thread changes; part of the ETag. */
  version: number;
  /** Events after this version are all there; older ones were swept. */
  events_from: Generated<number>;
  created_at: number;
}

export interface CommentTable {
  id: string;
  site_id: string;
  thread_id: string;
  parent_id: string | null;
  /** The top-level comment of its branch; `null` at the top level. */
  root_id: string | null;
  author: string | null;
  email: string | null;
  text: string | null;
  text_sha256: string;
  lang: string;
  guidelines_version: number;
  guidelines_lang: string;
  state: "pending" | "approved" | "rejected" | "withdrawn";
  /** When it was last published; kept after it left the page, since a tombstone may stand for it. */
  published_at: number | null;
  /** Published comments of its branch, where it is a top-level one. */
  published_replies: Generated<number>;
  /** The newest decision in the log that was not undone; `null` while nobody has decided. */
  decision_id: string | null;
  /** Set while that decision can still be undone: when the ticker moves the state. */
  takes_effect_at: number | null;
  idempotency_key: string;
  /** SHA-256 of the request body, so that a key is not reused for another comment. */
  fingerprint: string;
  receipt_sha256: string;
  /** Whom the publisher signed in, as the token names them; `null` for a guest. */
  subject: string | null;
  /** Rows of `reaction` about it. */
  recommendations: Generated<number>;
  received_at: number;
  erased_at: number | null;
  /** 1 where the publisher's token says that the newsroom writes. */
  staff: Generated<number>;
  /** When the newsroom chose it; `null` where it did not. */
  chosen_at: number | null;
  /** Both as readers see them: 0 and `null` where it is not published. */
  shown_recommendations: GeneratedAlways<number>;
  shown_chosen_at: GeneratedAlways<number | null>;
}

/** A row of `comment` that may be shown: see the view's definition in the migration. */
export interface PublishedView {
  id: string;
  site_id: string;
  thread_id: string;
  parent_id: string | null;
  root_id: string | null;
  author: string | null;
  /** Who it is to the publisher: never told as it is. `null` for a guest, and on a tombstone. */
  subject: string | null;
  text: string | null;
  text_sha256: string | null;
  lang: string;
  recommendations: number;
  gone: "withdrawn" | "removed" | "erased" | null;
  published_replies: number;
  received_at: number;
  published_at: number;
  /** 0 on a tombstone. */
  staff: number;
  /** `null` on a tombstone. */
  chosen_at: number | null;
}

/** What readers see anew: a row for each move of a thread's version that they are told of, kept for a day or so. */
export interface ThreadEventTable {
  thread_id: string;
  /** That of the thread afterwards. */
  version: number;
  kind: "published" | "unpublished" | "closed" | "opened";
  comment_id: string | null;
  /** Published comments of the thread afterwards. */
  count: number;
  at: number;
}

/** The append-only log: one hash chain per site. */
export interface LogTable {
  id: string;
  site_id: string;
  /** 1, 2, 3 … without a gap, per site. */
  seq: number;
  kind: "approve" | "reject" | "undo" | "withdraw" | "erase" | "appeal" | "keep" | "choose" | "unchoose";
  comment_id: string;
  /** With `undo`: the decision that is undone. With `appeal`, and with a decision about one: the one appealed. */
  decision_id: string | null;
  /** The moderator; `null` where the author acted. */
  actor_id: string | null;
  guideline_id: string | null;
  /** The guidelines in force at the decision: they name the guideline, whatever is published later. */
  guidelines_version: number | null;
  at: number;
  takes_effect_at: number | null;
  /** SHA-256 over salt and note: the chain commits to a note that can be erased without breaking it. */
  commitment: string;
  previous_hash: string;
  hash: string;
}

/** What the commitments of the log hide. Its rows may be erased, those of the log may not. */
export interface LogSecretTable {
  log_id: string;
  salt: string;
  note: string | null;
}

export interface LogHeadTable {
  site_id: string;
  seq: number;
  hash: string;
}

/** What a machine noticed when a comment came in; see `Flag` of the contract. */
export interface FlagTable {
  comment_id: string;
  /** 0, 1, 2 … per comment. */
  place: number;
  check: "honeypot" | "hasty" | "duplicate" | "flood" | "guidance";
  guideline_id: string | null;
  /** JSON list of `{ start, end }`. */
  matches: string;
  value: number | null;
}

/** At most one a comment. */
export interface AppealTable {
  comment_id: string;
  site_id: string;
  /** The decision that is appealed. */
  rejection_id: string;
  text: string | null;
  made_at: number;
  /** The applied decision that answered it; `null` while it waits. */
  decision_id: string | null;
}

export interface ReportTable {
  id: string;
  site_id: string;
  comment_id: string;
  /** Id of a guideline, "illegal", or "other". */
  reason: string;
  /** The guidelines in force when it came: they name the guideline. */
  guidelines_version: number;
  explanation: string | null;
  name: string | null;
  email: string | null;
  idempotency_key: string;
  fingerprint: string;
  received_at: number;
  /** The entry of the log that answered it: `keep`, or the decision or withdrawal that took the comment away. */
  answer_id: string | null;
}

export interface ReactionTable {
  comment_id: string;
  voter_sha256: string;
}

/** Tokens of signed-in readers, each of which serves for one comment. */
export interface SpentTokenTable {
  site_id: string;
  token_id: string;
  expires_at: number;
}

export interface WordListTable {
  site_id: string;
  lang: string;
  guideline_id: string;
  /** JSON list of words and phrases as the moderators wrote them. */
  words: string;
}

/** One-time links that make a moderator's account. */
export interface InvitationTable {
  token_sha256: string;
  created_at: number;
  expires_at: number;
  spent_at: number | null;
}

/** better-auth's tables, as far as we read them. */
export interface UserTable {
  id: string;
  name: string;
  email: string;
}

export interface Database {
  site: SiteTable;
  guidelines: GuidelinesTable;
  thread: ThreadTable;
  comment: CommentTable;
  published: PublishedView;
  thread_event: ThreadEventTable;
  log: LogTable;
  log_secret: LogSecretTable;
  log_head: LogHeadTable;
  flag: FlagTable;
  appeal: AppealTable;
  report: ReportTable;
  reaction: ReactionTable;
  spent_token: SpentTokenTable;
  word_list: WordListTable;
  invitation: InvitationTable;
  user: UserTable;
}

export type SiteRow = Selectable<SiteTable>;
export type ThreadRow = Selectable<ThreadTable>;
export type CommentRow = Selectable<CommentTable>;
export type PublishedRow = Selectable<PublishedView>;
export type LogRow = Selectable<LogTable>;
