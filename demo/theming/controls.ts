/** One control for each token, made from the table of tokens. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { tokens, type TokenName } from "../../src/widget/reference/tokens.ts";
import { stacks } from "./stacks.ts";
import type { Theme } from "./theme.ts";
import { isValue } from "./values.ts";

type Token = (typeof tokens)[number];
type When = "day" | "night";

export interface Desk {
  theme: Theme;
  /** What somebody typed that CSS does not take, by the id of its field. */
  refused: ReadonlyMap<string, string>;
  /** What is seen, as `#rrggbb`, by scheme and token. */
  seen: Record<When, Partial<Record<TokenName, string>>>;
  /** "" takes it back. */
  set: (when: When, name: TokenName, value: string) => void;
  refuse: (id: string, text: string | null) => void;
}

const short = (name: string): string => name.replace("--afterword-", "");
const words: Record<When, string> = { day: "light", night: "dark" };
const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

/** A field for any value that CSS takes there. */
function textField(desk: Desk, token: Token, when: When, label: string): TemplateResult {
  const { name, syntax } = token;
  const id = `${when}-${short(name)}`;
  const refused = desk.refused.get(id);
  const onInput = (event: Event) => {
    const text = valueOf(event).trim();
    const fits = text === "" || isValue(syntax, text);
    desk.refuse(id, fits ? null : text);
    if (fits) desk.set(when, name, text);
  };
  const otherwise = when === "night" && desk.theme.day[name] ? "as in light" : "unset";
  return html`
    <input
      id=${id}
      class="value"
      type="text"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      aria-label=${label}
      aria-invalid=${refused === undefined ? nothing : "true"}
      aria-describedby=${refused === undefined ? nothing : `${id}-refused`}
      placeholder=${otherwise}
      .value=${live(refused ?? desk.theme[when][name] ?? "")}
      @input=${onInput}
    />
    ${
      refused === undefined
        ? nothing
        : html`<p class="refused" id="${id}-refused">Not a ${kinds[syntax]} that CSS knows.</p>`
    }
  `;
}

const kinds: Record<Token["syntax"], string> = {
  "<color>": "colour",
  "<length>": "length",
  "<number>": "number",
  "<time>": "duration",
  "<family-name>#": "list of fonts",
};

function colour(desk: Desk, token: Token): TemplateResult {
  const { name } = token;
  const swatch = (when: When) => html`
    <span class="pair">
      <input
        type="color"
        aria-label="${short(name)}, ${words[when]}: choose"
        .value=${live(desk.seen[when][name] ?? "#000000")}
        @input=${(event: Event) => {
          desk.refuse(`${when}-${short(name)}`, null);
          desk.set(when, name, valueOf(event));
        }}
      />
      ${textField(desk, token, when, `${short(name)}, ${words[when]}`)}
    </span>
  `;
  return html`<div class="two">${swatch("day")} ${swatch("night")}</div>`;
}

interface Range {
  from: number;
  to: number;
  step: number;
  unit: string;
  start: number;
}

/** What a slider goes through, by what stands in where nothing is set. */
function rangeOf({ name, syntax, unset }: Token): Range | null {
  const found = /^([\d.]+)(px|em|s)?/.exec(unset.replace("the page's", "1em").replace(/^`.*`$/, "3px"));
  if (!found || syntax === "<family-name>#") return null;
  const start = Number(found[1]);
  const unit = found[2] ?? "";
  if (name.endsWith("weight")) return { from: 100, to: 900, step: 100, unit, start };
  if (unit === "px") return { from: 0, to: name === "--afterword-offset" ? 120 : 24, step: 0.5, unit, start };
  if (unit === "s") return { from: 0, to: 1, step: 0.02, unit, start };
  return { from: start / 2, to: start * 2, step: start > 10 ? 1 : 0.05, unit, start };
}

function amount(desk: Desk, token: Token, range: Range): TemplateResult {
  const { name } = token;
  const { from, to, step, unit, start } = range;
  return html`
    <span class="pair">
      <input
        type="range"
        min=${from}
        max=${to}
        step=${step}
        aria-label="${short(name)}: slide"
        aria-valuetext=${desk.theme.day[name] ?? token.unset}
        .value=${live(String(Number.parseFloat(desk.theme.day[name] ?? "") || (desk.theme.day[name] ? 0 : start)))}
        @input=${(event: Event) => {
          desk.refuse(`day-${short(name)}`, null);
          desk.set("day", name, `${Number(valueOf(event))}${unit}`);
        }}
      />
      ${textField(desk, token, "day", short(name))}
    </span>
  `;
}

function font(desk: Desk, token: Token): TemplateResult {
  const { name } = token;
  const value = desk.theme.day[name] ?? "";
  const known = value === "" || stacks.some((stack) => stack.fonts === value);
  return html`
    <select
      aria-label="${short(name)}: choose"
      @change=${(event: Event) => {
        desk.refuse(`day-${short(name)}`, null);
        desk.set("day", name, valueOf(event));
      }}
    >
      <option value="" ?selected=${value === ""}>Unset: ${token.unset.replaceAll("`", "")}</option>
      ${stacks.map(({ label, fonts }) => html`<option value=${fonts} ?selected=${fonts === value}>${label}</option>`)}
      ${known ? nothing : html`<option value=${value} selected>Your own</option>`}
    </select>
    ${textField(desk, token, "day", `${short(name)}: families`)}
  `;
}

function control(desk: Desk, token: Token): TemplateResult {
  const { name, what, syntax, group } = token;
  const range = rangeOf(token);
  const fields =
    group === "colour"
      ? colour(desk, token)
      : syntax === "<family-name>#"
        ? font(desk, token)
        : range
          ? amount(desk, token, range)
          : textField(desk, token, "day", short(name));
  const isSet = desk.theme.day[name] !== undefined || desk.theme.night[name] !== undefined;
  const unset = () => {
    for (const when of ["day", "night"] as const) {
      desk.refuse(`${when}-${short(name)}`, null);
      desk.set(when, name, "");
    }
  };
  return html`
    <div class="token" role="group" aria-labelledby="name-${short(name)}" aria-describedby="what-${short(name)}">
      <p class="name">
        <code id="name-${short(name)}">${short(name)}</code>
        ${isSet ? html`<button class="quiet" @click=${unset}>Unset<span class="hidden"> ${short(name)}</span></button>` : nothing}
      </p>
      <p class="what" id="what-${short(name)}">${capital(what)}. Unset: ${token.unset.replaceAll("`", "")}.</p>
      ${fields}
    </div>
  `;
}

const groups = [...new Set(tokens.map(({ group }) => group))];
const headings: Partial<Record<Token["group"], string>> = { colour: "Colours" };
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const controls = (desk: Desk): TemplateResult[] =>
  groups.map((group) => {
    const inGroup = tokens.filter((token) => token.group === group);
    const count = inGroup.filter(({ name }) => desk.theme.day[name] ?? desk.theme.night[name]).length;
    return html`
      <details ?open=${group === "colour"}>
        <summary>
          <h2>${headings[group] ?? capital(group)}</h2>
          <span class="count">${count ? `${count} set` : ""}</span>
        </summary>
        ${group === "colour" ? html`<p class="two columns" aria-hidden="true"><span>Light</span><span>Dark</span></p>` : nothing}
        ${inGroup.map((token) => control(desk, token))}
      </details>
    `;
  });
