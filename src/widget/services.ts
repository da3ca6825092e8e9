import type { CommentsBackend } from "../backends/backend.ts";
import type { Problem } from "../contract/codes.ts";
import type { BackendError, FailureCode } from "../backends/request.ts";
import type { WidgetCatalogue } from "../i18n/widget/load.ts";
import type { Terms } from "../ui/localize.ts";
import type { Kept } from "./kept.ts";
import type * as later from "./later.ts";
import type * as live from "./live.ts";
import type * as reading from "./reading.ts";
import type { Place } from "./place.ts";
import type { Action } from "./state-later.ts";
import type { WidgetState } from "./state.ts";

/** What is not needed at first sight. */
export type Later = typeof later;
/** What a thread is read with that is more than a list. */
export type ReadingPart = typeof reading;
/** What watches a thread while it is read. */
export type LivePart = typeof live;

/** What the things a reader does are done with. They end, by `signal`, when the element shows another thread or none. */
export interface Services {
  backend: CommentsBackend;
  place: Place;
  kept: Kept;
  state: () => WidgetState;
  dispatch: (action: Action) => void;
  /** Dispatches a DOM event from the element; false where a listener prevented it. */
  emit: (event: Event) => boolean;
  /** Moves focus to the element with this id, once it is rendered. */
  focus: (id: string) => void;
  /** Resolves after so many milliseconds. */
  sleep: (milliseconds: number) => Promise<void>;
  /**
   * Speaks to who does not see the screen; `null` takes back what has not been said yet.
   *
   * @param delay Milliseconds, in which something else may be said in its place.
   */
  say: (key: Spoken | null, value?: number, delay?: number) => void;
  /** What the page says of a reader whom the publisher signed in: `AfterwordComments.token` and `getToken`. */
  signs: { readonly token: string | null; readonly getToken: (() => Promise<string | null>) | null };
  /** Resolves once what is not needed at first sight is there. */
  later: () => Promise<Later>;
  /** The same of what a thread is read with. */
  reading: () => Promise<ReadingPart>;
  live: () => Promise<LivePart>;
  /** Where all of it is drawn. */
  root: ShadowRoot;
  signal: AbortSignal;
}

export type Spoken =
  | "counterLeft"
  | "counterOver"
  | "announceSent"
  | "published"
  | "recommended"
  | "announceMore"
  | "announceWithdrawn"
  | "announceNotSent"
  | "announceHeld"
  | "announceAppealed"
  | "announceAppealFailed"
  | "forgetOutbox"
  | "saveFailed"
  | "announceArrived"
  | "announceCancelled"
  | "announceCancelling"
  | "withdrawFailed"
  | "announceReported"
  | "proofMatches"
  | "proofDiffers"
  | "copied"
  | "copyFailed"
  | "stillTrying"
  | "working"
  | "forgotten"
  | "hintsFound"
  | "linkCopied"
  | "arrivals"
  | "arrivalsFailed"
  | "lingers"
  | "opened"
  | "closedAlready"
  | "failed";

export type WidgetTerms = Terms<WidgetCatalogue>;

/** Why a call failed. */
export interface Failure {
  code: FailureCode;
  problem: Partial<Problem>;
}

/** Backends that are not ours throw what they like; what has no code counts as not reached. */
export function failureOf(error: unknown): Failure {
  const { code, problem } = (error ?? {}) as Partial<BackendError>;
  return typeof code === "string" ? { code, problem: problem ?? {} } : { code: "unreachable", problem: {} };
}
