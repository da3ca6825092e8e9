import { html, nothing } from "lit";
import { sorts, type Sort } from "../../contract/records.ts";
import type { View } from "../view.ts";

export function heading({ state, t, format, ask }: View) {
  const { view } = state;
  // With a space that is a text node of its own, Chromium's accessible name is “Comments6”.
  return html`
    <header class="head" part="heading">
      <h2 id="heading" part="title" tabindex="-1">
        ${`${t("heading")} `}
        ${view ? html`<span class="n" part="count">${format.number(view.thread.count)}</span>` : nothing}
      </h2>
      ${view && view.comments.total > 1 ? order(view.sort) : nothing}
      <p class="promise" part="promise">${t("promise")}</p>
    </header>
  `;

  function order(current: Sort) {
    return html`
      <label class="sort" part="sort">
        <span class="hidden">${t("order")}</span>
        <select part="select" @change=${(event: Event) => ask("order", (event.target as HTMLSelectElement).value as Sort)}>
          ${sorts.map((sort) => html`<option value=${sort} ?selected=${sort === current}>${t(sort === "recommended" ? "mostRecommended" : sort)}</option>`)}
        </select>
      </label>
    `;
  }
}
