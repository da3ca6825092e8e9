/** The page that a thread is read on. Kept in caches, so it holds nothing of any one reader: the form has its own. */
import { type Comment, type CommentPage, type Sort, sorts } from "../../contract/records.ts";
import { isolated } from "../../i18n/isolated.ts";
import { replyList, topComment } from "./comment.ts";
import { page } from "./frame.ts";
import { html, type Markup } from "./markup.ts";
import { toBranches } from "./tree.ts";
import { queryOf, type PageView } from "./view.ts";

export interface ThreadShown {
  open: boolean;
  /** When it was closed; `null` where nobody has written that down. */
  closedAt: number | null;
  count: number;
  sort: Sort;
  comments: CommentPage;
  /** The comment whose branch this is a page of; `null` where it is one of the thread. */
  head: Comment | null;
  /** Whether this is where the thread begins. */
  first: boolean;
}

export function threadPage(view: PageView, shown: ThreadShown): string {
  const { words, format, article, site } = view;
  const { comments, head, open } = shown;
  const writable = open && site.signIn?.rule !== "required";
  const turn = (cursor: { before: string } | { after: string }) =>
    queryOf(view, { ...sortOf(shown), ...(head && { parent: head.id }), ...cursor });
  const previous = comments.previous === null ? null : turn({ before: comments.previous });
  const next = comments.next === null ? null : turn({ after: comments.next });
  return page(view, {
    title: article.title === null ? words.heading : words.commentsOn(format, isolated(article.title)),
    head: html`${previous && html`<link rel="prev" href="${previous}">`}
${next && html`<link rel="next" href="${next}">`}
<link rel="alternate" type="application/atom+xml" href="feed.atom${queryOf({ site, key: view.key })}">`,
    main: html`<div class="head">
<h1>${words.heading} <span class="count">${format.number(shown.count)}</span></h1>
${comments.total > 1 && !head && order(view, shown.sort)}
<p class="promise">${words.promise}</p>
</div>
${invitation(view, shown, writable)}
${list(view, shown, writable)}
${
  (!shown.first || next || previous) &&
  html`<nav class="pages" aria-label="${words.pages}">
${!shown.first && html`<a href="${queryOf(view, sortOf(shown))}">${words.allComments}</a>`}
${previous && html`<a rel="prev" href="${previous}">${words.previousPage}</a>`}
${next && html`<a rel="next" href="${next}">${words.nextPage}</a>`}
</nav>`
}`,
  });
}

/** Left out of addresses where it is the usual one. */
const sortOf = ({ sort }: ThreadShown): { sort?: Sort } => (sort === "oldest" ? {} : { sort });

const sortWords = { oldest: "oldest", newest: "newest", recommended: "mostRecommended" } as const;

function order(view: PageView, current: Sort): Markup {
  const { words } = view;
  return html`<nav class="order" aria-label="${words.order}">
${sorts.map((sort) =>
  sort === current
    ? html`<span aria-current="true">${words[sortWords[sort]]}</span>
`
    : html`<a href="${queryOf(view, sort === "oldest" ? {} : { sort })}">${words[sortWords[sort]]}</a>
`,
)}</nav>`;
}

function invitation(view: PageView, { open, closedAt }: ThreadShown, writable: boolean): Markup {
  const { words, format } = view;
  if (!open) {
    return html`<p class="closed">${closedAt === null ? words.closedAlready : words.closed(format, new Date(closedAt).toISOString())}</p>`;
  }
  return writable
    ? html`<p class="write"><a class="button main" href="${queryOf(view, { write: "1" })}">${words.writeComment}</a></p>`
    : html`<p class="closed">${words.signInElsewhere}</p>`;
}

function list(view: PageView, { comments, head, open }: ThreadShown, writable: boolean): Markup {
  const { words, format } = view;
  if (head) {
    // Its own first replies stand on the page that this one goes on from.
    const { replies: _, ...alone } = head;
    return html`<section class="thread" aria-label="${words.threadLabel}">
<ol class="list">${topComment(view, alone, writable)}</ol>
${replyList(view, toBranches(head.id, comments.items), writable, words.repliesLabel(format, isolated(head.author ?? "")))}
</section>`;
  }
  if (comments.items.length === 0) {
    return html`<p class="empty">${words.empty} ${open && html`<small>${words.emptyInvitation}</small>`}</p>`;
  }
  return html`<section class="thread" aria-label="${words.threadLabel}">
<ol class="list">
${comments.items.map((comment) => topComment(view, comment, writable))}</ol>
</section>`;
}
