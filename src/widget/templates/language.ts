import { html, nothing } from "lit";
import { languageNames } from "../../i18n/language-names.ts";
import type { FormName } from "../state.ts";
import type { View } from "../view.ts";

/** A shorter text whose language is not recognised is not asked about. */
const telling = 30;

/** What language the text is taken to be in, for its author to put right. */
export function language({ state, t, ask }: View, form: FormName) {
  const { aids, langs, texts } = state;
  const text = texts[form] ?? "";
  const chosen = !!langs?.[form];
  const lang = langs?.[form] ?? aids?.[form]?.lang;
  if (!text || !lang || (lang === "und" && !chosen && text.length < telling)) return nothing;
  const choose = (event: Event) => ask("language", form, (event.target as HTMLSelectElement).value);
  return html`
    <p class="language" part="language">
      <label part="label" for="language-${form}">${t("language")}</label>
      <select part="select" id="language-${form}" @change=${choose}>
        ${lang === "und" && !chosen ? html`<option value="" .selected=${true}>${t("languageUnknown")}</option>` : nothing}
        ${Object.entries(languageNames).map(
          ([tag, name]) => html`<option value=${tag} lang=${tag} .selected=${tag === lang}>${name}</option>`,
        )}
        <option value="und" .selected=${lang === "und" && chosen}>${t("languageOther")}</option>
      </select>
    </p>
  `;
}
