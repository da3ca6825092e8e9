import { html, nothing } from "lit";
import type { View } from "../view.ts";

/** What stays in this browser, and how to be rid of it. */
export function keptLine({ state, t, ask }: View) {
  const { keptIn, shared, forgotten } = state;
  const { forgetting } = state.following;
  if (forgetting) {
    return html`
      <p class="kept" part="kept" id="forget-sure" tabindex="-1">
        <b>${t("forgetOutbox", forgetting)}</b>
        <button class="link" part="link" @click=${() => ask("forgetAll")}>${t("forgetAll")}</button>
        <button class="link" part="link" @click=${() => ask("keepAll")}>${t("keepIt")}</button>
      </p>
    `;
  }
  const where = keptIn === "page" ? "keptNowhere" : keptIn === "tab" ? "keptSession" : "kept";
  return html`
    <p class="kept" part="kept">
      <span>${t(forgotten ? "forgotten" : where)}</span>
      ${keptIn === "page" ? nothing : html`<button class="link" part="link" id="forget" @click=${() => ask("forget")}>${t("forget")}</button>`}
      ${
        keptIn === "device" || shared
          ? html`<button class="link" part="link" @click=${() => ask("share", !shared)}>
            ${t(shared ? "ownDevice" : "sharedDevice")}
          </button>`
          : nothing
      }
    </p>
  `;
}
