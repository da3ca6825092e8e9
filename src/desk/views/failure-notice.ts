/** A call that brought nothing: what it means, and the way to try again. */
import { html, nothing, type TemplateResult } from "lit";
import { begin } from "../entering.ts";
import { follow } from "../reading.ts";
import { sentenceFor, type Services } from "../services.ts";
import type { DeskState } from "../state.ts";

export function failureNotice(
  services: Services,
  { failed, place }: DeskState,
): TemplateResult | typeof nothing {
  if (!failed) return nothing;
  const { task, failure } = failed;
  const again = () => void (task === "start" ? begin(services) : follow(services, place));
  // A decision and an undo are tried again where they are made.
  const repeatable = task === "start" || task === "list" || task === "more" || task === "case";
  return html`<div class="failure">
    <p>${sentenceFor(services, failure)}</p>
    ${repeatable ? html`<button class="button" @click=${again}>${services.t("tryAgain")}</button>` : nothing}
  </div>`;
}

/** Whether the column of the comment has nothing else to show, so that the notice stands there. */
export function failureInColumn({ failed, opened, place }: DeskState): boolean {
  return failed !== null && !opened?.item && !place.list;
}
