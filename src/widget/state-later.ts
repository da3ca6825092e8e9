/** How what a reader does changes the state: the reducer of `state.ts`, and all that it leaves out. */
import type { Sort, Thread, ThreadView } from "../contract/records.ts";
import {
  reduce,
  type Acknowledgement,
  type Aid,
  type FirstAction,
  type Following,
  type FormName,
  type Live,
  type Mend,
  type Own,
  type Reader,
  type Reduce,
  type TroubleCode,
  type WidgetState,
} from "./state.ts";
import type { KeptIn } from "./storage.ts";
import { changed, continued, departed, type FurtherPage } from "./thread-pages.ts";

export type LaterAction =
  | { type: "placed"; view: ThreadView }
  | { type: "paging"; list: string }
  | ({ type: "paged" } & FurtherPage)
  | { type: "paging-failed"; list: string; sort: Sort }
  | { type: "live"; live: Live }
  | { type: "turned"; open: boolean; closed: string | null }
  | { type: "departed"; ids: readonly string[]; count: number; version: number }
  | { type: "reader"; reader: Reader | null }
  | { type: "typed"; field: "author" | "email"; value: string }
  | { type: "written"; form: FormName; text: string }
  | { type: "kept"; keptIn: KeptIn }
  | { type: "where-kept"; keptIn: KeptIn; shared: boolean }
  | { type: "answering"; id: string | null }
  | { type: "sending"; form: FormName }
  | { type: "left"; form: FormName; text: string }
  | { type: "mending"; form: FormName; mends: readonly Mend[] }
  | { type: "accepted"; own: Own }
  | { type: "changed"; own: Own }
  | { type: "own"; own: readonly Own[] }
  | { type: "following"; changes: Following }
  | { type: "recommended"; id: string; recommended: boolean; recommendations: number }
  | { type: "unheard"; id: string; code: TroubleCode }
  | { type: "panel"; panel: WidgetState["panel"] }
  | { type: "reported"; id: string }
  | { type: "aided"; form: FormName; aid: Aid }
  | { type: "settled"; keys: readonly string[] }
  | { type: "language"; form: FormName; lang: string | null }
  | { type: "acknowledged"; acknowledgement: Acknowledgement }
  | { type: "notice"; open: boolean }
  | { type: "forgotten"; keptIn: KeptIn };

export type Action = FirstAction | LaterAction;

export const reduceLater: Reduce<Action> = (state, action) => {
  switch (action.type) {
    case "loaded":
      // Its pages begin anew.
      return reduce({ ...state, pagingFailed: null }, action);
    case "loading":
    case "failed":
    case "reading":
    case "restored":
    case "refused":
      return reduce(state, action);
    default:
      return Object.freeze({ ...state, ...changes(state, action) });
  }
};

/**
 * How a thread goes on that is opened anew, in another language or at another place of the page: whatever was on its
 * way tells nobody any more that it came. A comment that was being sent stands in the outbox.
 */
export function interrupted(state: WidgetState): WidgetState {
  const { sending, own, panel, following } = state;
  const sent = own.findLast((one) => one.sending && one.form === sending);
  return Object.freeze({
    ...(sending === null
      ? state
      : reduceLater(state, { type: "left", form: sending, text: sent?.text ?? "" })),
    paging: null,
    panel: panel?.about === "report" ? { ...panel, sending: false } : panel,
    following: { ...following, going: null, working: false, sendingAppeal: null },
  });
}

function changes(state: WidgetState, action: LaterAction): Partial<WidgetState> {
  switch (action.type) {
    case "placed":
      return { view: action.view, seams: undefined, paging: null };
    case "paging":
      return { paging: action.list, pagingFailed: null };
    case "paged":
      return { paging: null, ...continued(state, action) };
    case "live":
      return { live: action.live };
    case "departed": {
      const { ids, count, version } = action;
      return { view: state.view && withThread(departed(state.view, ids, count), { version }) };
    }
    case "turned": {
      const { open, closed } = action;
      return {
        view: state.view && withThread(state.view, { open, closed }),
        answering: open ? state.answering : null,
      };
    }
    case "paging-failed":
      return { paging: null, pagingFailed: action.sort === state.view?.sort ? action.list : null };
    case "reader":
      return { reader: action.reader };
    case "typed":
      return { [action.field]: action.value, forgotten: false };
    case "written":
      return { texts: { ...state.texts, [action.form]: action.text }, forgotten: false };
    case "kept":
      return { keptIn: action.keptIn };
    case "where-kept":
      return { keptIn: action.keptIn, shared: action.shared };
    case "answering":
      // What is to be mended in a reply goes with its form.
      return { answering: action.id, mends: state.mends?.form ? null : state.mends };
    case "sending":
      return { sending: action.form, mends: null };
    case "left": {
      const { form, text } = action;
      // What was written while the comment was on its way is a new draft.
      const same = (state.texts[form] ?? text) === text;
      return {
        sending: null,
        mends: null,
        answering: same && state.answering === form ? null : state.answering,
        texts: same ? { ...state.texts, [form]: "" } : state.texts,
      };
    }
    case "mending":
      return { mends: { form: action.form, list: action.mends } };
    case "accepted": {
      const { [action.own.receipt]: _, ...held } = state.following.held ?? {};
      return { own: replaced(state.own, action.own), following: { ...state.following, held } };
    }
    case "changed":
      return { own: replaced(state.own, action.own) };
    case "own":
      return { own: action.own, following: { ...state.following, withdrawing: null } };
    case "following":
      return { following: { ...state.following, ...action.changes } };
    case "recommended": {
      const { id, recommendations } = action;
      const others = state.recommended.filter((one) => one !== id);
      return {
        recommended: action.recommended ? [...others, id] : others,
        mends: state.mends?.form === id ? null : state.mends,
        view: state.view && changed(state.view, id, { recommendations }),
      };
    }
    case "unheard":
      // Unlike a form that is refused, it leaves alone what is being sent.
      return { mends: { form: action.id, list: [{ field: null, code: action.code }] } };
    case "panel":
      return { panel: action.panel };
    case "reported":
      return { reported: [...state.reported, action.id] };
    case "aided":
      return { aids: { ...state.aids, [action.form]: action.aid } };
    case "settled":
      return { settled: [...(state.settled ?? []), ...action.keys] };
    case "language":
      return { langs: { ...state.langs, [action.form]: action.lang } };
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
        recommended: [],
        reported: [],
        panel: null,
        acknowledged: null,
        noticeOpen: true,
        keptIn: action.keptIn,
        forgotten: true,
        following: {},
        mends: null,
        answering: null,
        ...(state.reading && { reading: { ...state.reading, hidden: [], hiddenAuthors: [] } }),
      };
  }
}

const withThread = (view: ThreadView, changes: Partial<Thread>): ThreadView => ({
  ...view,
  thread: { ...view.thread, ...changes },
});

/** With this one in its place, or last. */
function replaced(all: readonly Own[], own: Own): Own[] {
  const known = all.some(({ receipt }) => receipt === own.receipt);
  return known ? all.map((one) => (one.receipt === own.receipt ? own : one)) : [...all, own];
}
