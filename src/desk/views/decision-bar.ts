/** Always in the same place: what can be done with the open comment, and above it what can still be undone. */
import { html, nothing, type TemplateResult } from "lit";
import { toggleChoice } from "../choosing.ts";
import { decide, keep, lackSentence, nameOf } from "../deciding.ts";
import { step } from "../reading.ts";
import type { Services } from "../services.ts";
import { ownOpenDecision, undo } from "../undoing.ts";
import { failureInColumn, failureNotice } from "./failure-notice.ts";
import { choicesOf, draftOf, isChosen, newestUndoable, type DeskState, type Undoable } from "../state.ts";

export function decisionBar(services: Services, state: DeskState): TemplateResult {
  const undoable = newestUndoable(state);
  return html`<section class="bar" aria-label=${services.t("decision")}>
    ${undoable ? undoStrip(services, state, undoable) : nothing}
    ${failureInColumn(state) ? nothing : failureNotice(services, state)}
    ${state.lack ? html`<p class="lack">${lackSentence(services, state, state.lack)}</p>` : nothing}
    ${choicesOf(state).own ? html`<p class="own" id="own">${services.t("ownDecision")}</p>` : nothing}
    ${state.opened ? html`<div class="bar-in">${buttons(services, state)}</div>` : nothing}
  </section>`;
}

function buttons(services: Services, state: DeskState): TemplateResult {
  const { t } = services;
  const { approve, reject, keep: keepable, choice, reason, own } = choicesOf(state);
  const key = (letter: string) => (state.shortcuts ? html`<kbd aria-hidden="true">${letter}</kbd>` : nothing);
  const off = state.busy || own ? "true" : nothing;
  const why = own ? "own" : nothing;
  const number = chosenNumber(state);
  const skip = state.outrun ? t("next") : t("skip");
  const appealed = reason === "appeal";
  return html`${
    approve
      ? html`<button
          class="button button--filled"
          aria-disabled=${off}
          aria-describedby=${why}
          @click=${() => void decide(services, "approve")}
        >
          ${key("A")} ${t(appealed ? "publishAfterAll" : "approve")}
        </button>`
      : nothing
  }
    ${
      keepable
        ? html`<button class="button button--filled" aria-disabled=${off} @click=${() => void keep(services)}>
          ${key("P")} ${t("keep")}
        </button>`
        : nothing
    }
    ${
      reject
        ? html`<button
            class="button"
            aria-disabled=${off}
            aria-describedby=${why}
            @click=${() => void decide(services, "reject")}
          >
            ${key("R")}
            <span
              >${t(appealed ? "uphold" : "reject")}${number > 0 ? html` <span class="under">${t("rejectUnderNumber", number)}</span>` : nothing}</span
            >
          </button>`
        : nothing
    }
    ${
      choice && state.opened?.item
        ? html`<button
            class="button"
            aria-disabled=${off}
            aria-pressed=${isChosen(state.opened.item)}
            @click=${() => void toggleChoice(services)}
          >
            ${key("E")} ${t("editorsChoice")}
          </button>`
        : nothing
    }
    ${
      !newestUndoable(state) && ownOpenDecision(state)
        ? html`<button class="button" aria-disabled=${off} @click=${() => void undo(services)}>
          ${key("U")} ${t("undo")}
        </button>`
        : nothing
    }
    <span class="gap"></span>
    <button
      class="button ${state.outrun || own ? "button--filled" : "button--soft"}"
      @click=${() => void step(services, 1)}
    >
      ${key("S")} ${skip}
    </button>`;
}

function chosenNumber(state: DeskState): number {
  const { guideline } = draftOf(state);
  return (state.opened?.details?.rules.findIndex(({ id }) => id === guideline) ?? -1) + 1;
}

/** No live region: the decision was announced once, and the seconds are not news. */
function undoStrip(
  services: Services,
  state: DeskState,
  { decision, item, until }: Undoable,
): TemplateResult {
  const { t } = services;
  const whole = Math.round((Date.parse(decision.takesEffect) - Date.parse(decision.decided)) / 1000);
  // The clock of the page ticks once a second and may be late by as much.
  const seconds = Math.min(whole, Math.max(1, Math.ceil((until - state.now) / 1000)));
  const what = t(decision.action === "approve" ? "undoApproved" : "undoRejected", nameOf(services, item));
  return html`<div class="undo">
    <p>
      <span class="undo-what">${what}</span>
      <span class="num">${t("takesEffectIn", seconds)}</span>
    </p>
    <button @click=${() => void undo(services)}>
      ${t("undo")} ${state.shortcuts ? html`<kbd aria-hidden="true">U</kbd>` : nothing}
    </button>
    <progress aria-hidden="true" max=${whole} value=${seconds}></progress>
  </div>`;
}
