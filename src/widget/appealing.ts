/** Asking for a second reading. Its text is a draft like any other until it has arrived. */
import { countGraphemes, findUnstorable, isBlank } from "../contract/text.ts";
import { mendOf } from "./check.ts";
import { AfterwordFailedEvent } from "./events.ts";
import { follow } from "./follow.ts";
import { dropDraft, keepReceipt, readReceipt, received } from "./keeping.ts";
import { failureOf, type Services } from "./services.ts";
import type { FormName, Mend, Own } from "./state.ts";

/** The form that the appeal is written in. No comment has such an id. */
export const appealName = (receipt: string): FormName => `appeal:${receipt}`;
export const isAppeal = (form: FormName): boolean => form.startsWith(appealName(""));

/** @param own The comment whose appeal is written; `null` closes the form, and keeps what stands in it. */
export function openAppeal({ state, dispatch, focus }: Services, own: Own | null): void {
  const before = state().following.appealing;
  dispatch({ type: "following", changes: { appealing: own?.receipt ?? null } });
  focus(own ? `appeal-${own.receipt}` : `own-${before}-appeal`);
}

export async function sendAppeal(services: Services, own: Own): Promise<void> {
  const { backend, kept, place, state, dispatch, focus, say } = services;
  const { receipt, comment } = own;
  if (!comment || !backend.appeal || state().following.sendingAppeal) return;
  const name = appealName(receipt);
  const text = state().texts[name] ?? "";
  const mend = check(text, state().view?.form.maxLength ?? Infinity);
  if (mend) return refuse(services, own, mend);
  dispatch({ type: "following", changes: { sendingAppeal: receipt } });
  try {
    const now = await backend.appeal(comment.id, { site: place.site, receipt, text });
    keepReceipt(kept, received(own, now));
    dispatch({ type: "changed", own: received(own, now) });
  } catch (error) {
    const { code, problem } = failureOf(error);
    // Its answer may have been lost: then the comment says that it has an appeal.
    if (code === "no-appeal") await follow(services);
    if (!readReceipt(kept, receipt)?.comment?.appeal) {
      const why =
        code === "no-appeal" ? ({ field: null, code: "appealGone" } as const) : mendOf(code, problem);
      dispatch({ type: "following", changes: { sendingAppeal: null } });
      services.emit(new AfterwordFailedEvent(code));
      return refuse(services, own, asAppeal(why));
    }
  }
  dropDraft(kept, name);
  dispatch({ type: "written", form: name, text: "" });
  dispatch({ type: "following", changes: { sendingAppeal: null, appealing: null } });
  focus(`own-${receipt}`);
  say("announceAppealed");
}

function check(text: string, limit: number): Mend | null {
  if (isBlank(text)) return { field: "text", code: "appealEmpty" };
  const position = findUnstorable(text);
  if (position >= 0) return { field: "text", code: "unstorable", value: position + 1 };
  const over = countGraphemes(text) - limit;
  return over > 0 ? { field: "text", code: "appealTooLong", value: over } : null;
}

const ofAppeal: Partial<Record<Mend["code"], Mend["code"]>> = {
  textEmpty: "appealEmpty",
  textTooLong: "appealTooLong",
  refused: "appealRefused",
};

/** The same, said of an appeal. */
const asAppeal = (mend: Mend): Mend => ({ ...mend, code: ofAppeal[mend.code] ?? mend.code });

function refuse({ dispatch, focus, say }: Services, { receipt }: Own, mend: Mend): void {
  dispatch({ type: "mending", form: appealName(receipt), mends: [mend] });
  focus(`appeal-${receipt}`);
  say("announceAppealFailed");
}
