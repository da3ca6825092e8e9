/** What every page is made with, and the addresses that lead from one to the other. */
import type { Format } from "../../i18n/format.ts";
import type { PageCatalogue } from "../../i18n/pages/load.ts";
import type { Article } from "../domain/articles.ts";
import type { Site } from "../domain/ports.ts";

export interface PageView {
  site: Site;
  key: string;
  article: Article;
  /** The language that was asked for; links keep it. */
  lang: string | undefined;
  words: PageCatalogue;
  format: Format;
}

/** As an attribute: unknown is empty. */
export const langOf = (lang: string): string => (lang === "und" ? "" : lang);

/** The query of a page; of those next to it. @param more `undefined` leaves a parameter out. */
export function queryOf(
  { site, key, lang }: { site: Pick<Site, "id">; key: string; lang?: string | undefined },
  more: Record<string, string | undefined> = {},
): string {
  const given = Object.entries({ site: site.id, key, lang, ...more }).filter(
    (one): one is [string, string] => one[1] !== undefined,
  );
  return `?${new URLSearchParams(given)}`;
}

/**
 * Where a comment stands: below the article, where that is known, and otherwise on our own page.
 *
 * @param pages The address of our pages, without a query.
 */
export function permalinkOf(
  { site, key, article }: Pick<PageView, "site" | "key" | "article">,
  comment: string,
  pages: string,
): string {
  return `${article.url ?? `${pages}${queryOf({ site, key }, { from: comment })}`}#comment-${comment}`;
}
