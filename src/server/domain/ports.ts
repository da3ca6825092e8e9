/** What the domain needs from the rest of the server. Storage, auth and tests implement it; `serve.ts` wires it. */
import type {
  Comment,
  CommentPage,
  CommentState,
  CountsAnswer,
  EmailRule,
  Guidelines,
  OwnComment,
  Sort,
} from "../../contract/records.ts";
import type { Position } from "./cursor.ts";
import type {
  AccountStore,
  DecisionStore,
  InvitationStore,
  OpenResponseStore,
  QueueStore,
} from "./desk-ports.ts";
import type { FlagStore, PostLimit, SpentTokenStore, WaitStore, WordListStore } from "./intake-ports.ts";
import type { EventStore } from "./live-ports.ts";
import type { LogEntry } from "./log.ts";
import type { PageStore } from "./page-ports.ts";
import type { AppealStore, ReactionStore, ReportStore } from "./response-ports.ts";

export interface Clock {
  /** Milliseconds UTC. */
  now(): number;
}

export interface Ids {
  /** A UUIDv7. */
  next(): string;
}

/**
 * What readers may know a signed-in author by: it tells neither who they are to the publisher nor what they write on
 * other sites. `null` where nothing can be told.
 */
export type AuthorIds = (site: string, subject: string) => string | null;

/** How the publisher signs readers in: a JWT for each comment, signed with one of these keys. */
export interface SignInSettings {
  /** Whether guests may comment too. */
  rule: "optional" | "required";
  /** What `iss` and `aud` must be. */
  issuer: string;
  audience: string;
  /** Each with the one algorithm that it is used with (RFC 7518, for example "ES256"), as a JWK (RFC 7517). */
  keys: { id: string | null; algorithm: string; jwk: Record<string, unknown> }[];
}

/** When moderators are at the desk, in the time of a place (IANA name, for example "Asia/Baghdad"). */
export interface DeskHours {
  timeZone: string;
  /** Monday first, seven lists of spans "08:00" to "17:30", in order and apart; a day without one is closed. */
  week: { from: string; to: string }[][];
}

export interface Site {
  id: string;
  name: string;
  /** Exact origins ("https://news.example") whose pages may make unsafe calls. */
  origins: string[];
  /** Language of the guidelines where a reader's own is not among them. */
  lang: string;
  mode: "pre" | "closed";
  email: EmailRule;
  maxLength: number;
  maxAuthorLength: number;
  /** 0 to 30. */
  undoSeconds: number;
  /** `null` where readers are not signed in. */
  signIn: SignInSettings | null;
  /** `null` where the desk keeps no hours. */
  deskHours: DeskHours | null;
  version: number;
  createdAt: number;
}

/** A thread as it stands; before the first comment there is none, which reads as an open and empty one. */
export interface ThreadState {
  id: string;
  closedAt: number | null;
  /** Published comments, replies included. */
  published: number;
  /** Of these, the ones at the top level. */
  publishedRoots: number;
  version: number;
}

/** One language of one version of a site's guidelines. */
export interface GuidelinesEdition {
  version: number;
  lang: string;
  publishedAt: number;
}

/** A comment as it was received, before anyone decided. Times are milliseconds UTC. */
export interface ReceivedComment {
  id: string;
  site: string;
  thread: string;
  parent: string | null;
  /** The top-level comment of its branch. */
  root: string | null;
  author: string;
  email: string | null;
  text: string;
  sha256: string;
  lang: string;
  guidelines: { version: number; lang: string };
  idempotencyKey: string;
  fingerprint: string;
  receiptSha256: string;
  /** Whom the publisher signed in; `null` for a guest. */
  subject: string | null;
  /** Whether the newsroom writes. */
  staff: boolean;
  receivedAt: number;
}

/** What its author may know of a comment, as far as its own row tells; `own-comments.ts` adds the rest. */
export interface StoredOwnComment {
  own: Omit<OwnComment, "outcome" | "waiting" | "mayAppeal">;
  /** In which its author saw the guidelines. */
  guidelinesLang: string;
  receiptSha256: string;
  fingerprint: string;
  /** The newest decision, undone ones left out; `null` while nobody has decided. */
  decision: string | null;
  /** Whether that decision can still be undone. */
  open: boolean;
}

export interface SiteStore {
  find(id: string): Promise<Site | undefined>;
  all(): Promise<Site[]>;
  create(site: Site): Promise<void>;
  /** Stores what a site is set to now, and moves its version. */
  update(site: Site): Promise<void>;
}

export interface GuidelinesStore {
  /** Every edition the site ever published, oldest first. */
  editions(site: string): Promise<GuidelinesEdition[]>;
  find(site: string, version: number, lang: string): Promise<Guidelines | undefined>;
  /** Adds a version in all its languages and moves the site's version. */
  publish(site: string, languages: Guidelines[], at: number): Promise<void>;
}

