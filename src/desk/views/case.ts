/** The comment, large, with all that is needed to decide about it. */
import { html, nothing, type TemplateResult } from "lit";
import type { CommentCase, Decision, QueueItem } from "../../contract/desk.ts";
import type { Comment, GoneReason } from "../../contract/records.ts";
import { outrunSentence } from "../deciding.ts";
import { inSentence, runsOf, type HiddenKind } from "../hidden-characters.ts";
import { hashOf } from "../place.ts";
import { step } from "../reading.ts";
import type { Services } from "../services.ts";
import { draftOf, isApplied, type DeskState, type Outrun } from "../state.ts";
import { decisionWord } from "./queue.ts";
import { articleLink, languageName, marked, moderatorName, nameOrNone } from "./texts.ts";
import type { Words } from "../words.ts";

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
        <span class="muted small"
          >${services.format.moment(item.received)} · ${languageName(services, item.lang)}</span
        >
      </header>
      ${
        item.text === null
          ? html`<p class="muted">${services.t(item.state === "withdrawn" ? "withdrawnByAuthor" : "erased")}</p>`
          : html`<div class="text" lang=${item.lang} dir="auto">${marked(item.text)}</div>`
      }
      ${
        item.text !== null && item.state === "withdrawn"
          ? html`<p class="muted">${services.t("withdrawnByAuthor")}</p>`
          : nothing
      }
    </article>
    ${facts(services, state, item, details)} ${details ? history(services, state, details.history) : nothing}
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
  const note = outrun === "withdrawn" ? null : outrun.note;
  return html`<div class="outrun">
    <p><strong>${outrunSentence(services, outrun)}</strong></p>
    ${note === null ? nothing : noteLine(services, note)}
    ${outrun === "withdrawn" ? nothing : html`<p>${services.t("outrunNothing")}</p>`}
  </div>`;
}

function noteLine({ t }: Words, note: string): TemplateResult {
  return html`<p class="note-line"><span class="muted">${t("noteWas")}</span> <q><bdi dir="auto">${marked(note)}</bdi></q></p>`;
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

function facts(
  services: Services,
  state: DeskState,
  item: QueueItem,
  details: CommentCase | null,
): TemplateResult {
  const { t } = services;
  const chosen = draftOf(state).guideline;
  const number = details?.rules.findIndex(({ id }) => id === chosen) ?? -1;
  const rule = details?.rules[number];
  return html`<dl class="found small">
    ${hiddenCharacters(services, item.text ?? "")}
    <dt>${t("authorSaw")}</dt>
    <dd>
      ${
        details
          ? html`${t("authorSawGuidelines", details.guidelines.version)} · ${languageName(services, details.guidelines.lang)}`
          : html`<span class="later">${t("loading")}</span>`
      }
    </dd>
    ${
      details?.sha256
        ? html`<dt>${t("fingerprint")}</dt>
          <dd><code dir="ltr" title=${details.sha256}>${details.sha256.slice(0, 16)}…</code></dd>`
        : nothing
    }
    ${
      rule
        ? html`<dt>${t("authorWouldRead")}</dt>
          <dd><q>${t("restsOn", number + 1, inSentence(rule.label))}</q></dd>`
        : nothing
    }
  </dl>`;
}

const hiddenKinds = {
  direction: "hiddenDirection",
  "zero-width": "hiddenZeroWidth",
  tags: "hiddenTags",
} as const;

function hiddenCharacters({ t }: Words, text: string) {
  const runs = runsOf(text);
  const count = (kind: HiddenKind) => runs.filter((run) => run.kind === kind).length;
  const found = (Object.keys(hiddenKinds) as HiddenKind[]).filter((kind) => count(kind));
  if (!found.length) return nothing;
  return html`<dt>${t("hiddenCharacters")}</dt>
    ${found.map((kind) => html`<dd class="flag">${t(hiddenKinds[kind], count(kind))}</dd>`)}`;
}

function history(services: Services, state: DeskState, decisions: Decision[]) {
  const { t, format } = services;
  if (!decisions.length) return nothing;
  const standing = (decision: Decision) =>
    decision.status === "undone" ? t("undone") : isApplied(decision, state.now) ? null : t("notYetInEffect");
  return html`<section class="below" aria-labelledby="history">
    <h2 class="h" id="history">${t("history")}</h2>
    <ol>
      ${decisions.map(
        (decision) =>
          html`<li class=${decision.status === "undone" ? "muted" : ""}>
            <p>
              <strong>${decisionWord(services, decision)}</strong>
              <span class="muted small">
                · ${moderatorName(services, decision.by)} ·
                <time datetime=${decision.decided}>${format.moment(decision.decided)}</time>${
                  standing(decision) ? ` · ${standing(decision)}` : ""
                }</span
              >
            </p>
            ${decision.note === null ? nothing : noteLine(services, decision.note)}
          </li>`,
      )}
    </ol>
  </section>`;
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
