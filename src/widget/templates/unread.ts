import { html } from "lit";
import type { View } from "../view.ts";

/** In place of a thread that is on its way, or did not come. */
export function unread({ state, t, ask }: View) {
  if (state.phase === "loading") return html`<p class="loading" part="loading">${t("loading")}</p>`;
  return html`
    <div class="plain" part="failed">
      <p>${t(state.offline ? "failedOffline" : "failed")}</p>
      <button class="button" part="button try-again" @click=${() => ask("load")}>${t("tryAgain")}</button>
      <slot></slot>
    </div>
  `;
}
