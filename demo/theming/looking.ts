/** How the theme is looked at: in which state, language, scheme and width. It is kept in the address with the theme. */
import { html, type TemplateResult } from "lit";
import { languageNames } from "../../src/i18n/language-names.ts";
import { scenes, type SceneName } from "./scenes.ts";

export interface Looking {
  state: SceneName;
  lang: string;
  scheme: "light" | "dark";
  width: "full" | "tablet" | "phone";
}

const choices: { [Name in keyof Looking]: { label: string; options: Record<string, string> } } = {
  state: {
    label: "State",
    options: Object.fromEntries(Object.entries(scenes).map(([name, { label }]) => [name, label])),
  },
  lang: { label: "Language", options: languageNames },
  scheme: { label: "Scheme", options: { light: "Light", dark: "Dark" } },
  width: { label: "Width", options: { full: "Full", tablet: "768 px", phone: "360 px" } },
};

const names = Object.keys(choices) as (keyof Looking)[];

/** What of it an address says; the first choice of what it does not say. */
export function lookingFrom(entries: ReadonlyMap<string, string>): Looking {
  const found = names.map((name) => {
    const options = Object.keys(choices[name].options);
    return [name, options.find((option) => option === entries.get(name)) ?? options[0]];
  });
  return Object.fromEntries(found) as Looking;
}

export const lookingEntries = (looking: Looking): [string, string][] =>
  names.flatMap((name) =>
    looking[name] === Object.keys(choices[name].options)[0]
      ? []
      : [[name, looking[name]] as [string, string]],
  );

/** @param settled The theme leaves no choice of scheme. */
export const switches = (
  looking: Looking,
  settled: boolean,
  look: (change: Partial<Looking>) => void,
): TemplateResult[] =>
  names.map((name) => {
    const { label, options } = choices[name];
    return html`
      <label class="switch">
        ${label}
        <select
          name=${name}
          ?disabled=${settled && name === "scheme"}
          @change=${(event: Event) => look({ [name]: (event.target as HTMLSelectElement).value })}
        >
          ${Object.entries(options).map(
            ([value, text]) =>
              html`<option value=${value} ?selected=${value === looking[name]}>${text}</option>`,
          )}
        </select>
      </label>
    `;
  });
