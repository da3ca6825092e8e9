import { html, nothing } from "lit";
import type { Guidelines } from "../../contract/records.ts";
import { hasRead } from "../state.ts";
import type { View } from "../view.ts";

/**
 * The guidelines, before the form. Once read they are one line that opens again; a new version opens by itself. The
 * text field is described by `#guidelines-about`, which is apart from the introduction: what a publisher puts into the
 * slot is in another tree, where no id leads.
 */
export function notice(view: View, guidelines: Guidelines) {
  const { state, t, format, ask } = view;
  const { acknowledged, noticeOpen } = state;
  const read = hasRead(acknowledged, state.view);
  const { lang, title, introduction, rules, closing } = guidelines;
  const toggle = (event: Event) => {
    event.preventDefault();
    ask("notice", !noticeOpen);
  };
  return html`
    <details class="notice" part="notice" ?open=${noticeOpen}>
      <summary id="guidelines" part="notice-summary" @click=${toggle}>
        ${
          noticeOpen
            ? html`<b part="notice-title" lang=${lang}>${title}</b>`
            : html`<b part="notice-title">${t("guidelinesShort")}</b>
              ${read ? html`<span class="muted" part="notice-read">${t("guidelinesReadOn", acknowledged!.at)}</span>` : nothing}`
        }
        <span class="toggle" part="toggle">${t(noticeOpen ? "hide" : "show")}</span>
      </summary>
      ${view.later?.noticeChanges(view, guidelines)}
      <p id="guidelines-about" lang=${lang} hidden>${introduction}</p>
      <slot name="guidelines"><div lang=${lang} dir="auto">
        <p class="intro" part="introduction">${introduction}</p>
        <ol class="rules" part="rules" role="list">
          ${rules.map(
            (rule, i) => html`
              <li part="rule">
                <span class="num" part="rule-number">${format.number(i + 1)}</span>
                <span><b part="rule-label">${rule.label} ${view.later?.ruleChange(view, rule)}</b> <span class="muted" part="rule-explanation">${rule.explanation}</span></span>
              </li>
            `,
          )}
        </ol>
        ${closing ? html`<p class="closing" part="closing">${closing}</p>` : nothing}
      </div></slot>
      <label class="ack" part="acknowledge">
        <input
          id="acknowledge"
          part="checkbox"
          type="checkbox"
          .checked=${read}
          .disabled=${read}
          aria-invalid=${state.mends?.list.some(({ field }) => field === "guidelines") ? "true" : nothing}
          @change=${() => ask("acknowledge")}
        />
        ${t("guidelinesAcknowledge")}
      </label>
    </details>
  `;
}
