import { html, nothing } from "lit";
import type { CommentPage } from "../../contract/records.ts";
import type { View } from "../view.ts";

export function more(
  { state, t, ask }: View,
  list: string,
  { items, next, previous }: CommentPage,
  total: number,
) {
  if (!next) return nothing;
  const shown = items.filter(({ gone }) => !gone).length;
  const left = Math.max(1, total - shown);
  return html`
    <div class="more" part="more">
      ${state.pagingFailed === list ? html`<p part="error">${t("failed")}</p>` : nothing}
      <button
        class="button wide"
        part="button more-button"
        aria-disabled=${state.paging === null ? nothing : "true"}
        @click=${() => ask("more", list)}
      >
        ${t(previous ? "furtherComments" : list ? "moreReplies" : "moreComments", left)}
      </button>
      ${list ? nothing : html`<p part="shown">${t("shown", shown, total)}</p>`}
    </div>
  `;
}
