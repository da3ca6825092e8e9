/**
 * A thread as a piece of a publisher's own page, to stand inside the element: for crawlers, and for readers until the
 * element shows the thread itself. It stands in a document that we do not know, so it has no class and no id but those
 * of comments, which links lead to.
 */
import type { Comment, CommentPage } from "../../contract/records.ts";
import { isolated } from "../../i18n/isolated.ts";
import { html, jsonLd, lines, type Markup } from "./markup.ts";
import { toBranches, type Branch } from "./tree.ts";
import { langOf, permalinkOf, queryOf, type PageView } from "./view.ts";

export interface FragmentShown {
  count: number;
  comments: CommentPage;
  /** The address of our pages; `null` where the server does not know its own. */
  pages: string | null;
}

export function fragment(view: PageView, { count, comments, pages }: FragmentShown): string {
  const { words, format } = view;
  const { items } = comments;
  return html`<section data-afterword-fragment="${view.key}" lang="${format.lang}" dir="${format.dir}">
<h2>${words.heading} <span>${format.number(count)}</span></h2>
${
  items.length === 0
    ? html`<p>${words.empty}</p>`
    : html`<ol>
${items.map((comment) => item(view, { comment, apart: false, below: toBranches(comment.id, comment.replies?.items ?? []) }))}</ol>`
}
${pages !== null && html`<p><a href="${pages}${queryOf(view)}">${words.allComments}</a></p>`}
${jsonLd(describe(view, count, items))}
</section>
`.toString();
}

const gone = { withdrawn: "goneWithdrawn", removed: "goneRemoved", erased: "goneErased" } as const;

function item(view: PageView, { comment, apart, below }: Branch): Markup {
  const { words, format } = view;
  const { id, author, text, lang, published, replyTo } = comment;
  const content = comment.gone
    ? html`<p id="comment-${id}">${words[gone[comment.gone]]}</p>`
    : html`<article id="comment-${id}">
<p><b><bdi>${author}</bdi></b> ${apart && replyTo !== null && html`<span>${words.repliesTo(format, isolated(replyTo))}</span> `}<time datetime="${published}">${format.moment(published)}</time></p>
<p lang="${langOf(lang)}" dir="auto">${lines(text ?? "")}</p>
</article>`;
  return html`<li>
${content}
${
  below.length > 0 &&
  html`<ol>
${below.map((branch) => item(view, branch))}</ol>`
}
</li>
`;
}

/**
 * The article as a schema.org `WebPage` with its comments. What a search engine knows of the page by the same `@id` from
 * the publisher is added to, not contradicted.
 */
function describe(view: PageView, count: number, items: readonly Comment[]): object {
  const { article } = view;
  const addressed = (id: string) => (article.url === null ? {} : { "@id": permalinkOf(view, id, "") });
  const all = items
    .flatMap((top) => [top, ...(top.replies?.items ?? [])])
    .filter(({ gone }) => gone === null);
  return {
    "@context": "https://schema.org",
    "@type": "WebPage",
    ...(article.url !== null && { "@id": article.url, url: article.url }),
    commentCount: count,
    comment: all.map((comment) => ({
      "@type": "Comment",
      ...addressed(comment.id),
      identifier: `urn:uuid:${comment.id}`,
      author: { "@type": "Person", name: comment.author },
      dateCreated: comment.received,
      datePublished: comment.published,
      text: comment.text,
      ...(comment.lang !== "und" && { inLanguage: comment.lang }),
      ...(comment.parent !== null && {
        parentItem: {
          "@type": "Comment",
          ...addressed(comment.parent),
          identifier: `urn:uuid:${comment.parent}`,
        },
      }),
      upvoteCount: comment.recommendations,
    })),
  };
}
