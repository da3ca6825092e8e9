/** The document around every page, and the policy that it is shown under. */
import { createHash } from "node:crypto";
import type { Article } from "../domain/articles.ts";
import { html, styleElement, type Markup } from "./markup.ts";
import { sheet } from "./sheet.ts";
import type { PageView } from "./view.ts";

/** No script runs, nothing is loaded, and nothing but a form of ours is sent. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(sheet).digest("base64")}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const style = styleElement(sheet);

/** Our own pages learn where a reader comes from, and the article may be on our origin: its scripts must not. */
const wayBack = ({ url }: Article, label: string): Markup =>
  html`${url !== null && html`<p class="back"><a href="${url}" rel="noreferrer">${label}</a></p>`}`;

export interface PageParts {
  title: string;
  /** Further elements of the head. */
  head?: Markup;
  main: Markup;
}

export const page = (
  { words, format, site, article }: Pick<PageView, "words" | "format"> & Partial<PageView>,
  { title, head, main }: PageParts,
): string =>
  html`<!doctype html>
<html lang="${format.lang}" dir="${format.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${head}
${style}
</head>
<body>
${site && html`<header class="mast"><bdi>${site.name}</bdi></header>`}
<main>
${article?.title && html`<p class="article" dir="auto">${article.title}</p>`}
${article && wayBack(article, words.backToArticle)}
${main}
</main>
</body>
</html>
`.toString();

/** What only its reader sees is in no list of a search engine. */
export const unlisted = html`<meta name="robots" content="noindex">`;
