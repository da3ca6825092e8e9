/** What is not the newsroom's yet: comments in the outbox, and drafts whose forms are not on the page. */
import { html, nothing } from "lit";
import { isRefusal } from "../outbox.ts";
import type { FormName, Own } from "../state.ts";
import type { View } from "../view.ts";
import { hasForm } from "../words.ts";
import { sentence } from "./form.ts";
import { buttons, type Act } from "./own-acts.ts";

interface Standing {
  id: string;
  headline: string;
  /** Why it is not sent, in a few words. */
  reason?: string | undefined;
  help: string;
  text: string;
  acts: Act[];
}

export const outboxCard = (view: View, own: Own) => card(view, standingOf(view, own));

const reasons = {
  offline: "heldOffline",
  unreachable: "heldUnreachable",
  tooFast: "heldTooFast",
  signInExpired: "heldSignIn",
} as const;

function standingOf(view: View, own: Own): Standing {
  const { state, t, ask } = view;
  const { receipt, text, form, sending, cancelled, tried } = own;
  const { held, going } = state.following;
  const why = held?.[receipt];
  const key = reasons[why?.code as keyof typeof reasons];
  const reason = key && t(key);
  const common = { id: `own-${receipt}`, text };
  if (!sending || isRefusal(why)) {
    const hasPlace = hasForm(state, form) || hasForm(state, "");
    const back = { label: t("writeAgain"), press: () => ask("takeBack", own) };
    const away = { label: t("dismiss"), press: () => ask("dismiss", own) };
    return {
      ...common,
      headline: t(sending ? "notAccepted" : "cancelledOwn"),
      help: why && sending ? sentence(view, why) : t("cancelledHelp"),
      acts: hasPlace ? [back, away] : [away],
    };
  }
  if (cancelled) {
    return { ...common, headline: t("cancelling"), reason, help: t("cancellingHelp"), acts: [] };
  }
  const isGoing = going === receipt || !why;
  const works = going === receipt && state.following.working;
  return {
    ...common,
    headline: t(tried && !works ? "notConfirmed" : "notSent"),
    reason: isGoing ? t("sending") : reason,
    help: t(works ? "working" : why?.code === "signInExpired" ? "goesSignedIn" : "goesByItself"),
    acts: [
      { label: t("sendNow"), press: () => ask("sendNow", own), busy: isGoing },
      // Who stands on it while the work begins finds the same word under it.
      { label: t("cancel"), press: () => (works ? ask("stopWork") : ask("cancel", own)) },
    ],
  };
}

export function draftCard(view: View, form: FormName) {
  const { state, t, ask } = view;
  const goOn = { label: t("goOnWriting"), press: () => ask("goOnWriting", form) };
  const away = { label: t("dismiss"), press: () => ask("dropDraft", form) };
  return card(view, {
    id: `draft-${form}`,
    headline: t("notContinued"),
    help: t("notContinuedHelp"),
    text: state.texts[form] ?? "",
    acts: hasForm(state, "") ? [goOn, away] : [away],
  });
}

function card({ state, t }: View, { id, headline, reason, help, text, acts }: Standing) {
  return html`
    <article class="own unsent" part="own-comment own-outbox" id=${id} tabindex="-1" aria-labelledby="${id}-state">
      <p class="state" part="state" id="${id}-state">
        <b>${headline}</b> ${reason ? html`<span class="muted">· ${reason}</span>` : nothing}
      </p>
      <p class="note muted" part="note">${help} ${state.keptIn === "page" ? t("keptNowhere") : nothing}</p>
      <div class="body" part="text" dir="auto">${text}</div>
      <div class="acts" part="actions">${buttons(`${id}-state`, acts)}</div>
    </article>
  `;
}
