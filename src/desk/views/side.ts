/** Beside the comment: its article, its author, and the guidelines that a rejection can rest on. */
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { live } from "lit/directives/live.js";
import type { CommentCase, DeskThread, Flag } from "../../contract/desk.ts";
import type { Guideline } from "../../contract/records.ts";
import { choose, toggleThread } from "../deciding.ts";
import type { Services } from "../services.ts";
import { choicesOf, draftOf, type DeskState } from "../state.ts";
import { articleLink } from "./texts.ts";

export function side(services: Services, state: DeskState): TemplateResult {
  const details = state.opened?.details;
  return html`<aside class="side" aria-label=${services.t("aboutComment")}>
    ${
      details
        ? html`${article(services, state, details.thread)} ${author(services, details)} ${verdict(services, state, details)}`
        : nothing
    }
  </aside>`;
}

function article(services: Services, { busy }: DeskState, thread: DeskThread): TemplateResult {
  const { t } = services;
  return html`<section>
    <h2 class="h">${t("article")}</h2>
    <p class="title">${articleLink(services, thread.title, thread.url)}</p>
    <dl class="facts">
      <dt>${t("comments")}</dt>
      <dd>${t("articleCounts", thread.published, thread.waiting)}</dd>
      <dt>${t("thread")}</dt>
      <dd>${t(thread.open ? "threadOpen" : "threadClosed")}</dd>
    </dl>
    <button class="link" aria-disabled=${busy ? "true" : nothing} @click=${() => void toggleThread(services)}>
      ${t(thread.open ? "closeThread" : "openThread")}
    </button>
  </section>`;
}

function author({ t }: Services, { email }: CommentCase) {
  if (email === null) return nothing;
  return html`<section>
    <h2 class="h">${t("authorEmail")}</h2>
    <p><bdi dir="ltr">${email}</bdi></p>
  </section>`;
}

function verdict(services: Services, state: DeskState, { item, rules }: CommentCase) {
  const choices = choicesOf(state);
  if (choices.own || (!choices.approve && !choices.reject)) return nothing;
  return html`<section class="verdict">
    ${choices.reject ? ruleList(services, state, { rules, flags: item.flags }) : nothing}
    ${keyed(item.id, noteField(services, state, item.id))}
  </section>`;
}

function ruleList(
  services: Services,
  state: DeskState,
  { rules, flags }: { rules: Guideline[]; flags: Flag[] },
): TemplateResult {
  const appealed = choicesOf(state).reason === "appeal";
  const touched = new Set(flags.map(({ guideline }) => guideline?.id));
  const row = (rule: Guideline, number: number) =>
    ruleRow(services, state, { rule, number, matched: touched.has(rule.id) });
  return html`<h2 class="h" id="rules">${services.t(appealed ? "upholdUnder" : "rejectUnder")}</h2>
    <ol class="rules" aria-labelledby="rules">
      ${rules.map((rule, at) => html`<li>${row(rule, at + 1)}</li>`)}
    </ol>`;
}

interface Row {
  rule: Guideline;
  /** Its place in the list, from one. */
  number: number;
  /** A check found words that touch it. */
  matched: boolean;
}

function ruleRow(services: Services, state: DeskState, { rule, number, matched }: Row): TemplateResult {
  const { t, format } = services;
  const label = html`<span class="number">${format.number(number)}</span><bdi dir="auto">${rule.label}</bdi>`;
  if (!rule.ground) {
    return html`<p class="rule rule--promise muted">${label}<span class="hidden"> (${t("notAGround")})</span></p>`;
  }
  const pressed = draftOf(state).guideline === rule.id;
  return html`<button
    class="rule"
    aria-pressed=${pressed ? "true" : "false"}
    title=${rule.explanation}
    @click=${() => choose(services, rule.id)}
  >
    ${label}${matched ? html` <span class="rule-matched">${t("ruleMatched")}</span>` : nothing}
  </button>`;
}

function noteField(services: Services, state: DeskState, id: string): TemplateResult {
  const { t } = services;
  const { reason } = choicesOf(state);
  const help = { reversal: "reasonHelp", appeal: "appealReasonHelp" } as const;
  const onInput = (event: InputEvent) =>
    services.dispatch({ type: "drafted", id, draft: { note: (event.target as HTMLTextAreaElement).value } });
  return html`<div class="note">
    <label for="note"
      >${t(reason ? "reasonLabel" : "noteLabel")} ${state.shortcuts ? html`<kbd aria-hidden="true">N</kbd>` : nothing}</label
    >
    <textarea
      id="note"
      dir="auto"
      rows="3"
      aria-describedby="note-help"
      aria-required=${reason ? "true" : nothing}
      aria-invalid=${state.lack === "reason" ? "true" : nothing}
      .value=${live(draftOf(state).note)}
      @input=${onInput}
    ></textarea>
    <p class="muted" id="note-help">${t(reason ? help[reason] : "noteHelp")}</p>
  </div>`;
}
