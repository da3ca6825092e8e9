/** How what a reader does changes the state: the reducer of `state.ts`, and all that it leaves out. */
import type { Comment, CommentPage, ThreadView } from "../contract/records.ts";
import {
  reduce,
  type Acknowledgement,
  type FirstAction,
  type FormName,
  type Own,
  type Reduce,
  type WidgetState,
} from "./state.ts";
import type { KeptIn } from "./storage.ts";

export type LaterAction =
  | { type: "paging"; list: string }
  | { type: "paged"; list: string; page: CommentPage }
  | { type: "paging-failed"; list: string }
  | { type: "typed"; field: "author" | "email"; value: string }
  | { type: "written"; form: FormName; text: string }
  | { type: "kept"; keptIn: KeptIn }
  | { type: "answering"; id: string | null }
  | { type: "sending"; form: FormName }
  | { type: "accepted"; own: Own }
  | { type: "own"; own: readonly Own[] }
  | { type: "withdrawing"; receipt: string | null }
  | { type: "acknowledged"; acknowledgement: Acknowledgement }
  | { type: "notice"; open: boolean }
  | { type: "forgotten"; keptIn: KeptIn };

export type Action = FirstAction | LaterAction;

export const reduceLater: Reduce<Action> = (state, action) => {
  switch (action.type) {
    case "loading":
    case "loaded":
    case "failed":
    case "restored":
    case "refused":
      return reduce(state, action);
    default:
      return Object.freeze({ ...state, ...changes(state, action) });
  }
};

function changes(state: WidgetState, action: LaterAction): Partial<WidgetState> {
  switch (action.type) {
    case "paging":
      return { paging: action.list, pagingFailed: null };
    case "paged":
      return { paging: null, view: state.view && continued(state.view, action.list, action.page) };
    case "paging-failed":
      return { paging: null, pagingFailed: action.list };
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
