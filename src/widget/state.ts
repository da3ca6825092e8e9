/** All that the widget shows, and how each thing that happens changes it. Pure: state is replaced, never patched. */
import type { FailureCode } from "../backends/request.ts";
import type { NewComment, OwnComment, ReportAnswer, ThreadView } from "../contract/records.ts";
import type { Hint } from "../guidance/check.ts";
import type { KeptIn } from "./storage.ts";

/** A form is named by the comment it answers; the thread's own form is "". */
export type FormName = string;

/** The last three are those of a report. */
export type FieldName = "author" | "email" | "text" | "guidelines" | "reason" | "explanation" | "goodFaith";

/** Why something asked for at a comment could not be done. */
export type TroubleCode =
  "recommendOffline" | "recommendFailed" | "commentGone" | "panelOffline" | "panelFailed";

/** What must be mended before a comment can go; `code` is the key of its sentence. */
export interface Mend {
  field: FieldName | null;
  code:
    | "nameEmpty"
    | "nameTooLong"
    | "emailEmpty"
    | "emailInvalid"
    | "textEmpty"
    | "textTooLong"
    | "textTooManyBytes"
    | "unstorable"
    | "acknowledgeFirst"
    | "threadClosed"
    | "parentGone"
    | "tooFast"
    | "offline"
    | "unreachable"
    | "refused"
    | "foreignOrigin"
    | "signInExpired"
    | "signInRefused"
    | "workStopped"
    | "mayHaveArrived"
    | "appealEmpty"
    | "appealTooLong"
    | "appealRefused"
    | "appealGone"
    | TroubleCode
    | "reasonEmpty"
    | "explanationEmpty"
    | "illegalEmpty"
    | "explanationTooLong"
    | "reporterEmpty"
    | "goodFaithMissing"
    | "reportRefused"
    | "reportTooFast";
  /** How many characters too long, at which position, how many seconds to wait. */
  value?: number;
}

/** A reader whom the publisher signed in. */
export interface Reader {
  /** Who it is to the publisher, whatever they are called. */
  subject: string;
  name: string;
}

/** That the reader confirmed to have read the guidelines. */
export interface Acknowledgement {
  version: number;
  /** ISO 8601. */
  at: string;
  /** The language they were read in. */
  lang?: string;
  /** What each rule was when it was read (see `versionOf`), by its id. */
  rules?: Readonly<Record<string, number>>;
}

/**
 * A comment of this browser's, kept from before it is sent: in the outbox while there is something in `sending`, then
 * followed.
 */
export interface Own {
  receipt: string;
  form: FormName;
  author: string;
  text: string;
  /** The language that its author says it is in; `null` where they said none. */
  lang?: string | null;
  /** ISO 8601: when its author pressed the button. */
  sent: string;
  /** `null` until the backend is known to have it. */
  comment: OwnComment | null;
  /** What to send until the backend is known to have it; `null` from then on. */
  sending: Sending | null;
  /** Whether it was ever sent, so that it may have arrived. */
  tried: boolean;
  /** ISO 8601: when its author took it out of the outbox, `null` where they did not. */
  cancelled: string | null;
}

/** What is sent, as often as it takes. */
export interface Sending {
  key: string;
  body: NewComment;
  /** The subject of the signed-in reader whose name the form showed: it goes with their own token, or not at all. */
  subject: string | null;
}

/** What goes on with the reader's own comments; of each of them, by its receipt. */
export interface Following {
  /** The one whose withdrawal waits for a second press. */
  readonly withdrawing?: string | null;
  /** The one that is being sent from the outbox now. */
  readonly going?: string | null;
  /** Whether the reader's machine works, so that a comment of theirs is taken. */
  readonly working?: boolean;
  /** Why they are still in the outbox. */
  readonly held?: Readonly<Record<string, Mend>>;
  /** The one whose appeal is being written, and the one whose appeal is being sent. */
  readonly appealing?: string | null;
  readonly sendingAppeal?: string | null;
  /** Whether the older ones that are decided are shown too. */
  readonly all?: boolean;
  /** How many would be lost: whether the reader wants to forget them all the same is being asked. */
  readonly forgetting?: number;
}

/** How to check that a comment was never edited. */
export interface ProofPanel {
  about: "proof";
  id: string;
  /** SHA-256 of the text as the page shows it, in hexadecimal; `null` until it was asked for. */
  computed: string | null;
  copied: boolean;
}

/** What a reader says about a comment that they report. */
export interface ReportDraft {
  /** Id of a guideline, "illegal", or "other"; empty before one is chosen. */
  reason: string;
  explanation: string;
  name: string;
  email: string;
  /** That it concerns the sexual abuse of children, which may be reported unnamed. */
  unnamed: boolean;
  goodFaith: boolean;
}

export interface ReportPanel {
  about: "report";
  id: string;
  draft: ReportDraft;
  sending: boolean;
  mends: readonly Mend[];
  /** Present once the report has arrived. */
  receipt: ReportReceipt | null;
}

/** That a report has arrived, and what it was for. */
export interface ReportReceipt extends ReportAnswer {
  reason: string;
}

/** How this reader reads the thread. Of what was done to single comments, by their ids. */
export interface Reading {
  /** Those whose answers are folded away, and those that the reader hid. */
  readonly folded: readonly string[];
  readonly hidden: readonly string[];
  /** Authors of whom the reader hid everything: see `Comment.authorId`. */
  readonly hiddenAuthors: readonly string[];
  /** What was published after it is new to this reader (ISO 8601); `null` on the first visit. */
  readonly since: string | null;
  /** New ones that the reader has been led to. */
  readonly met: readonly string[];
  /** The one that a link leads to, and whether one that a link named is not there. */
  readonly marked: string | null;
  readonly missing: boolean;
  /** The one whose further actions stand open, and whether its address could be copied; `null` before that was tried. */
  readonly menu: string | null;
  readonly copied: boolean | null;
  /** How many branches are drawn by now: a long page is drawn in chunks. */
  readonly drawn: number;
  /** Whether what is far from the viewport need not be laid out. */
  readonly long: boolean;
}

