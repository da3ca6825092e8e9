/** What readers say to a decision or to a published comment, as the domain needs it kept. */
import type { StoredReport } from "./desk-ports.ts";

export interface NewAppeal {
  comment: string;
  site: string;
  /** The decision that is appealed. */
  rejection: string;
  text: string;
  at: number;
}

/** An appeal that nobody has answered. */
export interface WaitingAppeal {
  rejection: string;
  /** The moderator who rejected. */
  by: string | null;
}

export interface AppealStore {
  insert(appeal: NewAppeal): Promise<void>;
  /** The appeal of a comment, answered or not; its text is `null` once erased. */
  find(comment: string): Promise<{ text: string | null } | undefined>;
  waiting(comment: string): Promise<WaitingAppeal | undefined>;
  /** Names the applied decision that answers the comment's appeal, where one waits. */
  answer(comment: string, decision: string): Promise<void>;
}

export interface NewReport {
  id: string;
  site: string;
  comment: string;
  reason: string;
  guidelinesVersion: number;
  explanation: string | null;
  name: string | null;
  email: string | null;
  idempotencyKey: string;
  fingerprint: string;
  at: number;
}

/** As much of a report as tells whether it has come before. */
export interface KnownReport {
  id: string;
  fingerprint: string;
  at: number;
}

export interface ReportStore {
  /** `false` where another report of the site has its key; nothing is stored then. */
  insert(report: NewReport): Promise<boolean>;
  findByKey(site: string, idempotencyKey: string): Promise<KnownReport | undefined>;
  /** Whether the comment has reports that nobody has answered. */
  areOpen(comment: string): Promise<boolean>;
  /**
   * Reports about the comment, answered or not: what is said to be illegal and waits for an answer before all others,
   * so that no crowd pushes it out of the limit; each the newest first.
   */
  about(comment: string, limit: number): Promise<StoredReport[]>;
  /** Names the entry of the log that answers every open report about the comment. */
  answer(comment: string, entry: string): Promise<void>;
}

export interface Reaction {
  comment: string;
  voterSha256: string;
  recommend: boolean;
}

export interface ReactionStore {
  /**
   * Adds or takes back a recommendation; where that changes anything, the comment's count and the version of its
   * thread move with it. Locks in the order comment, thread, as `CommentStore.move` does.
   *
   * @returns How many recommend the comment now.
   */
  set(reaction: Reaction): Promise<number>;
}
