/** The one appeal that a rejected comment has: its form, and what came of it. */
import { html, nothing } from "lit";
import type { OwnComment } from "../../contract/records.ts";
import { countGraphemes } from "../../contract/text.ts";
import { appealName } from "../appealing.ts";
import type { Own } from "../state.ts";
import type { View } from "../view.ts";
import { sentence } from "./form.ts";

/** What is known of an appeal that was made. */
export function appealParts({ t }: View, { appeal, state }: OwnComment) {
  if (!appeal) return nothing;
  if (appeal.decided) {
    return html`<p class="note" part="appeal">${t(state === "approved" ? "appealApproved" : "appealRejected")}</p>`;
  }
  return html`
    <p class="note" part="appeal"><b>${t("appealWaits")}</b></p>
    <p class="note" part="appeal-text"><span class="muted">${t("yourAppeal")}</span> <bdi>${appeal.text}</bdi></p>
  `;
}

export function appealForm(view: View, own: Own) {
  const { state, t, ask } = view;
  const { receipt } = own;
  const name = appealName(receipt);
  const id = `appeal-${receipt}`;
  const text = state.texts[name] ?? "";
  const used = countGraphemes(text);
  const limit = state.view?.form.maxLength ?? 0;
  const mend = state.mends?.form === name ? state.mends.list[0] : undefined;
  const sending = state.following.sendingAppeal === receipt;
  const submit = (event: Event) => {
    event.preventDefault();
    ask("appeal", own);
  };
  return html`
    <form class="form" part="appeal-form" novalidate @submit=${submit}>
      <div class=${mend ? "row wrong" : "row"} part="row">
        <label for=${id} part="label">${t("appealLabel")}</label>
        <p class="help" part="help" id="${id}-help">${t("appealHelp")}</p>
        ${mend ? html`<p class="why" part="error" id="${id}-wrong">${sentence(view, mend)}</p>` : nothing}
        <div class="write">
          <div aria-hidden="true" dir="auto">${text}&#8203;</div>
          <textarea
            id=${id}
            part="field text-field"
            dir="auto"
            aria-required="true"
            .value=${text}
            aria-invalid=${mend ? "true" : nothing}
            aria-describedby="${id}-help ${mend ? `${id}-wrong` : ""}"
            @input=${(event: Event) => ask("written", name, (event.target as HTMLTextAreaElement).value)}
          ></textarea>
        </div>
        <p class="below" part="below">
          <span>${text && state.keptIn !== "page" ? t("draftSaved") : nothing}</span>
          <span class=${used > limit ? "count over" : "count"} part="counter">${t("counter", used, limit)}</span>
        </p>
      </div>
      <div class="send" part="actions">
        <button class="button main" part="button send-appeal" aria-disabled=${sending ? "true" : nothing}>
          <span ?data-off=${sending}>${t("sendAppeal")}</span>
          <span ?data-off=${!sending}>${t("sending")}</span>
        </button>
        <button class="button" part="button cancel" type="button" @click=${() => ask("appealing", null)}>
          ${t("cancel")}
        </button>
      </div>
    </form>
  `;
}
