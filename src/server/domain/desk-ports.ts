/** What the desk's side of the domain needs from storage and auth; the readers' side stands in `ports.ts`. */
import type {
  ChoiceEntry,
  DecisionAction,
  DecisionStatus,
  DeskSite,
  DeskThread,
  Moderator,
  QueueItem,
} from "../../contract/desk.ts";
import type { CommentState } from "../../contract/records.ts";

/** A decision as the log has it: its guideline not yet in anyone's language. Times are milliseconds UTC. */
export interface StoredDecision {
  id: string;
  site: string;
  comment: string;
  action: DecisionAction;
  guideline: { id: string; version: number } | null;
  note: string | null;
  by: Moderator;
  at: number;
  takesEffectAt: number;
  status: DecisionStatus;
  onAppeal: boolean;
}

/** How a comment stands, held until the transaction ends. */
export interface Standing {
  state: CommentState;
  erased: boolean;
  /** The newest decision, undone ones left out. */
  newest: StoredDecision | null;
}

export interface DecisionStore {
  find(id: string): Promise<StoredDecision | undefined>;
  siteOf(comment: string): Promise<string | undefined>;
  /** Reads and holds the comment, so that neither the ticker nor its author moves it meanwhile. */
  hold(comment: string): Promise<Standing | undefined>;
  /** The decision that stands again where this one is undone; `null` where it was the first. */
  before(decision: StoredDecision): Promise<string | null>;
  /** Names the comment's newest decision, and when the ticker moves the state (`null`: not at all). */
  point(comment: string, decision: string | null, takesEffectAt: number | null): Promise<void>;
  /** Comments whose decision takes effect by `now`, the longest due first. */
  due(now: number, limit: number): Promise<string[]>;
  /** When the next decision takes effect. */
  nextDue(): Promise<number | null>;
}

/** An item without its flags, which are kept apart. */
export interface StoredItem extends Omit<QueueItem, "decision" | "flags"> {
  site: string;
  decision: StoredDecision | null;
}

export interface ListQuery {
  site: string;
  after: string | null;
  limit: number;
  lang: string | null;
}

/** An item with what only its case shows. */
export interface CaseItem extends StoredItem {
  email: string | null;
  sha256: string | null;
  parent: string | null;
  /** The top-level comment of its branch. */
  root: string | null;
  guidelines: { version: number; lang: string };
}

/** Where a comment stands among those that are reported. */
export interface ReportedPlace {
  /** 1 where an open report says that it is illegal, which comes first. */
  illegal: number;
  /** Id of the report that has waited longest. */
  first: string;
}

export interface ReportedItem extends StoredItem {
  place: ReportedPlace;
}

export interface ReportedQuery extends Omit<ListQuery, "after"> {
  after: ReportedPlace | null;
}

/** Comments that someone has spoken up about; those with a decision that can still be undone are left out. */
export interface OpenResponseStore {
  /** With an appeal that waits, the longest waiting first; `after` is the id of a comment. */
  appealed(query: ListQuery): Promise<StoredItem[]>;
  countAppealed(site: string, lang: string | null): Promise<number>;
  /** With open reports: what may be illegal first, then the longest waiting. */
  reported(query: ReportedQuery): Promise<ReportedItem[]>;
  countReported(site: string, lang: string | null): Promise<number>;
}

/** A report as it came. Times are milliseconds UTC. */
export interface StoredReport {
  id: string;
  reason: string;
  guidelinesVersion: number;
  explanation: string | null;
  name: string | null;
  email: string | null;
  at: number;
  answered: { at: number; by: Moderator; kept: boolean } | null;
}

/** Milliseconds UTC. */
export interface StoredChoice extends Omit<ChoiceEntry, "at"> {
  at: number;
}

export interface QueueStore {
  sites(): Promise<DeskSite[]>;
  /** Pending and undecided, oldest first. */
  waiting(query: ListQuery): Promise<StoredItem[]>;
  countWaiting(site: string, lang: string | null): Promise<number>;
  /** Decided, by the newest decision, newest first. */
  decided(query: ListQuery): Promise<StoredItem[]>;
  countDecided(site: string, lang: string | null): Promise<number>;
  /** Those of the comments that there are, in no order. */
  items(comments: string[]): Promise<CaseItem[]>;
  /** Every decision about the comment, newest first. */
  history(comment: string): Promise<StoredDecision[]>;
  /** When it was chosen and when that was taken back, newest first. */
  choices(comment: string): Promise<StoredChoice[]>;
  thread(id: string): Promise<DeskThread | undefined>;
}

export interface InvitationStore {
  create(invitation: { tokenSha256: string; at: number; expiresAt: number }): Promise<void>;
  /** Whether it can still be used. */
  isOpen(tokenSha256: string, now: number): Promise<boolean>;
  /** `true` for exactly one caller. */
  spend(tokenSha256: string, now: number): Promise<boolean>;
}

export interface Account extends Moderator {
  email: string;
}

export interface AccountStore {
  /** @throws ProblemError `invalid` where the e-mail has an account already. */
  create(account: Account & { passwordHash: string; at: number }): Promise<void>;
  list(): Promise<Account[]>;
  /** Whether anyone but this moderator has an account. */
  existsBeside(moderator: string | null): Promise<boolean>;
}

/** Passwords and sessions; cookies are whole `Set-Cookie` values. */
export interface Sessions {
  hash(password: string): Promise<string>;
  /** `null` where e-mail and password do not fit together, whichever is wrong. */
  signIn(input: { email: string; password: string }): Promise<{ account: Account; cookies: string[] } | null>;
  find(cookie: string | undefined): Promise<Account | null>;
  /** Ends the session on the server, not only in the browser. */
  signOut(cookie: string | undefined): Promise<string[]>;
}

export interface SignInAttempt {
  email: string;
  address: string;
}

/** Slows down guessing, per account and per address. Only failures count in the end. */
export interface SignInLimits {
  /** @throws ProblemError `too-fast`. */
  count(attempt: SignInAttempt): Promise<void>;
  /** Takes the count of an attempt back that turned out well. */
  forgive(attempt: SignInAttempt): Promise<void>;
}
