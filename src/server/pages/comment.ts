/** Published comments on a page. */
import type { Comment } from "../../contract/records.ts";
import { isolated } from "../../i18n/isolated.ts";
import { html, type Markup } from "./markup.ts";
import { toBranches, type Branch } from "./tree.ts";
import { langOf, queryOf, type PageView } from "./view.ts";

const gone = { withdrawn: "goneWithdrawn", removed: "goneRemoved", erased: "goneErased" } as const;

/** @param open Whether it can be answered here. */
export function topComment(view: PageView, comment: Comment, open: boolean): Markup {
  const { words, format } = view;
  const { id, author, replies } = comment;
  const shown = replies?.items.length ?? 0;
  return html`<li>
${single(view, { comment, apart: false, below: [] }, open)}
${shown > 0 && replyList(view, toBranches(id, replies!.items), open, words.repliesLabel(format, isolated(author ?? "")))}
${
  replies?.next &&
  html`<p class="more"><a href="${queryOf(view, { parent: id, after: replies.next })}">${words.moreReplies(format, Math.max(1, replies.total - shown))}</a></p>`
}
</li>
`;
}

/** @param label `null` below a reply: what it answers stands right above it. */
export const replyList = (
  view: PageView,
  branches: readonly Branch[],
  open: boolean,
  label: string | null,
): Markup => html`<ol class="replies"${label !== null && html` aria-label="${label}"`}>
${branches.map(
  (branch) => html`<li>
${single(view, branch, open)}
${branch.below.length > 0 && replyList(view, branch.below, open, null)}
</li>
`,
)}</ol>`;

function single(view: PageView, { comment, apart }: Branch, open: boolean): Markup {
  const { words, format } = view;
  const { id, recommendations } = comment;
  if (comment.gone) return html`<p class="gone" id="comment-${id}">${words[gone[comment.gone]]}</p>`;
  return html`<article id="comment-${id}" aria-labelledby="by-${id}">
${byline(view, comment, apart)}
${body(comment)}
<p class="acts">
${recommendations > 0 && html`<span>${words.recommendedBy(format, recommendations)}</span>`}
${open && html`<a href="${queryOf(view, { reply: id })}" aria-describedby="by-${id}">${words.reply}</a>`}
</p>
</article>`;
}

export function byline(view: PageView, comment: Comment, apart: boolean): Markup {
  const { words, format } = view;
  const { id, author, published, replyTo, staff, choice, parent } = comment;
  const name = html`<bdi id="by-${id}">${author}</bdi>`;
  return html`${choice && html`<p class="choice">${words.choice}</p>`}
<header class="by">
${parent === null ? html`<h2 class="who">${name}</h2>` : html`<h3 class="who">${name}</h3>`}
${staff && html`<span class="badge">${words.staff}</span>`}
${apart && html`<span class="muted">${replyTo === null ? words.repliesToOther : words.repliesTo(format, isolated(replyTo))}</span>`}
<a class="muted" href="${queryOf(view, { from: id })}#comment-${id}"><time datetime="${published}">${format.moment(published)}</time></a>
</header>`;
}

export const body = ({ lang, text }: { lang: string; text: string | null }): Markup =>
  html`<div class="body" lang="${langOf(lang)}" dir="auto">${text}</div>`;
