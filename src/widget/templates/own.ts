/** The reader's own comments and drafts: those with a place in what is shown stand there, the others together. */
import { html, nothing } from "lit";
import { isAppeal } from "../appealing.ts";
import type { FormName, Own, WidgetState } from "../state.ts";
import type { View } from "../view.ts";
import { hasForm, isShown } from "../words.ts";
import { draftCard, outboxCard } from "./outbox-card.ts";
import { ownCard } from "./own-card.ts";

/** How many decided ones stand there before the others are asked for. */
const newest = 3;

/** Own comments that answer no comment, or one not shown; and drafts whose forms are not on the page. */
export function ownSection(view: View) {
  const { state, t } = view;
  const own = shown(state).filter(({ form }) => !form || !isShown(state, form));
  const drafts = strayDrafts(state);
  if (own.length + drafts.length === 0) return nothing;
  const open = own.filter((one) => !isDecided(one));
  const decided = own.filter(isDecided).toReversed();
  // As in the heading: a space of its own would be missing from the accessible name.
  return html`
    <section class="mine" part="own" aria-labelledby="own-heading">
      <h3 class="label" part="own-heading" id="own-heading">
        ${`${t("ownHeading")} `}<span class="muted">${t("ownOnlyYou")}</span>
      </h3>
      ${drafts.map((form) => draftCard(view, form))} ${open.map((one) => card(view, one))}
      ${decided.slice(0, newest).map((one) => card(view, one))} ${older(view, decided.slice(newest))}
    </section>
  `;
}

function older(view: View, own: Own[]) {
  const { state, t, ask } = view;
  if (own.length === 0) return nothing;
  const { all = false } = state.following;
  const unfold = () => {
    ask("older", !all);
    // They unfold above their button, which goes out of sight.
    ask("focus", all ? "older" : `own-${own[0]!.receipt}`);
  };
  return html`
    ${all ? own.map((one) => card(view, one)) : nothing}
    <button
      class="button wide"
      part="button older"
      id="older"
      aria-expanded=${all}
      @click=${unfold}
    >
      ${all ? t("fewerOwn") : t("olderOwn", own.length)}
    </button>
  `;
}

/** Own comments that answer this one, where it stands. */
export const ownBelow = (view: View, id: string) =>
  shown(view.state)
    .filter(({ form }) => form === id)
    .map((one) => card(view, one));

const card = (view: View, own: Own) =>
  own.comment ? ownCard(view, { ...own, comment: own.comment }) : outboxCard(view, own);

/** Without what is still in its form, and what was cancelled and only watched for. */
const shown = ({ own, sending, following }: WidgetState) =>
  own.filter(
    (one) =>
      one.comment || (one.sending ? sending !== one.form || !!following.held?.[one.receipt] : one.text),
  );

const isDecided = ({ comment }: Own) => !!comment && comment.state !== "pending" && !waitsForAppeal(comment);
const waitsForAppeal = ({ appeal }: NonNullable<Own["comment"]>) => !!appeal && !appeal.decided;

const strayDrafts = (state: WidgetState): FormName[] =>
  Object.keys(state.texts).filter((form) => state.texts[form] && !isAppeal(form) && !hasForm(state, form));
