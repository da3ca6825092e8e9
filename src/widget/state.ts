/** All that the widget shows, and how each thing that happens changes it. Pure: state is replaced, never patched. */
import type { FailureCode } from "../backends/request.ts";
import type { Comment, CommentPage, OwnComment, ThreadView } from "../contract/records.ts";
import type { KeptIn } from "./storage.ts";

/** A form is named by the comment it answers; the thread's own form is "". */
export type FormName = string;

export type FieldName = "author" | "email" | "text" | "guidelines";

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
    | "earlierArrived";
  /** How many characters too long, at which position, how many seconds to wait. */
  value?: number;
}

/** That the reader confirmed to have read the guidelines. */
export interface Acknowledgement {
  version: number;
  /** ISO 8601. */
  at: string;
}

/** A comment of this browser's. `comment` is `null` until the backend is known to have it. */
export interface Own {
  receipt: string;
  form: FormName;
  author: string;
  text: string;
  sent: string;
  comment: OwnComment | null;
}

export interface WidgetState {
  readonly phase: "loading" | "ready" | "failed";
  /** With `failed`: whether the browser says that it has no connection. */
  readonly offline: boolean;
  readonly view: ThreadView | null;
  /** The list that is being continued, or could not be: "" for the thread, else the top-level comment. */
  readonly paging: string | null;
  readonly pagingFailed: string | null;
  readonly author: string;
  readonly email: string;
  readonly texts: Readonly<Record<FormName, string>>;
  /** The comment below which a reply form stands open. */
  readonly answering: string | null;
  readonly sending: FormName | null;
  readonly mends: { readonly form: FormName; readonly list: readonly Mend[] } | null;
  readonly own: readonly Own[];
  /** The receipt of the comment whose withdrawal waits for a second press. */
  readonly withdrawing: string | null;
  readonly acknowledged: Acknowledgement | null;
  readonly noticeOpen: boolean;
  readonly keptIn: KeptIn;
  /** Whether the reader said that others use this device. */
  readonly shared: boolean;
  readonly forgotten: boolean;
}

/** What comes from the reader's browser. */
export type KeptNames = "author" | "texts" | "own" | "acknowledged" | "keptIn" | "shared";

export type Action =
  | { type: "loading" }
  | { type: "loaded"; view: ThreadView }
  | { type: "failed"; code: FailureCode }
  | { type: "paging"; list: string }
  | { type: "paged"; list: string; page: CommentPage }
  | { type: "paging-failed"; list: string }
  | { type: "restored"; kept: Pick<WidgetState, KeptNames> }
  | { type: "typed"; field: "author" | "email"; value: string }
  | { type: "written"; form: FormName; text: string }
  | { type: "kept"; keptIn: KeptIn }
  | { type: "answering"; id: string | null }
  | { type: "sending"; form: FormName }
  | { type: "refused"; form: FormName; mends: readonly Mend[] }
  | { type: "accepted"; own: Own }
  | { type: "own"; own: readonly Own[] }
  | { type: "withdrawing"; receipt: string | null }
  | { type: "acknowledged"; acknowledgement: Acknowledgement }
  | { type: "notice"; open: boolean }
  | { type: "forgotten"; keptIn: KeptIn };

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
  withdrawing: null,
  acknowledged: null,
  noticeOpen: true,
  keptIn: "device",
  shared: false,
  forgotten: false,
});

export function reduce(state: WidgetState, action: Action): WidgetState {
  return Object.freeze({ ...state, ...changes(state, action) });
}

function changes(state: WidgetState, action: Action): Partial<WidgetState> {
  switch (action.type) {
    case "loading":
      return { phase: "loading" };
    case "loaded":
      return { phase: "ready", view: action.view, noticeOpen: !hasRead(state.acknowledged, action.view) };
    case "failed":
      return { phase: "failed", offline: action.code === "offline" };
    case "paging":
      return { paging: action.list, pagingFailed: null };
    case "paged":
      return { paging: null, view: state.view && continued(state.view, action.list, action.page) };
    case "paging-failed":
      return { paging: null, pagingFailed: action.list };
    case "restored": {
      const { acknowledged } = action.kept;
      const noticeOpen =
        acknowledged?.version === state.acknowledged?.version
          ? state.noticeOpen
          : !hasRead(acknowledged, state.view);
      return { ...action.kept, noticeOpen };
    }
    case "typed":
      return { [action.field]: action.value, forgotten: false };
    case "written":
      return { texts: { ...state.texts, [action.form]: action.text }, forgotten: false };
    case "kept":
      return { keptIn: action.keptIn };
    case "answering":
      // What is to be mended in a reply goes with its form.
      return { answering: action.id, mends: state.mends?.form ? null : state.mends };
    case "sending":
      return { sending: action.form, mends: null };
    case "refused":
      return { sending: null, mends: { form: action.form, list: action.mends } };
    case "accepted": {
      const { form, text, receipt } = action.own;
      // What was written while the comment was on its way is a new draft.
      const same = (state.texts[form] ?? text) === text;
      return {
        sending: null,
        mends: null,
        answering: same && state.answering === form ? null : state.answering,
        texts: same ? { ...state.texts, [form]: "" } : state.texts,
        own: [...state.own.filter((one) => one.receipt !== receipt), action.own],
      };
    }
    case "own":
      return { own: action.own, withdrawing: null };
    case "withdrawing":
      return { withdrawing: action.receipt };
    case "acknowledged":
      return { acknowledged: action.acknowledgement, noticeOpen: false };
    case "notice":
      return { noticeOpen: action.open };
    case "forgotten":
      return {
        author: "",
        email: "",
        texts: {},
        own: [],
        acknowledged: null,
        noticeOpen: true,
        keptIn: action.keptIn,
        forgotten: true,
        mends: null,
        answering: null,
      };
  }
}

/** Whether it is these guidelines, and not an earlier version, that were read. */
export const hasRead = (acknowledged: Acknowledgement | null, view: ThreadView | null): boolean =>
  !!acknowledged && acknowledged.version === view?.guidelines.version;

function continued(view: ThreadView, list: string, page: CommentPage): ThreadView {
  if (!list) return { ...view, comments: joined(view.comments, page) };
  const items = view.comments.items.map((comment) =>
    comment.id === list && comment.replies ? { ...comment, replies: joined(comment.replies, page) } : comment,
  );
  return { ...view, comments: { ...view.comments, items } };
}

// What was published between two pages may come twice.
function joined(shown: CommentPage, page: CommentPage): CommentPage {
  const known = new Set(shown.items.map(({ id }) => id));
  return { ...page, items: [...shown.items, ...page.items.filter(({ id }) => !known.has(id))] };
}

/** The comment with this id, wherever it stands in what is shown. */
export function findComment(view: ThreadView | null, id: string): Comment | undefined {
  return view?.comments.items.flatMap((top) => [top, ...(top.replies?.items ?? [])]).find((c) => c.id === id);
}
