/**
 * What travels between the moderators' desk and the server, on the desk's own origin. Field conventions are those
 * of `records.ts`. None of these calls answers to another origin.
 */
import type { Appeal, Comment, CommentState, Guideline, Guidelines } from "./records.ts";
import type { Route } from "./routes.ts";

export interface Moderator {
  id: string;
  /** Empty where the account is gone. */
  name: string;
}

export interface DeskSite {
  id: string;
  name: string;
  /** How long a decision can be undone before it takes effect, 0 to 30. */
  undoSeconds: number;
  waiting: number;
  /** Comments whose appeal waits. */
  appeals: number;
  /** Comments with reports that nobody has answered. */
  reported: number;
}

export interface DeskSession {
  moderator: Moderator & { email: string };
  sites: DeskSite[];
}

export const decisionActions = ["approve", "reject"] as const;
export type DecisionAction = (typeof decisionActions)[number];

export const decisionStatuses = ["open", "applied", "undone"] as const;
/** `open`: stored, can still be undone, not yet visible to anyone but the desk. */
export type DecisionStatus = (typeof decisionStatuses)[number];

export interface Decision {
  id: string;
  comment: string;
  action: DecisionAction;
  guideline: { id: string; number: number; label: string } | null;
  note: string | null;
  by: Moderator;
  decided: string;
  takesEffect: string;
  status: DecisionStatus;
  /** Whether it decided an appeal. */
  onAppeal: boolean;
}

export const flagChecks = ["honeypot", "hasty", "duplicate", "flood", "guidance"] as const;
/**
 * What a machine noticed when the comment came in. It sorts and explains, it never decides. `honeypot`: the field that
 * no person sees was filled. `hasty`: sent within a few seconds. `duplicate`: the site has the same text from before.
 * `flood`: the address sent so much that its machine had to work for it. `guidance`: words that touch a guideline.
 */
export type FlagCheck = (typeof flagChecks)[number];

export interface Flag {
  check: FlagCheck;
  /** With `guidance`: what it touches. */
  guideline: { id: string; number: number; label: string } | null;
  /** With `guidance`: the places in the text, in UTF-16 code units, end exclusive. */
  matches: { start: number; end: number }[];
  /** With `hasty` seconds, with `duplicate` how many stand there already; else `null`. */
  value: number | null;
}

export interface DeskReport {
  id: string;
  /** Id of a guideline, "illegal", or "other". */
  reason: string;
  guideline: { id: string; number: number; label: string } | null;
  explanation: string | null;
  /** With "illegal": who gave notice; both `null` where they may stay unnamed. */
  notice: { name: string | null; email: string | null } | null;
  received: string;
  /** `null` while nobody has answered it. Nobody (an empty `by`) has where its author took the comment back. */
  answered: { at: string; by: Moderator; kept: boolean } | null;
}

export interface DeskThread {
  id: string;
  key: string;
  url: string | null;
  title: string | null;
  open: boolean;
  published: number;
  waiting: number;
}

export interface QueueItem {
  id: string;
  author: string | null;
  text: string | null;
  lang: string;
  received: string;
  state: CommentState;
  /** Whether it answers another comment. */
  reply: boolean;
  thread: { id: string; key: string; title: string | null };
  /** The newest decision, undone ones left out; `null` while nobody has decided. */
  decision: Decision | null;
  flags: Flag[];
  /** The name of the author is one that the publisher signed in. */
  signedIn: boolean;
  /** The publisher says that the newsroom wrote it. */
  staff: boolean;
  /** It stands among what the newsroom chose; never where it is not published. */
  choice: boolean;
  appeal: Appeal | null;
  /** Reports that nobody has answered. */
  reports: number;
}

/** That a moderator made a comment the newsroom's choice, or took that back. */
export interface ChoiceEntry {
  chosen: boolean;
  by: Moderator;
  at: string;
}

export interface QueuePage {
  items: QueueItem[];
  total: number;
  next: string | null;
}

/** All that a moderator needs to decide about one comment. */
export interface CommentCase {
  item: QueueItem;
  email: string | null;
  sha256: string | null;
  thread: DeskThread;
  /** The guidelines as their author saw them, in the language they saw; `null` where the page showed its own. */
  guidelines: Guidelines | null;
  /** The guidelines in force, from which a rejection names one. In the moderator's language. */
  rules: Guideline[];
  /** The comment it answers, published or not. */
  parent: QueueItem | null;
  /** Published comments around it: its branch for a reply, the newest of the thread otherwise. Oldest first. */
  context: Comment[];
  /** Every decision, newest first, undone ones included. */
  history: Decision[];
  /** Newest first. */
  choices: ChoiceEntry[];
  /** Illegal content that waits for an answer, then all others, answered ones too; each newest first. At most 100. */
  reports: DeskReport[];
}