/** A comment that was published while the thread is read. */
export interface Arrival {
  id: string;
  /** The top-level comment of its branch; `null` at the top level, and where that is not known. */
  root: string | null;
  /** Of the thread, when it was published. */
  version: number;
}

/** What happened to the thread while it is read, and what is done about it. */
export interface Live {
  /** Those that the reader has not asked for, in the order in which they were published. */
  readonly waiting: readonly Arrival[];
  /** Ids of what is no longer published, and stays while the reader is at it. */
  readonly lingering: readonly string[];
  /** Whether those that wait are being read, and whether that failed. */
  readonly showing: boolean;
  readonly failed: boolean;
}

/** Where a page of a list begins that is shown together with others, and the cursors to what is before and after it. */
export interface Seam {
  /** Id of its first comment. */
  first: string;
  previous: string | null;
  next: string | null;
}

export interface WidgetState {
  readonly phase: "loading" | "ready" | "failed";
  /** With `failed`: whether the browser says that it has no connection. */
  readonly offline: boolean;
  readonly view: ThreadView | null;
  /** The list that is being continued, or could not be: "" for the thread, else the top-level comment. */
  readonly paging: string | null;
  readonly pagingFailed: string | null;
  /** The pages of each list that was continued, named as in `paging`. */
  readonly seams?: Readonly<Record<string, readonly Seam[]>> | undefined;
  /** Not there until the part that it is for is loaded. */
  readonly reading?: Reading;
  /** Not there before anything happened to the thread. */
  readonly live?: Live;
  /** `null` for a guest; not there where no readers sign in. */
  readonly reader?: Reader | null;
  readonly author: string;
  readonly email: string;
  readonly texts: Readonly<Record<FormName, string>>;
  /** The comment below which a reply form stands open. */
  readonly answering: string | null;
  readonly sending: FormName | null;
  readonly mends: { readonly form: FormName; readonly list: readonly Mend[] } | null;
  readonly own: readonly Own[];
  readonly following: Following;
  /** Ids of the comments that this browser's reader recommends, and of those they reported. */
  readonly recommended: readonly string[];
  readonly reported: readonly string[];
  /** What stands open below one comment. */
  readonly panel: ProofPanel | ReportPanel | null;
  readonly aids?: Readonly<Record<FormName, Aid>>;
  /** What was marked and is to stay as it is: see `keyOf`. */
  readonly settled?: readonly string[];
  /** The language that its author says a text is in, "und" for one without a name here; `null` where they said none. */
  readonly langs?: Readonly<Record<FormName, string | null>>;
  readonly acknowledged: Acknowledgement | null;
  readonly noticeOpen: boolean;
  readonly keptIn: KeptIn;
  /** Whether the reader said that others use this device. */
  readonly shared: boolean;
  readonly forgotten: boolean;
}

/** What was found in one text while its author wrote it. */
export interface Aid {
  /** The text it was found in; the form's may have changed since. */
  text: string;
  hints: readonly Hint[];
  /** As it was detected, "und" where it was not. */
  lang: string;
}

/** What comes from the reader's browser. */
export type KeptNames = "author" | "texts" | "own" | "recommended" | "reported" | "acknowledged";

/** What happens to a reader who only reads; the rest stands in `state-later.ts`. */
export type FirstAction =
  | { type: "loading" }
  | { type: "loaded"; view: ThreadView; reading?: Reading | undefined }
  | { type: "reading"; reading: Reading }
  | { type: "failed"; code: FailureCode }
  | { type: "restored"; kept: Pick<WidgetState, KeptNames> }
  | { type: "refused"; form: FormName; mends: readonly Mend[] };

export const start: WidgetState = Object.freeze<WidgetState>({
  phase: "loading",
  offline: false,
  view: null,
  paging: null,
  pagingFailed: null,
  author: "",
  email: "",
  texts: {},
  answering: null,
  sending: null,
  mends: null,
  own: [],
  following: {},
  recommended: [],
  reported: [],
  panel: null,
  acknowledged: null,
  noticeOpen: true,
  keptIn: "device",
  shared: false,
  forgotten: false,
});

export type Reduce<Action> = (state: WidgetState, action: Action) => WidgetState;

export const reduce: Reduce<FirstAction> = (state, action) =>
  Object.freeze({ ...state, ...changes(state, action) });

function changes(state: WidgetState, action: FirstAction): Partial<WidgetState> {
  switch (action.type) {
    case "loading":
      return { phase: "loading" };
    case "loaded": {
      const { view, reading } = action;
      const noticeOpen = !hasRead(state.acknowledged, view);
      return { phase: "ready", view, noticeOpen, seams: undefined, ...(reading && { reading }) };
    }
    case "reading":
      return { reading: action.reading };
    case "failed":
      return { phase: "failed", offline: action.code === "offline" };
    case "restored": {
      const { acknowledged } = action.kept;
      const noticeOpen =
        acknowledged?.version === state.acknowledged?.version
          ? state.noticeOpen
          : !hasRead(acknowledged, state.view);
      return { ...action.kept, noticeOpen };
    }
    case "refused":
      return { sending: null, mends: { form: action.form, list: action.mends } };
  }
}

/** Whether it is these guidelines, and not an earlier version, that were read. */
export const hasRead = (acknowledged: Acknowledgement | null, view: ThreadView | null): boolean =>
  !!acknowledged && acknowledged.version === view?.guidelines.version;
