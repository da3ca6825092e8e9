/** The frame: who is here, which queue, and around the open comment its list, its decision and its side. */
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { toggleKeys } from "../commands.ts";
import { signOut } from "../entering.ts";
import { inSentence } from "../hidden-characters.ts";
import { hashOf, start, tabs, type Tab } from "../place.ts";
import { go, step } from "../reading.ts";
import type { Services } from "../services.ts";
import { siteOf, type DeskState } from "../state.ts";
import { caseOf } from "./case.ts";
import { failureInColumn, failureNotice } from "./failure-notice.ts";
import { decisionBar } from "./decision-bar.ts";
import { invitationPage, signInPage } from "./entry-pages.ts";
import { keysPanel } from "./keys-panel.ts";
import { languageChoice } from "./language-choice.ts";
import { queue } from "./queue.ts";
import { side } from "./side.ts";

/** The whole page. @param token Of the invitation, where the address is one. */
export function page(services: Services, state: DeskState, token: string | null): TemplateResult {
  if (state.phase === "signed-out") return signInPage(services, state);
  if (state.phase === "invited") return invitationPage(services, state, token ?? "");
  if (state.phase === "starting") return starting(services, state);
  const { list } = state.place;
  // Where there is room for one of the two only, that one is the main thing.
  return html`<div class="desk" data-front=${list ? "list" : "comment"}>
    <button class="button skip" @click=${() => services.focus("comment")}>${services.t("skipToComment")}</button>
    ${top(services, state)}
    <div class="front" role=${list ? "main" : nothing}>${queue(services, state)}</div>
    <div class="read" role=${list ? nothing : "main"}>
      <div class="read-in">${reading(services, state)}</div>
    </div>
    ${decisionBar(services, state)} ${side(services, state)}
  </div>`;
}

/** What stands in the title of the window. */
export function titleOf({ t, format }: Services, state: DeskState): string {
  if (state.phase === "invited") return t("invitation");
  if (state.phase !== "ready") return t(state.phase === "signed-out" ? "signIn" : "desk");
  const { tab } = state.place;
  const page = tab === "decided" ? t(tab) : `${t(tab)} ${format.number(state.counts[tab])}`;
  return t("titleOf", page, siteOf(state)?.name ?? t("desk"));
}

function starting(services: Services, state: DeskState): TemplateResult {
  return html`<main class="entry">
    ${
      state.failed
        ? html`<h1 tabindex="-1">${services.t("desk")}</h1>
          ${failureNotice(services, state)}`
        : html`<p class="muted later">${services.t("loading")}</p>`
    }
  </main>`;
}

function top(services: Services, state: DeskState): TemplateResult {
  const { t } = services;
  const name = state.session?.moderator.name ?? "";
  const shown = state.keysShown;
  return html`<header class="top">
    <h1>${siteChoice(services, state)}</h1>
    <nav class="tabs" aria-label=${t("queues")}>${tabs.map((name) => tabLink(services, state, name))}</nav>
    <p class="here">${t("signedInAs", inSentence(name))}</p>
    ${languageChoice(services)}
    <button class="quiet keys" aria-expanded=${shown ? "true" : "false"} @click=${() => toggleKeys(services)}>
      ${state.shortcuts ? html`<kbd aria-hidden="true">?</kbd>` : nothing} ${t("keys")}
    </button>
    <button class="quiet" @click=${() => void signOut(services)}>${t("signOut")}</button>
    ${shown ? keysPanel(services, state) : nothing}
  </header>`;
}

function siteChoice(services: Services, state: DeskState) {
  const sites = state.session?.sites ?? [];
  const current = siteOf(state);
  if (sites.length < 2) return html`<bdi dir="auto">${current?.name ?? services.t("desk")}</bdi>`;
  const onChange = (event: Event) => {
    const site = (event.target as HTMLSelectElement).value;
    void go(services, { ...start, tab: state.place.tab, site });
  };
  return html`<select aria-label=${services.t("site")} @change=${onChange}>
    ${sites.map(({ id, name }) => html`<option value=${id} ?selected=${id === current?.id}>${name}</option>`)}
  </select>`;
}

function tabLink({ t, format }: Services, { place, counts }: DeskState, name: Tab): TemplateResult {
  const here = place.tab === name;
  const to = hashOf({ ...place, tab: name, comment: null });
  return html`<a href=${to} aria-current=${here ? "page" : nothing}
    >${t(name)}${name === "decided" ? nothing : html` <span class="num">${format.number(counts[name])}</span>`}</a
  >`;
}

function reading(services: Services, state: DeskState): TemplateResult {
  const { t } = services;
  const { opened, list } = state;
  if (failureInColumn(state)) return html`${failureNotice(services, state)}`;
  if (opened?.item) return html`${keyed(opened.id, caseOf(services, state, opened.item))}`;
  if (opened?.missing) {
    return html`<h2 id="comment" tabindex="-1">${t("notFound")}</h2>
      <button class="button" @click=${() => void step(services, 1)}>${t("next")}</button>`;
  }
  if (list && !opened) return empty(services, state);
  return html`<h2 id="comment" tabindex="-1" class="muted later">${t("loading")}</h2>`;
}

const emptyWords = {
  waiting: ["emptyWaiting", "emptyWaitingMore"],
  reported: ["emptyReported", "emptyReportedMore"],
  appeals: ["emptyAppeals", "emptyAppealsMore"],
  decided: ["emptyDecided", "emptyDecidedMore"],
} as const satisfies Record<Tab, unknown>;

function empty({ t }: Services, { place }: DeskState): TemplateResult {
  const [what, more] = place.lang ? (["emptyLanguage", "emptyLanguageMore"] as const) : emptyWords[place.tab];
  return html`<div class="empty">
    <h2 id="comment" tabindex="-1">${t(what)}</h2>
    <p class="muted">${t(more)}</p>
    <a class="phone" href=${hashOf({ ...place, list: true })}>${t("queue")}</a>
  </div>`;
}