export interface DecideRequest {
  action: DecisionAction;
  /** Id of the guideline a rejection rests on; `null` for an approval. */
  guideline: string | null;
  /** Shown to the comment's author. Required as the reason when an applied decision is reversed. */
  note: string | null;
  /** The newest decision the moderator saw (`item.decision`); another one there by now answers `already-decided`. */
  seen: string | null;
}

/** An `already-decided` problem carries the decision that was faster. */
export interface AlreadyDecided {
  decision: Decision;
}

export interface SignInRequest {
  email: string;
  password: string;
}

export interface InvitationRequest {
  token: string;
  name: string;
  email: string;
  /** At least 12 characters. */
  password: string;
}

export const getSession = { method: "GET", path: "/api/session" } as const satisfies Route;
export const postSignIn = { method: "POST", path: "/api/sign-in" } as const satisfies Route;
export const postSignOut = { method: "POST", path: "/api/sign-out" } as const satisfies Route;
/** Not a GET: addresses end up in the logs of proxies, and this token makes an account. */
export const postInvitationCheck = { method: "POST", path: "/api/invitation/check" } as const satisfies Route;
export const postInvitation = { method: "POST", path: "/api/invitation" } as const satisfies Route;
export const getQueue = { method: "GET", path: "/api/queue" } as const satisfies Route;
export const getDecided = { method: "GET", path: "/api/decided" } as const satisfies Route;
export const getCase = { method: "GET", path: "/api/comments/{id}" } as const satisfies Route;
export const postDecision = { method: "POST", path: "/api/comments/{id}/decision" } as const satisfies Route;
export const postUndo = { method: "POST", path: "/api/decisions/{id}/undo" } as const satisfies Route;
/** Comments whose appeal waits, the longest waiting first. */
export const getAppeals = { method: "GET", path: "/api/appeals" } as const satisfies Route;
/** Published comments with unanswered reports, the longest waiting first; those reported as illegal before all others. */
export const getReported = { method: "GET", path: "/api/reported" } as const satisfies Route;
/** Answers every open report about a comment: it stays. */
export const postKeep = { method: "POST", path: "/api/comments/{id}/keep" } as const satisfies Route;
/** Makes a published comment the newsroom's choice, or takes that back; doing it twice changes nothing. */
export const postChoose = { method: "POST", path: "/api/comments/{id}/choose" } as const satisfies Route;
export const postUnchoose = { method: "POST", path: "/api/comments/{id}/unchoose" } as const satisfies Route;
export const postCloseThread = { method: "POST", path: "/api/threads/{id}/close" } as const satisfies Route;
export const postOpenThread = { method: "POST", path: "/api/threads/{id}/open" } as const satisfies Route;

export interface DeskListQuery {
  site: string;
  after?: string;
  /** 1 to 100. */
  limit?: number;
  /** Only comments in this language. */
  lang?: string;
}

/**
 * Question and answer of each call of the desk. Calls without an answer are answered with 204. Guidelines are named in
 * the language of `Accept-Language`.
 */
export interface DeskCalls {
  getSession: { answer: DeskSession };
  postSignIn: { body: SignInRequest; answer: DeskSession };
  postSignOut: { body: Record<string, never>; answer: undefined };
  postInvitationCheck: { body: { token: string }; answer: undefined };
  postInvitation: { body: InvitationRequest; answer: DeskSession };
  getQueue: { query: DeskListQuery; answer: QueuePage };
  getDecided: { query: DeskListQuery; answer: QueuePage };
  getAppeals: { query: DeskListQuery; answer: QueuePage };
  getReported: { query: DeskListQuery; answer: QueuePage };
  getCase: { answer: CommentCase };
  postDecision: { body: DecideRequest; answer: Decision };
  postUndo: { body: Record<string, never>; answer: Decision };
  postKeep: { body: Record<string, never>; answer: undefined };
  postChoose: { body: Record<string, never>; answer: undefined };
  postUnchoose: { body: Record<string, never>; answer: undefined };
  postCloseThread: { body: Record<string, never>; answer: DeskThread };
  postOpenThread: { body: Record<string, never>; answer: DeskThread };
}
