import { html, nothing } from "lit";
import type { Guideline, Guidelines } from "../../contract/records.ts";
import { changesSince } from "../acknowledgement.ts";
import { hasRead, type WidgetState } from "../state.ts";
import type { View } from "../view.ts";

/** Above the guidelines of a reader who read an earlier version. */
export function noticeChanges({ state, t }: View, guidelines: Guidelines) {
  const read = readBefore(state);
  if (!read) return nothing;
  const gone = changesSince(read, guidelines)?.gone;
  return html`<p class="again" part="notice-changed">
    ${t("guidelinesAgain")} ${gone ? t("guidelinesGone", gone) : nothing}
  </p>`;
}

/** Beside the label of a rule. */
export function ruleChange({ state, t }: View, { id }: Guideline) {
  const read = readBefore(state);
  const change = read && state.view && changesSince(read, state.view.guidelines)?.rules.get(id);
  return change
    ? html`<span class="change" part="rule-change">${t(change === "new" ? "ruleNew" : "ruleChanged")}</span>`
    : nothing;
}

const readBefore = ({ acknowledged, view }: WidgetState) =>
  hasRead(acknowledged, view) ? null : acknowledged;
