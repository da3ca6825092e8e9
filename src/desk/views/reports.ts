/** What readers reported about a comment, and why. */
import { html, nothing, type TemplateResult } from "lit";
import type { CommentCase, DeskReport } from "../../contract/desk.ts";
import { inSentence } from "../hidden-characters.ts";
import type { Services } from "../services.ts";
import { marked } from "./texts.ts";
import type { Words } from "../words.ts";

/** Those that nobody has answered: illegal content first, each the newest first. */
export function openReports(services: Services, { reports }: CommentCase) {
  const open = reports.filter(({ answered }) => !answered);
  if (!open.length) return nothing;
  const sorted = [...open.filter(isIllegal), ...open.filter((report) => !isIllegal(report))];
  return html`<section class="below" aria-labelledby="reports">
    <h2 class="h" id="reports">${services.t("reports")}</h2>
    <ul class="reports">
      ${sorted.map((report) => reportEntry(services, report))}
    </ul>
  </section>`;
}

const isIllegal = ({ reason }: DeskReport): boolean => reason === "illegal";

export function reportEntry(services: Services, report: DeskReport): TemplateResult {
  const { t, format } = services;
  const { explanation, notice, received } = report;
  return html`<li class="report ${isIllegal(report) ? "report--illegal" : ""}">
    <p>
      <strong>${reasonOf(services, report)}</strong>
      <time class="muted small" datetime=${received} title=${format.moment(received)}
        >· ${t("reportedAgo", received)}</time
      >
    </p>
    ${explanation === null ? nothing : html`<p class="as-typed" dir="auto">${marked(explanation)}</p>`}
    ${notice ? noticeLine(services, notice) : nothing}
  </li>`;
}

function reasonOf({ t }: Words, { reason, guideline }: DeskReport): string {
  if (guideline) return t("reportGuideline", guideline.number, inSentence(guideline.label));
  if (reason === "illegal") return t("reportIllegal");
  return t(reason === "other" ? "reportOther" : "reportFormerGuideline");
}

function noticeLine({ t }: Words, { name, email }: NonNullable<DeskReport["notice"]>): TemplateResult {
  if (name === null && email === null) return html`<p class="muted small">${t("noticeUnnamed")}</p>`;
  return html`<p class="notice small">
    <span class="muted">${t("noticeBy")}</span>
    ${name === null ? nothing : html`<bdi dir="auto">${marked(name)}</bdi>`}
    ${email === null ? nothing : html`<bdi dir="ltr">${marked(email)}</bdi>`}
  </p>`;
}
