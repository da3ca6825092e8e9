/** The comment, large, with all that is needed to decide about it. */
import { html, nothing, type TemplateResult } from "lit";
import type { CommentCase, QueueItem } from "../../contract/desk.ts";
import type { Comment, GoneReason } from "../../contract/records.ts";
import { outrunSentence } from "../deciding.ts";
import { matchesOf } from "../matched-words.ts";
import { hashOf } from "../place.ts";
import { step } from "../reading.ts";
import type { Services } from "../services.ts";
import { isChosen, tabOf, type DeskState, type Outrun } from "../state.ts";
import { appealOf } from "./appeal.ts";
import { findings } from "./findings.ts";
import { history } from "./history.ts";
import { openReports } from "./reports.ts";
import { articleLink, languageName, marked, nameOrNone, noteLine } from "./texts.ts";

export function caseOf(services: Services, state: DeskState, item: QueueItem): TemplateResult {
  const details = state.opened?.details ?? null;
  return html`${whereabouts(services, state, item)} ${state.outrun ? outrunNotice(services, state.outrun) : nothing}
    <p class="on">
      <span class="muted">${services.t(item.reply ? "inReplyOn" : "onArticle")}</span>
      ${articleLink(services, item.thread.title, details?.thread.url ?? null)}
    </p>
    ${details?.parent ? quoted(services, details.parent) : nothing}
    <article class="comment" aria-labelledby="comment">
      <header class="by">
        <h2 id="comment" tabindex="-1">${nameOrNone(services, item.author)}</h2>
        ${item.signedIn ? html`<span class="small badge">${services.t("signedInBySite")}</span>` : nothing}
        ${item.staff ? html`<span class="small badge">${services.t("newsroom")}</span>` : nothing}
        ${isChosen(item) ? html`<span class="small badge badge--choice">${services.t("editorsChoice")}</span>` : nothing}
        <span class="muted small"
          >${services.format.moment(item.received)} · ${languageName(services, item.lang)}</span
        >
      </header>
      ${
        item.text === null
          ? html`<p class="muted">${services.t(item.state === "withdrawn" ? "withdrawnByAuthor" : "erased")}</p>`
          : html`<div class="text" lang=${item.lang} dir="auto">${marked(item.text, matchesOf(item.flags))}</div>`
      }
      ${
        item.text !== null && item.state === "withdrawn"
          ? html`<p class="muted">${services.t("withdrawnByAuthor")}</p>`
          : nothing
      }
    </article>
    ${details && tabOf(item) === "reported" ? openReports(services, details) : nothing}
    ${item.appeal ? appealOf(services, item.appeal, details) : nothing}
    ${findings(services, state, item, details)} ${details ? history(services, state, details) : nothing}
    ${details ? around(services, details) : nothing}`;
}

function whereabouts(services: Services, state: DeskState, item: QueueItem): TemplateResult {
  const { t } = services;
  const { list, place, shortcuts } = state;
  const at = list?.items.findIndex(({ id }) => id === item.id) ?? -1;
  const key = (letter: string) => (shortcuts ? html`<kbd aria-hidden="true">${letter}</kbd>` : nothing);
  return html`<div class="strip">
    ${list && at >= 0 ? html`<span class="num">${t("place", at + 1, list.total)}</span>` : nothing}
    <span>${t("waits", item.received)}</span>
    <a class="phone" href=${hashOf({ ...place, list: true })}>${t("queue")}</a>
    <span class="steps">
      <button @click=${() => void step(services, -1)}>${key("K")} ${t("up")}</button>
      <button @click=${() => void step(services, 1)}>${key("J")} ${t("down")}</button>
    </span>
  </div>`;
}

function outrunNotice(services: Services, outrun: Outrun): TemplateResult {
  const note = outrun === "withdrawn" || "kept" in outrun ? null : outrun.note;
  return html`<div class="outrun">
    <p><strong>${outrunSentence(services, outrun)}</strong></p>
    ${note === null ? nothing : noteLine(services, note)}
    ${outrun === "withdrawn" ? nothing : html`<p>${services.t("outrunNothing")}</p>`}
  </div>`;
}

function quoted(services: Services, parent: QueueItem): TemplateResult {
  const { t } = services;
  const states = {
    pending: "pending",
    approved: "approved",
    rejected: "rejected",
    withdrawn: "withdrawn",
  } as const;
  return html`<blockquote class="context">
    <p class="small">${nameOrNone(services, parent.author)} · ${t(states[parent.state])}</p>
    ${
      parent.text === null
        ? html`<p>${t(parent.state === "withdrawn" ? "withdrawnByAuthor" : "erased")}</p>`
        : html`<p class="as-typed" lang=${parent.lang} dir="auto">${marked(parent.text)}</p>`
    }
  </blockquote>`;
}

function around(services: Services, { context, parent, item }: CommentCase) {
  const others = context.filter(({ id }) => id !== parent?.id && id !== item.id);
  if (!others.length) return nothing;
  return html`<section class="below" aria-labelledby="around">
    <h2 class="h" id="around">${services.t("aroundIt")}</h2>
    <ol>
      ${others.map((comment) => html`<li class="context">${neighbourComment(services, comment)}</li>`)}
    </ol>
  </section>`;
}

const goneWords = {
  withdrawn: "withdrawnByAuthor",
  removed: "removed",
  erased: "erased",
} as const satisfies Record<GoneReason, string>;

function neighbourComment(
  services: Services,
  { author, text, lang, gone, published }: Comment,
): TemplateResult {
  if (text === null) return html`<p>${services.t(goneWords[gone ?? "erased"])}</p>`;
  return html`<p class="small">${nameOrNone(services, author)} · ${services.t("published", published)}</p>
    <p class="as-typed" lang=${lang} dir="auto">${marked(text)}</p>`;
}
