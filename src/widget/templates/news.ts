/** What waits above the thread until the reader asks for it, and what is told there because it may move nothing. */
import { html, nothing } from "lit";
import type { ThreadView } from "../../contract/records.ts";
import { newOnes } from "../new-comments.ts";
import type { View } from "../view.ts";
import { waitingFor } from "../waiting.ts";

export function pill({ state, t, ask, reading }: View, shown: ThreadView) {
  const { lingering, showing, failed } = state.live!;
  const waiting = waitingFor(state, shown).length;
  const lower = reading && newOnes(state).length > 0;
  return html`
    <div class=${lower ? "live lower" : "live"} part="live">
      ${
        waiting || lingering.length
          ? html`<div class="news">
            ${
              waiting
                ? html`<button
                  class="button main"
                  part="button new-comments"
                  id="new-comments"
                  aria-disabled=${showing ? "true" : nothing}
                  @click=${() => ask("arrivals")}
                >
                  ${t("arrivals", waiting)}
                </button>`
                : nothing
            }
            ${waiting && failed ? html`<p part="live-note">${t("arrivalsFailed")}</p>` : nothing}
            ${lingering.length ? html`<p part="live-note">${t("lingers")}</p>` : nothing}
          </div>`
          : nothing
      }
    </div>
  `;
}
