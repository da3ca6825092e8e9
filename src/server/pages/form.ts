/** What the forms of pages are made of. */
import { html, type Markup } from "./markup.ts";
import type { Mend, MendField } from "./mends.ts";
import type { PageView } from "./view.ts";

/** Above a page whose form was refused: what to mend, each with a link to its field. */
export function errorSummary({ words, format }: PageView, mends: readonly Mend[]): Markup {
  if (mends.length === 0) return html``;
  const fields = mends.filter(({ field }) => field !== null);
  const others = mends.filter(({ field }) => field === null);
  return html`<div class="errors" role="alert" tabindex="-1" autofocus>
<h2>${fields.length > 0 ? words.problemsHeading(format, mends.length) : others.map(({ sentence }) => sentence)}</h2>
${
  fields.length > 0 &&
  html`<ul>
${mends.map(
  ({
    field,
    sentence,
  }) => html`<li>${field === null ? sentence : html`<a href="#${field}">${sentence}</a>`}</li>
`,
)}</ul>`
}
</div>`;
}

export interface Field {
  name: MendField;
  label: string;
  help?: string;
  /** Id of what else is said about it. */
  about?: string;
  mends: readonly Mend[];
  /** Makes the control with the attributes that tie it to its help and to what is wrong with it. */
  control: (attributes: Markup) => Markup;
}

export function field({ name, label, help, about, mends, control }: Field): Markup {
  const wrong = mends.find((mend) => mend.field === name);
  const ties = [about, help !== undefined && `help-${name}`, wrong && `wrong-${name}`]
    .filter(Boolean)
    .join(" ");
  return html`<div class="row${wrong && " wrong"}">
<label for="${name}">${label}</label>
${help !== undefined && html`<p class="help" id="help-${name}">${help}</p>`}
${wrong && html`<p class="why" id="wrong-${name}">${wrong.sentence}</p>`}
${control(html`id="${name}" name="${name}" dir="auto"${ties && html` aria-describedby="${ties}"`}${wrong && html` aria-invalid="true"`}`)}
</div>`;
}

export const hidden = (values: Record<string, string>): Markup =>
  html`${Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">
`,
  )}`;
