import type { TemplateResult } from "lit";
import type { Format } from "../i18n/format.ts";
import type { Guideline, Guidelines, Sort } from "../contract/records.ts";
import type { WidgetTerms } from "./services.ts";
import type { FormName, Mend, Own, WidgetState } from "./state.ts";

/** What the templates are made from. They ask; the element decides. */
export interface View {
  state: WidgetState;
  t: WidgetTerms;
  format: Format;
  ask: Ask;
  /** What is not needed at first sight, once it is there. */
  later: LaterTemplates | undefined;
  /** Whether the backend can take comments back. */
  canWithdraw: boolean;
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
  countGraphemes: (text: string) => number;
  /** Own comments that answer this one. */
  ownBelow: (view: View, id: string) => unknown;
}

export interface Requests {
  load: () => void;
  order: (sort: Sort) => void;
  more: (list: string) => void;
  submit: (form: FormName) => void;
  typed: (field: "author" | "email", value: string) => void;
  written: (form: FormName, text: string) => void;
  answer: (id: string | null) => void;
  acknowledge: () => void;
  notice: (open: boolean) => void;
  withdrawing: (receipt: string | null) => void;
  withdraw: (own: Own) => void;
  writeAgain: (own: Own) => void;
  dismiss: (own: Own) => void;
  show: (id: string) => void;
  focus: (id: string) => void;
  forget: () => void;
  share: (shared: boolean) => void;
}

/** What the reader asks for. It may take a moment, while what it needs is loaded. */
export type Ask = <Name extends keyof Requests>(name: Name, ...values: Parameters<Requests[Name]>) => void;

/** A name inside a sentence, kept from turning its direction (Unicode Bidirectional Algorithm, FSI and PDI). */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
