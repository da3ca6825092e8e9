import { html } from "lit";
import { help, honeypotOf } from "../composed.ts";
import type { FormName } from "../state.ts";
import type { View } from "../view.ts";

/** Below the text field of a form that was touched. */
export function writing(view: View, form: FormName) {
  // No person sees or reaches the field. A program that fills all it finds says so by it.
  return html`
    ${help.now?.language(view, form)} ${help.now?.hints(view, form)}
    <div class="hidden" aria-hidden="true">
      <label>Website <input id=${honeypotOf(form)} name="website" tabindex="-1" autocomplete="off" /></label>
    </div>
  `;
}

/** The copy of the text that stands below the field, with what is marked in it. */
export const copy = (view: View, form: FormName): unknown =>
  help.now ? help.now.marked(view, form) : view.state.texts[form];
