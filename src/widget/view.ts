import type { TemplateResult } from "lit";
import type { Hint } from "../guidance/check.ts";
import type { Format } from "../i18n/format.ts";
import type { CommentsBackend } from "../backends/backend.ts";
import type { Comment, Guideline, Guidelines, OwnComment, Sort } from "../contract/records.ts";
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

export interface Requests extends OwnRequests {
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

/** A name inside a sentence, kept from turning its direction (Unicode Bidirectional Algorithm, FSI and PDI). */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
