/** The single keys, and the switch that turns them off (WCAG 2.1.4). */
import { html, type TemplateResult } from "lit";
import { toggleKeys } from "../commands.ts";
import type { Services } from "../services.ts";
import type { DeskState } from "../state.ts";

const keys = [
  ["A", "keyApprove"],
  ["1 – 9", "keyDigits"],
  ["R", "keyReject"],
  ["P", "keyKeep"],
  ["E", "keyChoice"],
  ["N", "keyNote"],
  ["U", "keyUndo"],
  ["S", "keySkip"],
  ["J", "keyDown"],
  ["K", "keyUp"],
  ["?", "keyHelp"],
] as const;

export function keysPanel(services: Services, { shortcuts }: DeskState): TemplateResult {
  const { t } = services;
  const onChange = (event: Event) =>
    services.dispatch({ type: "shortcuts-set", on: (event.target as HTMLInputElement).checked });
  const onKeydown = (event: KeyboardEvent) => {
    if (event.key === "Escape") toggleKeys(services);
  };
  return html`<section class="keys-panel" aria-labelledby="keys" @keydown=${onKeydown}>
    <h2 id="keys" tabindex="-1">${t("keysHeading")}</h2>
    <dl>
      ${keys.map(
        ([key, what]) =>
          html`<dt><kbd dir="ltr">${key}</kbd></dt>
            <dd>${t(what)}</dd>`,
      )}
    </dl>
    <label><input type="checkbox" .checked=${shortcuts} @change=${onChange} /> ${t("keysUse")}</label>
    <p class="muted small">${t("keysKept")}</p>
    <button class="button" @click=${() => toggleKeys(services)}>${t("keysClose")}</button>
  </section>`;
}
