/** What became of one comment, for its author: whoever has the receipt in the address. */
import type { OwnComment, Waiting } from "../../contract/records.ts";
import { isolated } from "../../i18n/isolated.ts";
import { body } from "./comment.ts";
import { errorSummary, field, hidden } from "./form.ts";
import { page, unlisted } from "./frame.ts";
import { html, textareaContent, type Markup } from "./markup.ts";
import type { Mend } from "./mends.ts";
import { queryOf, type PageView } from "./view.ts";

export interface OwnShown {
  own: OwnComment;
  receipt: string;
  /** An appeal that was not taken, as it was typed. */
  appeal: string;
  mends: readonly Mend[];
}

export function ownPage(view: PageView, shown: OwnShown): string {
  const { words, format } = view;
  const { own, mends } = shown;
  return page(view, {
    title: `${stateOf(view, own)} · ${words.textLabel}`,
    head: unlisted,
    main: html`${errorSummary(view, mends)}
<div class="head">
<h1>${words.textLabel}</h1>
<p class="promise">${words.ownOnlyYou}</p>
</div>
<article id="own" class="own ${own.state}">
<h2 class="state">${stateOf(view, own)}</h2>
<p class="when">${own.outcome ? words.decidedAt(format, own.outcome.decided) : words.sentAgo(format, own.received)}${own.waiting?.usually ? html` · ${usually(view, own.waiting.usually)}` : ""}</p>
${own.waiting && opening(view, own.waiting)}
${reason(view, own)}
${own.text !== null && body({ lang: own.lang, text: own.text })}
${appealed(view, own)}
</article>
<p class="keep">${words.keepAddress}</p>
${acts(view, shown)}
<nav class="pages" aria-label="${words.pages}"><a href="${queryOf(view)}">${words.allComments}</a></nav>`,
  });
}

function stateOf({ words }: PageView, { state }: OwnComment): string {
  return {
    pending: words.waiting,
    approved: words.published,
    rejected: words.notPublished,
    withdrawn: words.withdrawn,
  }[state];
}

/** In the largest unit that fits: what is coarse should not sound exact. */
function usually({ words, format }: PageView, minutes: number): string {
  if (minutes < 60) return words.usuallyMinutes(format, minutes);
  if (minutes < 24 * 60) return words.usuallyHours(format, Math.ceil(minutes / 60));
  return words.usuallyDays(format, Math.ceil(minutes / 60 / 24));
}

const opening = ({ words, format }: PageView, { opens }: Waiting): Markup =>
  html`${opens !== null && html`<p class="note">${words.deskOpens(format, opens)}</p>`}`;

const reason = ({ words, format }: PageView, { outcome }: OwnComment): Markup =>
  html`${
    outcome?.guideline &&
    html`<p class="ground">${words.restsOn(format, outcome.guideline.number, isolated(outcome.guideline.label))}</p>`
  }
${outcome?.note && html`<p class="note"><span class="muted">${words.moderatorNote}</span> <bdi>${outcome.note}</bdi></p>`}`;

function appealed({ words }: PageView, { appeal, state }: OwnComment): Markup {
  if (!appeal) return html``;
  const became =
    appeal.decided === null
      ? words.appealWaits
      : state === "approved"
        ? words.appealApproved
        : words.appealRejected;
  return html`<p class="note">${became}</p>
<p class="note"><span class="muted">${words.yourAppeal}</span> <bdi>${appeal.text}</bdi></p>`;
}

function acts(view: PageView, { own, receipt, appeal, mends }: OwnShown): Markup {
  const { words } = view;
  const form = (act: string, content: Markup) =>
    html`<form method="post" action="${queryOf(view)}" accept-charset="utf-8" novalidate>
${hidden({ act, receipt })}
${content}
</form>`;
  if (own.state === "approved") {
    return html`<p><a class="button" href="${queryOf(view, { from: own.id })}#comment-${own.id}">${words.showInThread}</a></p>
${withdrawal()}`;
  }
  if (own.state === "pending") return withdrawal();
  if (!own.mayAppeal) return html``;
  return html`<details${mends.length > 0 && html` open`}><summary>${words.appeal}</summary>
${form(
  "appeal",
  html`${field({
    name: "text",
    label: words.appealLabel,
    help: words.appealHelp,
    mends,
    control: (ties) => html`<textarea ${ties} rows="5" required>${textareaContent(appeal)}</textarea>`,
  })}
<div class="send"><button class="button main">${words.sendAppeal}</button></div>`,
)}
</details>`;

  // Two steps, as it cannot be taken back.
  function withdrawal(): Markup {
    return html`<details><summary>${words.withdraw}</summary>
${form("withdraw", html`<div class="send"><span>${words.withdrawConfirm}</span> <button class="button">${words.withdraw}</button></div>`)}
</details>`;
  }
}

/** Where the receipt is nobody's. */
export const unknownPage = (view: PageView): string =>
  page(view, {
    title: view.words.unknownReceipt,
    head: unlisted,
    main: html`<div class="head"><h1>${view.words.unknownReceipt}</h1></div>
<nav class="pages" aria-label="${view.words.pages}"><a href="${queryOf(view)}">${view.words.allComments}</a></nav>`,
  });
