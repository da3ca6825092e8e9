/** What moderators did about a comment: decided, answered what readers reported, and chose it. */
import { html, nothing, type TemplateResult } from "lit";
import type { ChoiceEntry, CommentCase, Decision, DeskReport } from "../../contract/desk.ts";
import type { Services } from "../services.ts";
import { isApplied, type Answer, type DeskState } from "../state.ts";
import { decisionWord } from "./queue.ts";
import { reportEntry } from "./reports.ts";
import { moderatorName, noteLine } from "./texts.ts";

interface Entry {
  at: string;
  shown: TemplateResult;
}

/** Newest first. */
export function history(services: Services, state: DeskState, { history, reports, choices }: CommentCase) {
  const entries: Entry[] = [
    ...history.map((decision) => ({ at: decision.decided, shown: decisionEntry(services, state, decision) })),
    ...choices.map((choice) => ({ at: choice.at, shown: choiceEntry(services, choice) })),
    ...answersOf(reports).map((one) => ({ at: one.answer.at, shown: answerEntry(services, one) })),
  ];
  if (!entries.length) return nothing;
  return html`<section class="below" aria-labelledby="history">
    <h2 class="h" id="history">${services.t("history")}</h2>
    <ol>
      ${entries.toSorted((a, b) => b.at.localeCompare(a.at)).map(({ shown }) => shown)}
    </ol>
  </section>`;
}

function decisionEntry(services: Services, state: DeskState, decision: Decision): TemplateResult {
  const { t, format } = services;
  const { status, onAppeal, by, decided, note } = decision;
  const standing = status === "undone" ? "undone" : isApplied(decision, state.now) ? null : "notYetInEffect";
  return html`<li class=${status === "undone" ? "muted" : ""}>
    <p>
      <strong>${decisionWord(services, decision)}</strong>
      <span class="muted small">
        ${onAppeal ? html`· ${t("onAppeal")}` : nothing} · ${moderatorName(services, by)} ·
        <time datetime=${decided}>${format.moment(decided)}</time>${standing ? ` · ${t(standing)}` : ""}</span
      >
    </p>
    ${note === null ? nothing : noteLine(services, note)}
  </li>`;
}

function choiceEntry(services: Services, { chosen, by, at }: ChoiceEntry): TemplateResult {
  const { t, format } = services;
  return html`<li>
    <p>
      <strong>${t(chosen ? "chosen" : "unchosen")}</strong>
      <span class="muted small">
        · ${moderatorName(services, by)} · <time datetime=${at}>${format.moment(at)}</time></span
      >
    </p>
  </li>`;
}

interface Answered {
  answer: Answer;
  reports: DeskReport[];
}

/** One answer is for all reports that were open then. */
function answersOf(reports: DeskReport[]): Answered[] {
  const answers = new Map<string, Answered>();
  for (const report of reports) {
    const { answered } = report;
    if (!answered) continue;
    const key = `${answered.at} ${answered.by.id} ${answered.kept}`;
    answers.set(key, { answer: answered, reports: [...(answers.get(key)?.reports ?? []), report] });
  }
  return [...answers.values()];
}

function answerEntry(services: Services, { answer, reports }: Answered): TemplateResult {
  const { t, format } = services;
  const { at, by, kept } = answer;
  // Nobody answered where its author took the comment back.
  const what = kept ? "keptPublished" : by.id === "" ? "withdrawn" : "rejected";
  return html`<li>
    <p>
      <strong>${t(what)}</strong>
      <span class="muted small">
        ${by.id === "" ? nothing : html`· ${moderatorName(services, by)}`} ·
        <time datetime=${at}>${format.moment(at)}</time> · ${t("reportsAnswered", reports.length)}</span
      >
    </p>
    <ul class="reports">
      ${reports.map((report) => reportEntry(services, report))}
    </ul>
  </li>`;
}
