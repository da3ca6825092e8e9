/** What the form says to readers whom the publisher signs in, or has yet to. */
import { html, nothing } from "lit";
import type { FormName, Reader } from "../state.ts";
import type { View } from "../view.ts";

/** In place of the fields of a guest, and as high as the first of them. */
export const readerRow = ({ t }: View, form: FormName, { name }: Reader) => html`
  <div class="row" part="row">
    <label for="author-${form}" part="label">${t("nameLabel")}</label>
    <output class="reader" part="reader" id="author-${form}">
      <bdi>${name}</bdi> <span class="muted">${t("signedIn")}</span>
    </output>
  </div>
`;

/** In place of the form. Who came to answer a comment finds the focus here. */
export const signInFirst = ({ t }: View, form: FormName) => html`
  <div class="sign-in" part="sign-in" id="text-${form}" tabindex="-1">
    <p>${t("signInFirst")}</p>
    ${form ? nothing : html`<slot name="sign-in"></slot>`}
  </div>
`;
