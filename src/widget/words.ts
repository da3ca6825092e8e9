/** Where a comment's words stand while they are nobody's but the reader's. */
import { dropDraft, keepDraft, languageOfDraft } from "./keeping.ts";
import { showComment } from "./more.ts";
import type { Services } from "./services.ts";
import { findComment } from "./thread-pages.ts";
import type { FormName, Own, WidgetState } from "./state.ts";

type Words = Pick<Own, "form" | "text" | "lang">;

/** Whether the comment itself is on the page, and not only that it was there. */
export const isShown = ({ view, phase }: WidgetState, id: string): boolean =>
  phase !== "failed" && findComment(view, id)?.gone === null;

/** Whether the form of this name is, or can be, on the page: not in a closed thread, nor below a comment not shown. */
export const hasForm = (state: WidgetState, form: FormName): boolean =>
  state.phase !== "failed" && !!state.view?.thread.open && (!form || isShown(state, form));

/** Whether words can go into this form without anybody's being in the way. */
export const isFree = (state: WidgetState, form: FormName): boolean =>
  hasForm(state, form) && !state.texts[form];

/** Writes the words into a form, as if their author had just written them there. */
export function putInto(
  { kept, dispatch }: Services,
  form: FormName,
  { text, lang = null }: Omit<Words, "form">,
): void {
  dispatch({ type: "written", form, text });
  dispatch({ type: "language", form, lang });
  dispatch({ type: "kept", keptIn: keepDraft(kept, form, text, lang) });
}

/** Puts the words into their form, below what is already written there; into the thread's own where that one is gone. */
export function writeAgain(services: Services, words: Words): void {
  const { state, dispatch, focus } = services;
  const form = hasForm(state(), words.form) ? words.form : "";
  const before = state().texts[form];
  const lang = (before && state().langs?.[form]) || (words.lang ?? null);
  putInto(services, form, { text: [before, words.text].filter(Boolean).join("\n\n"), lang });
  dispatch({ type: "answering", id: form || null });
  focus(`text-${form}`);
}

/** Brings a draft to its form, or to the thread's own where the comment that it answers is gone. */
export async function goOnWriting(services: Services, form: FormName): Promise<void> {
  const { kept, state, dispatch, focus } = services;
  const text = state().texts[form] ?? "";
  await showComment(services, form);
  if (hasForm(state(), form)) {
    dispatch({ type: "answering", id: form });
    return focus(`text-${form}`);
  }
  writeAgain(services, { form, text, lang: languageOfDraft(kept, form, text) });
  putAway(services, form);
}

/** Drops a draft for good. */
export function putAway({ kept, dispatch }: Services, form: FormName): void {
  dropDraft(kept, form);
  dispatch({ type: "written", form, text: "" });
}
