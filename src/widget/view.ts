import type { TemplateResult } from "lit";
import type { Hint } from "../guidance/check.ts";
import type { Format } from "../i18n/format.ts";
import type { CommentsBackend } from "../backends/backend.ts";
import type {
  Comment,
  CommentPage,
  Guideline,
  Guidelines,
  OwnComment,
  Sort,
  ThreadView,
} from "../contract/records.ts";
import type { WidgetTerms } from "./services.ts";
import type { FormName, Mend, Own, Reader, ReportDraft, WidgetState } from "./state.ts";

/** What the templates are made from. They ask; the element decides. */
export interface View {
  state: WidgetState;
  t: WidgetTerms;
  format: Format;
  ask: Ask;
  /** What is not needed at first sight, once it is there. */
  later: LaterTemplates | undefined;
  /** What a thread is read with that is more than a list, and what stands beside it while it changes, once it is there. */
  reading: ReadingTemplates | undefined;
  live: LiveTemplates | undefined;
  /** How many levels of answers are set in, one below the other. */
  depth: number;
  /** The backend: looked at for what it can do, never called. */
  can: CommentsBackend;
  /** Moves once a minute, so that relative times are written anew. */
  minute: number;
}

/** Templates of what a reader sees only after doing something here. */
export interface LaterTemplates {
  errorSummary: (view: View, form: FormName, mends: readonly Mend[]) => TemplateResult;
  ownSection: (view: View) => unknown;
  /** What has changed since the reader read the guidelines, and beside a rule that it is one of those. */
  noticeChanges: (view: View, guidelines: Guidelines) => unknown;
  ruleChange: (view: View, rule: Guideline) => unknown;
  keptLine: (view: View) => TemplateResult;
  /** Below the text field of a form, and the copy of its text that makes it grow. */
  writing: (view: View, form: FormName) => unknown;
  copy: (view: View, form: FormName) => unknown;
  countGraphemes: (text: string) => number;
  /** In place of a guest's fields, and of the form of who has yet to sign in. */
  readerRow: (view: View, form: FormName, reader: Reader) => TemplateResult;
  signInFirst: (view: View, form: FormName) => TemplateResult;
  /** That the reader's machine works, so that their comment is taken. */
  working: (view: View) => unknown;
  /** Own comments that answer this one. */
  ownBelow: (view: View, id: string) => unknown;
  /** What stands open below this comment: how to check it, or how to report it. */
  panel: (view: View, comment: Comment) => unknown;
}

/** Templates of a thread that is more than a list of comments, each with its answers. */
export interface ReadingTemplates {
  /** Between form and thread: what the newsroom chose, what is new, where the thread goes on upwards. */
  above: (view: View, shown: ThreadView) => unknown;
  /** Draws each of them, keeps what is drawn with its comment, and draws a branch anew only where it changes. */
  each: (view: View, comments: readonly Comment[], draw: (comment: Comment) => unknown) => unknown;
  /** The answers set in below a comment of the branch `top`. */
  below: (view: View, top: Comment, comment: Comment) => readonly Comment[];
  /** Below a page that is not the last. @param list "" for the thread, else the comment whose replies go on. */
  more: (view: View, list: string, page: CommentPage, total: number) => unknown;
  /** Between a comment and its answers: folds them away. */
  fold: (view: View, top: Comment, comment: Comment) => unknown;
  /** In place of one that is gone, or that the reader hid; nothing for any other. */
  instead: (view: View, comment: Comment) => unknown;
  /** Beside the author's name, and at the end of the actions. */
  marks: (view: View, top: Comment, comment: Comment) => unknown;
  acts: (view: View, comment: Comment) => unknown;
  /** In place of the form of a closed thread. */
  closed: (view: View, since: string | null) => unknown;
}

/** Templates of a thread that changes while it is read. */
export interface LiveTemplates {
  /** Above the thread, also above an empty one: how many comments wait to be shown. */
  pill: (view: View, shown: ThreadView) => unknown;
}

/** About what is the reader's own. */
export interface OwnRequests {
  sendNow: (own: Own) => void;
  cancel: (own: Own) => void;
  takeBack: (own: Own) => void;
  goOnWriting: (form: FormName) => void;
  dropDraft: (form: FormName) => void;
  withdrawing: (receipt: string | null) => void;
  withdraw: (own: Own) => void;
  writeAgain: (own: Own) => void;
  dismiss: (own: Own) => void;
  appealing: (own: Own | null) => void;
  appeal: (own: Own) => void;
  saveReceipt: (own: Own, t: WidgetTerms) => void;
  older: (all: boolean) => void;
  /** Forgets all, unless something would be lost: then it asks whether to. */
  forget: () => void;
  forgetAll: () => void;
  keepAll: () => void;
  share: (shared: boolean) => void;
}

/** About how the thread is read. */
export interface ReadingRequests {
  /** Folds the answers of this comment away, or shows them again. */
  fold: (id: string) => void;
  menu: (id: string | null) => void;
  copyLink: (id: string) => void;
  hideComment: (id: string) => void;
  unhide: (id: string) => void;
  /** Hides all that the author of this comment wrote on the site, or shows it again. */
  hideAuthor: (id: string) => void;
  unhideAuthor: (id: string) => void;
  nextNew: () => void;
  previousNew: () => void;
  /** As `more`, upwards. */
  earlier: (list: string) => void;
  /** Shows what was published meanwhile. */
  arrivals: () => void;
}

export interface Requests extends OwnRequests, ReadingRequests {
  load: () => void;
  order: (sort: Sort) => void;
  more: (list: string) => void;
  submit: (form: FormName) => void;
  stopWork: () => void;
  typed: (field: "author" | "email", value: string) => void;
  written: (form: FormName, text: string) => void;
  language: (form: FormName, lang: string) => void;
  /** Leaves the words that a hint marks as they are. */
  settle: (form: FormName, hint: Hint) => void;
  answer: (id: string | null) => void;
  acknowledge: () => void;
  notice: (open: boolean) => void;
  recommend: (id: string) => void;
  proof: (id: string) => void;
  report: (id: string) => void;
  closePanel: () => void;
  verified: (computed: string, received: string) => void;
  copied: (done: boolean) => void;
  reportChanged: (changes: Partial<ReportDraft>) => void;
  sendReport: () => void;
  show: (id: string) => void;
  showOwn: (comment: OwnComment) => void;
  focus: (id: string) => void;
}

/** What the reader asks for. It may take a moment, while what it needs is loaded. */
export type Ask = <Name extends keyof Requests>(name: Name, ...values: Parameters<Requests[Name]>) => void;
