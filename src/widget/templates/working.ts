import { html, nothing } from "lit";
import type { View } from "../view.ts";

/** That the reader's machine works, so that their comment is taken. Nothing is asked of them. */
export const working = ({ state, t, ask }: View) =>
  state.following.working
    ? html`
        <p class="help" part="working">
          ${t("working")}
          <button class="link" part="link" type="button" @click=${() => ask("stopWork")}>${t("cancel")}</button>
        </p>
      `
    : nothing;
