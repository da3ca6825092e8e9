/** What an author says against a rejection, and the rejection itself. */
import { html, nothing, type TemplateResult } from "lit";
import type { CommentCase, Decision } from "../../contract/desk.ts";
import type { Appeal } from "../../contract/records.ts";
import type { Services } from "../services.ts";
import { decisionWord } from "./queue.ts";
import { marked, moderatorName, noteLine } from "./texts.ts";

export function appealOf(
  services: Services,
  { text, made, decided }: Appeal,
  details: CommentCase | null,
): TemplateResult {
  const { t } = services;
  const rejection = details?.history.find((decision) => isAppealedIn(made, decision));
  return html`<section class="below appeal" aria-labelledby="appeal">
    <h2 class="h" id="appeal">${t("appeal")}</h2>
    ${rejection ? rejected(services, rejection) : nothing}
    <p class="muted small">${t("appealed", made)}</p>
    <blockquote class="as-typed" dir="auto">${marked(text)}</blockquote>
    ${decided === null ? nothing : html`<p class="muted small">${t("appealAnswered", decided)}</p>`}
  </section>`;
}

/** The newest rejection that stood when the appeal was made. */
const isAppealedIn = (made: string, { action, status, decided }: Decision): boolean =>
  action === "reject" && status !== "undone" && decided <= made;

function rejected(services: Services, decision: Decision): TemplateResult {
  const { decided, by, note } = decision;
  return html`<div class="rejection">
    <p>
      <strong>${decisionWord(services, decision)}</strong>
      <span class="muted small"
        >· ${moderatorName(services, by)} ·
        <time datetime=${decided}>${services.format.moment(decided)}</time></span
      >
    </p>
    ${note === null ? nothing : noteLine(services, note)}
  </div>`;
}
