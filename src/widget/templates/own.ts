import { html, nothing } from "lit";
import type { CommentState, OwnComment } from "../../contract/records.ts";
import { findComment } from "../state-later.ts";
import type { Own, WidgetState } from "../state.ts";
import { isolated, type View } from "../view.ts";

/** Own comments that have no place in what is shown of the thread: those that answer no comment, or one not shown. */
export function ownSection(view: View) {
  const own = known(view.state).filter(({ form }) => !form || !findComment(view.state.view, form));
  if (own.length === 0) return nothing;
  // As in the heading: a space of its own would be missing from the accessible name.
  return html`
    <section class="mine" part="own" aria-labelledby="own-heading">
      <h3 class="label" id="own-heading">
        ${`${view.t("ownHeading")} `}<span class="muted">${view.t("ownOnlyYou")}</span>
      </h3>
      ${own.map((one) => ownComment(view, one))}
    </section>
  `;
}

/** Own comments that answer this one, where it stands. */
export const ownBelow = (view: View, id: string) =>
  known(view.state)
    .filter(({ form }) => form === id)
    .map((one) => ownComment(view, one));

const known = ({ own }: WidgetState) =>
  own.filter((one): one is Own & { comment: OwnComment } => !!one.comment);

const headline = { pending: "waiting", approved: "published", rejected: "notPublished" } as const;
const looks: Record<CommentState, string> = {
  pending: "own",
  approved: "own",
  rejected: "own no",
  withdrawn: "own no",
};

function ownComment(view: View, own: Own & { comment: OwnComment }) {
  const { t, ask, state: widget } = view;
  const { receipt, comment } = own;
  const { state, outcome, text, lang } = comment;
  const id = `own-${receipt}`;
  return html`
    <article class=${looks[state]} part="own-comment own-${state}" id=${id} tabindex="-1" aria-labelledby="${id}-state">
      <p class="state" part="state" id="${id}-state">
        ${
          state === "withdrawn"
            ? html`<span>${t("withdrawn")}</span>`
            : html`<b>${t(headline[state])}</b>
              <span class="muted"
                >· ${outcome ? t("decidedAt", outcome.decided) : t("sentAgo", comment.received)}</span
              >`
        }
      </p>
      ${
        outcome?.guideline
          ? html`<p class="ground" part="ground">
            ${t("restsOn", outcome.guideline.number, isolated(outcome.guideline.label))}
          </p>`
          : nothing
      }
      ${
        outcome?.note
          ? html`<p class="note" part="note">
            <span class="muted">${t("moderatorNote")}</span> <bdi>${outcome.note}</bdi>
          </p>`
          : nothing
      }
      ${
        state === "approved" || state === "withdrawn"
          ? nothing
          : html`<div class="body" part="text" lang=${lang === "und" ? "" : lang} dir="auto">${text ?? own.text}</div>`
      }
      <div class="acts">${actions()}</div>
    </article>
  `;

  function actions() {
    switch (state) {
      case "pending":
        if (!view.can.withdraw) return nothing;
        return widget.withdrawing === receipt
          ? html`<span class="sure">${t("withdrawConfirm")}</span> ${action(t("withdraw"), () => ask("withdraw", own), `${id}-sure`)}
              ${action(t("keepIt"), () => ask("withdrawing", null))}`
          : action(t("withdraw"), () => ask("withdrawing", receipt), `${id}-withdraw`);
      case "rejected":
        return html`${action(t("writeAgain"), () => ask("writeAgain", own))} ${dismissal()}`;
      case "approved":
        return html`${action(t("showInThread"), () => ask("show", comment.id))} ${dismissal()}`;
      case "withdrawn":
        return dismissal();
    }
  }

  function dismissal() {
    return action(t("dismiss"), () => ask("dismiss", own));
  }

  function action(label: string, press: () => void, buttonId?: string) {
    return html`<button class="act" part="action" id=${buttonId ?? nothing} aria-describedby="${id}-state" @click=${press}>
      ${label}
    </button>`;
  }
}
