/** What the publisher's page is like around the element, and when it is dark. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { syntaxOf, type Surroundings, type Theme } from "./theme.ts";
import { isValue } from "./values.ts";

export interface Around {
  theme: Theme;
  refused: ReadonlyMap<string, string>;
  refuse: (id: string, text: string | null) => void;
  surround: (change: Partial<Surroundings>) => void;
  darken: (dark: string) => void;
}

const labels: Record<keyof Surroundings, string> = {
  ground: "Ground, light",
  nightGround: "Ground, dark",
  ink: "Text, light",
  nightInk: "Text, dark",
  font: "Font",
  size: "Size",
};

function field({ theme, refused, refuse, surround }: Around, name: keyof Surroundings): TemplateResult {
  const id = `page-${name}`;
  const bad = refused.get(id);
  const onInput = (event: Event) => {
    const text = (event.target as HTMLInputElement).value.trim();
    const fits = isValue(syntaxOf(name), text);
    refuse(id, fits ? null : text);
    if (fits) surround({ [name]: text });
  };
  return html`
    <div class="token">
      <label for=${id}>${labels[name]}</label>
      <input
        id=${id}
        class="value"
        type="text"
        spellcheck="false"
        autocomplete="off"
        aria-invalid=${bad === undefined ? nothing : "true"}
        aria-describedby=${bad === undefined ? nothing : `${id}-refused`}
        .value=${live(bad ?? theme.page[name])}
        @input=${onInput}
      />
      ${bad === undefined ? nothing : html`<p class="refused" id="${id}-refused">CSS does not know that.</p>`}
    </div>
  `;
}

const whens = {
  system: "When the reader’s system is",
  never: "Never",
  always: "Always",
  selector: "When a class or an attribute says so",
};

function whenDark({ theme, refused, refuse, darken }: Around): TemplateResult {
  const bySelector = !(theme.dark in whens);
  const bad = refused.get("dark");
  return html`
    <div class="token">
      <label for="when-dark">Your page is dark</label>
      <select
        id="when-dark"
        @change=${(event: Event) => {
          const chosen = (event.target as HTMLSelectElement).value;
          refuse("dark", null);
          darken(chosen === "selector" ? ".dark" : chosen);
        }}
      >
        ${Object.entries(whens).map(
          ([value, text]) =>
            html`<option value=${value} ?selected=${value === (bySelector ? "selector" : theme.dark)}>
              ${text}
            </option>`,
        )}
      </select>
      ${
        bySelector
          ? html`<input
                class="value"
                type="text"
                spellcheck="false"
                aria-label="Selector of the dark page"
                aria-invalid=${bad === undefined ? nothing : "true"}
                .value=${live(bad ?? theme.dark)}
                @input=${(event: Event) => {
                  const text = (event.target as HTMLInputElement).value.trim();
                  const fits = isValue("<selector>", text);
                  refuse("dark", fits ? null : text);
                  if (fits) darken(text);
                }}
              />
              ${bad === undefined ? nothing : html`<p class="refused">Not a selector that CSS knows.</p>`}`
          : nothing
      }
    </div>
  `;
}

export const surroundings = (around: Around): TemplateResult => html`
  <details>
    <summary><h2>Your page</h2></summary>
    <p class="what">
      Around the comments, so that you see and measure them as your readers will. Not part of the CSS to copy.
    </p>
    ${(Object.keys(labels) as (keyof Surroundings)[]).map((name) => field(around, name))} ${whenDark(around)}
  </details>
`;
