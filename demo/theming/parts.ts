/** Rules for parts, for what tokens cannot say. */
import { html, nothing, type TemplateResult } from "lit";
import { rulesForParts } from "./values.ts";

const example = "afterword-comments::part(send) {\n  letter-spacing: 0.02em;\n}";

/** What was typed goes on standing as it was typed. */
let typed: { text: string; rules: string } = { text: "", rules: "" };

export function parts(rules: string, onChange: (rules: string) => void): TemplateResult {
  // From an import or an address.
  if (typed.rules !== rules) typed = { text: rules, rules };
  const nothingOfIt = typed.text.trim() !== "" && rules === "";
  return html`
    <details ?open=${rules !== ""}>
      <summary><h2>Parts</h2></summary>
      <label for="rules">Rules for <code>afterword-comments::part(…)</code></label>
      <p class="what" id="rules-help">For what tokens cannot say. What is about anything else is left out.</p>
      <textarea
        id="rules"
        rows="6"
        dir="ltr"
        spellcheck="false"
        placeholder=${example}
        aria-describedby="rules-help"
        aria-invalid=${nothingOfIt ? "true" : nothing}
        .value=${typed.text}
        @input=${(event: Event) => {
          const { value } = event.target as HTMLTextAreaElement;
          typed = { text: value, rules: rulesForParts(value) };
          onChange(typed.rules);
        }}
      ></textarea>
      ${nothingOfIt ? html`<p class="refused">There is no whole rule for a part in it yet.</p>` : nothing}
    </details>
  `;
}
