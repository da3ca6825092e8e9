/** The list at the start of the screen: what waits, is reported or appealed, or what was decided. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Decision, Flag, QueueItem } from "../../contract/desk.ts";
import { inSentence } from "../hidden-characters.ts";
import { languageNames, unknownLanguage } from "../../i18n/language-names.ts";
import { hashOf, type Place, type Tab } from "../place.ts";
import { go, showFresh, showMore } from "../reading.ts";
import type { Services } from "../services.ts";
import type { List } from "../list.ts";
import { isChosen, tabOf, type DeskState } from "../state.ts";
import { age, marked, nameOrNone } from "./texts.ts";
import type { Words } from "../words.ts";

const listWords = {
  waiting: { list: "waitingList", order: "oldestFirst" },
  reported: { list: "reportedList", order: "illegalFirst" },
  appeals: { list: "appealsList", order: "longestFirst" },
  decided: { list: "decidedList", order: "newestFirst" },
} as const satisfies Record<Tab, unknown>;

export function queue(services: Services, state: DeskState): TemplateResult {
  const { t } = services;
  const { place, list, opened } = state;
  const words = listWords[place.tab];
  return html`<nav class="queue" aria-label=${t(words.list)}>
    <div class="queue-head">
      <a class="phone" href=${hashOf({ ...place, list: false })}>${t("backToComment")}</a>
      <span class="wide">${t(words.order)}</span>
      ${languageFilter(services, state)}
    </div>
    ${freshButton(services, list)}
    <ol>
      ${repeat(
        list?.items ?? [],
        ({ id }) => id,
        (item) => html`<li>${entry(services, state, item, item.id === opened?.id)}</li>`,
      )}
    </ol>
    ${
      list?.next
        ? html`<button class="button button--soft queue-more" @click=${() => void showMore(services)}>${t("more")}</button>`
        : nothing
    }
  </nav>`;
}

function languageFilter(services: Services, { place, list }: DeskState): TemplateResult {
  const { t } = services;
  const seen = list?.items.map(({ lang }) => lang) ?? [];
  const known = new Set([
    ...Object.keys(languageNames),
    ...seen,
    ...(place.lang ? [place.lang] : []),
    unknownLanguage,
  ]);
  const onChange = (event: Event) => {
    const lang = (event.target as HTMLSelectElement).value || null;
    void go(services, { ...place, comment: null, lang });
  };
  return html`<select aria-label=${t("language")} @change=${onChange}>
    <option value="" ?selected=${!place.lang}>${t("allLanguages")}</option>
    ${[...known].map(
      (lang) =>
        html`<option value=${lang} lang=${lang} ?selected=${lang === place.lang}>
          ${lang === unknownLanguage ? t("languageUnknown") : (languageNames[lang] ?? lang)}
        </option>`,
    )}
  </select>`;
}

function freshButton(services: Services, list: List | null) {
  const count = list?.fresh.length ?? 0;
  if (!count) return nothing;
  return html`<button class="fresh" @click=${() => void showFresh(services)}>
    ${services.t("showFresh", count)}
  </button>`;
}

function entry(services: Services, state: DeskState, item: QueueItem, current: boolean): TemplateResult {
  const { place, list, now } = state;
  const gone = list?.gone.includes(item.id) && !current;
  const since = (place.tab === "appeals" ? item.appeal?.made : item.decision?.decided) ?? item.received;
  const target: Place = { ...place, comment: item.id, list: false };
  // An address that is open already leads nowhere by itself.
  const goThere = current ? () => services.focus("comment") : nothing;
  return html`<a
    class="item ${gone ? "item--gone" : ""}"
    href=${hashOf(target)}
    aria-current=${current ? "true" : nothing}
    @click=${goThere}
  >
    <span class="item-head">${nameOrNone(services, item.author)} ${age(services, since, now, !item.decision)}</span>
    <span class="item-text" lang=${item.lang} dir="auto"
      >${item.text === null ? services.t("erased") : marked(item.text)}</span
    >
    <span class="item-meta">
      <span>${item.lang === unknownLanguage ? services.t("languageUnknown") : item.lang}</span>
      ${item.reply ? html`<span>${services.t("isReply")}</span>` : nothing}
      ${item.staff ? html`<span>${services.t("newsroom")}</span>` : nothing}
      ${isChosen(item) ? html`<span>${services.t("editorsChoice")}</span>` : nothing}
      ${tabOf(item) === "reported" ? html`<span class="hint">${services.t("reportCount", item.reports)}</span>` : nothing}
      ${item.flags.map((flag) => html`<span class="hint">${hintWord(services, flag)}</span>`)}
      ${gone ? html`<span>${services.t("gone")}</span>` : nothing}
      ${item.decision ? html`<span>${decisionWord(services, item.decision)}</span>` : nothing}
    </span>
  </a>`;
}

const hintWords = {
  guidance: "hintWords",
  honeypot: "hintHoneypot",
  hasty: "hintHasty",
  duplicate: "hintDuplicate",
  flood: "hintFlood",
} as const satisfies Record<Flag["check"], string>;

/** What a check noticed, in few words. */
function hintWord({ t }: Words, { check, guideline }: Flag): string {
  return guideline ? t("hintGuideline", guideline.number, inSentence(guideline.label)) : t(hintWords[check]);
}

/** What was decided, in few words. */
export function decisionWord({ t }: Words, { action, guideline }: Decision): string {
  if (action === "approve") return t("approved");
  return guideline ? t("rejectedUnder", guideline.number, inSentence(guideline.label)) : t("rejected");
}
