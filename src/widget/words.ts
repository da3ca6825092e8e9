/** Where a comment's words stand while they are nobody's but the reader's. */
import { dropDraft, keepDraft } from "./keeping.ts";
import { showComment } from "./more.ts";
import type { Services } from "./services.ts";
import { findComment } from "./state-later.ts";
import type { FormName, Own, WidgetState } from "./state.ts";

type Words = Pick<Own, "form" | "text">;

/** Whether the form of this name is, or can be, on the page: not in a closed thread, nor below a comment not shown. */
export const hasForm = ({ view, phase }: WidgetState, form: FormName): boolean =>
  phase !== "failed" && !!view?.thread.open && (!form || !!findComment(view, form));

/** Whether words can go into this form without anybody's being in the way. */
export const isFree = (state: WidgetState, form: FormName): boolean =>
  hasForm(state, form) && !state.texts[form];

/** Puts the words into their form, below what is already written there; into the thread's own where that one is gone. */
export function writeAgain({ kept, state, dispatch, focus }: Services, words: Words): void {
  const form = hasForm(state(), words.form) ? words.form : "";
  const text = [state().texts[form], words.text].filter(Boolean).join("\n\n");
  dispatch({ type: "written", form, text });
  dispatch({ type: "kept", keptIn: keepDraft(kept, form, text) });
  dispatch({ type: "answering", id: form || null });
  focus(`text-${form}`);
}

/** Brings a draft to its form, or to the thread's own where the comment that it answers is gone. */
export async function goOnWriting(services: Services, form: FormName): Promise<void> {
  const { state, dispatch, focus } = services;
  const text = state().texts[form] ?? "";
  await showComment(services, form);
  if (hasForm(state(), form)) {
    dispatch({ type: "answering", id: form });
    return focus(`text-${form}`);
  }
  writeAgain(services, { form, text });
  putAway(services, form);
}

/** Drops a draft for good. */
export function putAway({ kept, dispatch }: Services, form: FormName): void {
  dropDraft(kept, form);
  dispatch({ type: "written", form, text: "" });
}
