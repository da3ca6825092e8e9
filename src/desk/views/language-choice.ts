import { html, type TemplateResult } from "lit";
import { languages, type Language } from "../../i18n/format.ts";
import { languageNames } from "../../i18n/language-names.ts";
import type { Services } from "../services.ts";

/** The languages of the desk, each as it calls itself. */
export function languageChoice({ t, format, speak }: Services): TemplateResult {
  const onChange = (event: Event) => speak((event.target as HTMLSelectElement).value as Language);
  return html`<select class="speak" aria-label=${t("deskLanguage")} @change=${onChange}>
    ${languages.map(
      (lang) =>
        html`<option value=${lang} lang=${lang} ?selected=${lang === format.lang}>${languageNames[lang]}</option>`,
    )}
  </select>`;
}
