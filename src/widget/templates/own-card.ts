/** A comment of the reader's that the newsroom has: what became of it, and what they can do about it. */
import { html, nothing } from "lit";
import type { CommentState, OwnComment, Waiting } from "../../contract/records.ts";
import { clock, dayOf, weekday } from "../../i18n/hours.ts";
import { isolated } from "../../i18n/isolated.ts";
import type { Own } from "../state.ts";
import type { View } from "../view.ts";
import { appealForm, appealParts } from "./appeal.ts";
import { buttons, type Act } from "./own-acts.ts";

export type Received = Own & { comment: OwnComment };

const headline = { pending: "waiting", approved: "published", rejected: "notPublished" } as const;
const looks: Record<CommentState, string> = {
  pending: "own",
  approved: "own",
  rejected: "own no",
  withdrawn: "own no",
};

export function ownCard(view: View, own: Received) {
  const { t, state: widget } = view;
  const { receipt, comment, cancelled } = own;
  const { state, outcome, text, lang, waiting } = comment;
  const id = `own-${receipt}`;
  // With a space that is a text node of its own, Chromium's accessible name is “Not published· decided”.
  return html`
    <article class=${looks[state]} part="own-comment own-${state}" id=${id} tabindex="-1" aria-labelledby="${id}-state">
      <p class="state" part="state" id="${id}-state">
        ${
          state === "withdrawn"
            ? html`<span>${t("withdrawn")}</span>`
            : html`<b>${`${t(headline[state])} `}</b>
              ${waiting?.usually ? html`<span>${`· ${usually(view, waiting.usually)} `}</span>` : nothing}
              <span class="muted"
                >· ${outcome ? t("decidedAt", outcome.decided) : t("sentAgo", comment.received)}</span
              >`
        }
      </p>
      ${waiting?.opens ? html`<p class="note muted" part="opens">${opening(view, waiting, waiting.opens)}</p>` : nothing}
      ${cancelled && state === "pending" ? html`<p class="note" part="note">${t("youCancelled")}</p>` : nothing}
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
      ${appealParts(view, comment)}
      ${widget.following.appealing === receipt ? appealForm(view, own) : nothing}
      <div class="acts" part="actions">
        ${widget.following.withdrawing === receipt ? html`<span class="sure" part="sure" id="${id}-sure" tabindex="-1">${t("withdrawConfirm")}</span>` : nothing}
        ${buttons(`${id}-state`, actsOf(view, own))}
      </div>
    </article>
  `;
}

function actsOf({ t, ask, can, state: widget }: View, own: Received): Act[] {
  const { receipt, comment } = own;
  const id = `own-${receipt}`;
  const { withdrawing, appealing } = widget.following;
  // Where nobody can be asked with it, a receipt is of no use.
  const save: Act[] = can.status ? [{ label: t("saveOwn"), press: () => ask("saveReceipt", own, t) }] : [];
  const away: Act = { label: t("dismiss"), press: () => ask("dismiss", own) };
  switch (comment.state) {
    case "pending":
      if (withdrawing === receipt) {
        return [
          { label: t("withdraw"), press: () => ask("withdraw", own) },
          { label: t("keepIt"), press: () => ask("withdrawing", null) },
        ];
      }
      if (!can.withdraw) return save;
      return [
        { label: t("withdraw"), press: () => ask("withdrawing", receipt), id: `${id}-withdraw` },
        ...save,
      ];
    case "rejected": {
      const again: Act = { label: t("writeAgain"), press: () => ask("writeAgain", own) };
      const appeal: Act = { label: t("appeal"), press: () => ask("appealing", own), id: `${id}-appeal` };
      const mayAppeal = comment.mayAppeal && can.appeal && appealing !== receipt;
      return [again, ...(mayAppeal ? [appeal] : []), ...save, away];
    }
    case "approved":
      return [{ label: t("showInThread"), press: () => ask("showOwn", comment) }, ...save, away];
    case "withdrawn":
      return [away];
  }
}

/** In the largest unit that fits: what is coarse should not sound exact. */
function usually({ t }: View, minutes: number): string {
  if (minutes < 60) return t("usuallyMinutes", minutes);
  if (minutes < 24 * 60) return t("usuallyHours", Math.ceil(minutes / 60));
  return t("usuallyDays", Math.ceil(minutes / 60 / 24));
}

function opening({ t, format }: View, { usually: minutes }: Waiting, opens: string) {
  const time = clock(format, opens);
  const sentences = {
    today: () => t("opensToday", time),
    tomorrow: () => t("opensTomorrow", time),
    weekday: () => t("opensWeekday", weekday(format, opens), time),
    date: () => t("opensDate", format.date(opens), time),
  };
  return html`${sentences[dayOf(opens)]()} ${minutes ? t("countsFromThen") : nothing}`;
}
