/** What the publisher takes home. */
import { html, type TemplateResult } from "lit";
import { toTag, type Theme } from "./theme.ts";

export interface Copying {
  theme: Theme;
  css: string;
  address: string;
  copied: string;
  copy: (what: string, text: string) => void;
}

export function copying({ theme, css, address, copied, copy }: Copying): TemplateResult {
  const tag = toTag(theme);
  return html`
    <section class="copying" aria-labelledby="css-heading">
      <h2 id="css-heading">The CSS to copy</h2>
      <p class="what">
        ${
          css
            ? "Into your page’s style sheet. It holds what differs from Afterword’s own, and nothing else."
            : "Nothing differs from Afterword’s own look yet, so there is nothing to copy."
        }
      </p>
      <pre id="css" tabindex="0" aria-labelledby="css-heading">${css}</pre>
      <p class="row">
        <button class="main" aria-disabled=${css ? "false" : "true"} @click=${() => css && copy("CSS", css)}>
          Copy the CSS
        </button>
        <button @click=${() => copy("Address", address)}>Copy the address of this theme</button>
        <span role="status">${copied}</span>
      </p>
      <p class="what">The element, with what your dark page needs:</p>
      <pre tabindex="0">${tag}</pre>
    </section>
  `;
}
