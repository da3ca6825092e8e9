import { html, nothing } from "lit";
import type { FieldName, FormName, Mend } from "../state.ts";
import type { View } from "../view.ts";
import { sentence } from "./form.ts";

/** Above a form that was refused: what to mend, each with a link to its field. It takes the focus. */
export function errorSummary(view: View, name: FormName, mends: readonly Mend[]) {
  const { t, ask } = view;
  const fields = mends.filter(({ field }) => field);
  const others = mends.filter(({ field }) => !field);
  const idOf = (field: FieldName) => (field === "guidelines" ? "acknowledge" : `${field}-${name}`);
  const go = (event: Event, field: FieldName) => {
    event.preventDefault();
    if (field === "guidelines") ask("notice", true);
    ask("focus", idOf(field));
  };
  return html`
    <div class="errors" part="errors" id="errors-${name}" role="group" tabindex="-1" aria-labelledby="mend-${name}">
      <h3 part="errors-heading" id="mend-${name}">
        ${fields.length ? t("problemsHeading", mends.length) : others.map((mend) => sentence(view, mend))}
      </h3>
      ${
        fields.length
          ? html`<ul role="list">
            ${mends.map(
              (mend) =>
                html`<li>
                  ${
                    mend.field
                      ? html`<a href="#${idOf(mend.field)}" @click=${(event: Event) => go(event, mend.field!)}
                        >${sentence(view, mend)}</a
                      >`
                      : sentence(view, mend)
                  }
                </li>`,
            )}
          </ul>`
          : nothing
      }
    </div>
  `;
}
