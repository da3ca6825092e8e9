import { html, nothing } from "lit";
import type { Hint, HintCheck } from "../../guidance/check.ts";
import { isolated } from "../../i18n/isolated.ts";
import { shownHints, type Match } from "../hints.ts";
import type { FormName } from "../state.ts";
import type { View } from "../view.ts";

const sentences = {
  link: "hintLink",
  contact: "hintContact",
  advertising: "hintAdvertising",
  shouting: "hintShouting",
  repetition: "hintRepetition",
  short: "hintShort",
  words: "hintWords",
} as const satisfies Record<HintCheck, string>;

/** Below the field: what the marked words may run into, and that the comment can be sent all the same. */
export function hints(view: View, form: FormName) {
  const shown = shownHints(view.state, form);
  if (shown.length === 0) return nothing;
  return html`
    <ul class="hints" part="hints" id="hints-${form}" role="list">
      ${shown.map((hint, i) => single(view, form, hint, `hint-${form}-${i}`))}
    </ul>
  `;
}

function single({ state, t, ask }: View, form: FormName, hint: Hint, id: string) {
  const rules = state.view?.guidelines.rules ?? [];
  const place = rules.findIndex((rule) => rule.id === hint.guideline);
  const rule = rules[place];
  const edit = ({ target }: Event) => select(target as Element, form, hint.matches[0]!);
  // With a space that is a text node of its own, Chromium's description is “a link.See guideline 7”.
  return html`
    <li class="hint" part="hint">
      <p id=${id}>
        ${`${t(sentences[hint.check])} `} ${rule ? `${t("hintGuideline", place + 1, isolated(rule.label))} ` : nothing}
        <span class="muted">${t("hintAllowed")}</span>
      </p>
      <div class="acts" part="actions">
        <button class="act" part="action" type="button" aria-describedby=${id} @click=${edit}>${t("hintEdit")}</button>
        <button class="act" part="action" type="button" aria-describedby=${id} @click=${() => ask("settle", form, hint)}>
          ${t("hintKeep")}
        </button>
      </div>
    </li>
  `;
}

function select(button: Element, form: FormName, { start, end }: Match): void {
  const root = button.getRootNode() as ShadowRoot;
  const field = root.getElementById(`text-${form}`) as HTMLTextAreaElement;
  field.focus();
  field.setSelectionRange(start, end);
}

/** The text of a form with the words marked that a hint speaks of: drawn below the field, whose ground lets it through. */
export function marked({ state }: View, form: FormName) {
  const text = state.texts[form] ?? "";
  const matches = shownHints(state, form)
    .flatMap((hint) => hint.matches)
    .toSorted((a, b) => a.start - b.start);
  let at = 0;
  const pieces = matches.flatMap(({ start, end }) => {
    // Two hints may share words: what is marked already is not marked twice.
    const from = Math.max(at, start);
    if (end <= from) return [];
    const plain = text.slice(at, from);
    at = end;
    return [plain, html`<mark part="mark">${text.slice(from, end)}</mark>`];
  });
  return [...pieces, text.slice(at)];
}