export interface ThreadStore {
  /** Site and thread, of which the thread may not exist yet. One query, since almost every call starts here. */
  findWithSite(
    site: string,
    key: string,
  ): Promise<{ site: Site; thread: ThreadState | undefined } | undefined>;
  /** Makes the thread where there is none; what already stands is left as it is. @returns Its id. */
  ensure(thread: {
    id: string;
    site: string;
    key: string;
    url: string | null;
    title: string | null;
    at: number;
  }): Promise<string>;
  /** Closes or opens a thread, moves its version, and writes the event. */
  setClosed(change: { thread: string; closed: boolean; at: number }): Promise<void>;
  counts(site: string, keys: string[]): Promise<CountsAnswer>;
}

/** Where a page begins, with or behind a place in the list, or before which it ends. */
export interface Edge {
  side: "after" | "before" | "from";
  position: Position;
}

export interface PageQuery {
  thread: string;
  sort: Sort;
  /** `null` for the first page. */
  edge: Edge | null;
  limit: number;
  /** How many replies come with each top-level comment. */
  replies: number;
}

/** What readers see: only what is published, and the tombstones among it. */
export interface PublishedStore {
  /** Top-level comments, each with its first replies, by as many queries whatever the page holds. */
  page(query: PageQuery, total: number): Promise<CommentPage>;
  /** Replies below a top-level comment of the thread, oldest first; `undefined` where it is none. */
  replies(query: {
    thread: string;
    root: string;
    edge: Edge | null;
    limit: number;
  }): Promise<CommentPage | undefined>;
  /** Where the branch of a comment stands that readers can see; `undefined` where there is none in the thread. */
  branchOf(thread: string, comment: string): Promise<Position | undefined>;
  /** What the newsroom chose last of the thread: at most three, wherever they stand, without their replies. */
  choices(thread: string): Promise<Comment[]>;
  /** The branch that an answer to this comment belongs to; `undefined` where it is not published in the thread. */
  rootOf(thread: string, parent: string): Promise<string | undefined>;
}

/** A move of state, with everything that counts published comments. */
export interface Move {
  comment: string;
  from: CommentState;
  to: CommentState;
  at: number;
}

export interface CommentStore {
  /** `false` where another comment of the site has its key or its receipt; nothing is stored then. */
  insert(comment: ReceivedComment): Promise<boolean>;
  findByKey(site: string, idempotencyKey: string): Promise<StoredOwnComment | undefined>;
  findByReceipts(site: string, receiptsSha256: string[]): Promise<StoredOwnComment[]>;
  /**
   * Moves the state, drops `takes_effect_at`, sets the time of publication, and keeps the counts, the version and the
   * events of the thread in step. `false` where the comment was not (any more) in the state `from`; nothing changes then.
   *
   * Locks in the order comment, its top-level comment, thread. Whoever also appends to the log does that first, and
   * moves one comment a transaction, so that two of them cannot lock each other out.
   */
  move(move: Move): Promise<boolean>;
  /**
   * Sets when the newsroom chose it, or that it does not choose it any more, and moves the version of the thread.
   * `false` where nothing changes: chosen stays chosen as it was.
   */
  setChosen(comment: string, at: number | null): Promise<boolean>;
  /** Whether the site has it published; then nothing moves it until the transaction ends. */
  holdPublished(site: string, comment: string): Promise<boolean>;
}

export interface LogStore {
  /**
   * Holds the site's log until the transaction ends. It comes before anything is read that an entry rests on, so that
   * two who append neither rest on the same state nor lock each other out.
   */
  lock(site: string): Promise<void>;
  /** Appends to the site's chain, under a lock on its head. */
  append(entry: LogEntry & { note: string | null }): Promise<void>;
  /** The entries about these comments in the order of the log, with their notes. */
  ofComments(comments: string[]): Promise<(LogEntry & { note: string | null })[]>;
}

export interface Stores {
  sites: SiteStore;
  guidelines: GuidelinesStore;
  threads: ThreadStore;
  comments: CommentStore;
  published: PublishedStore;
  pages: PageStore;
  events: EventStore;
  appeals: AppealStore;
  reports: ReportStore;
  reactions: ReactionStore;
  log: LogStore;
  decisions: DecisionStore;
  queue: QueueStore;
  openResponses: OpenResponseStore;
  invitations: InvitationStore;
  accounts: AccountStore;
  flags: FlagStore;
  spentTokens: SpentTokenStore;
  waits: WaitStore;
  wordLists: WordListStore;
}

/**
 * Counts a call under a key: an address, a site.
 *
 * @throws ProblemError `too-fast`, with the time to wait.
 */
export type RateLimit = (key: string) => Promise<void>;

export interface RateLimits {
  postsPerAddress: PostLimit;
  postsPerSite: RateLimit;
  callsPerAddress: RateLimit;
  readsPerAddress: RateLimit;
}

type Work<T> = (stores: Stores) => Promise<T>;

export interface Services {
  clock: Clock;
  ids: Ids;
  /** Outside of any transaction: each call sees what is committed. */
  stores: Stores;
  /** Nothing but stores is awaited inside. */
  transaction<T>(this: void, work: Work<T>): Promise<T>;
  /**
   * As `transaction`, but shares its commit with other calls of the moment, each in its own savepoint: one that
   * throws takes only its own changes back. Resolves after the commit.
   */
  groupCommit<T>(this: void, work: Work<T>): Promise<T>;
}
