/** What comments are about, as far as it is known: a thread begins with nothing but its key. */
import { isOfSite } from "./origins.ts";
import type { ToldArticle } from "./page-ports.ts";
import type { Site, Stores } from "./ports.ts";
import type { ThreadPlace } from "./threads.ts";

export interface Article {
  /** On one of the site's origins, without a fragment; `null` where it is not known. */
  url: string | null;
  title: string | null;
}

/** What a comment says of its article is shown while that comment is, and not before. */
export async function findArticle(
  { stores }: { stores: Stores },
  { site, key, thread }: ThreadPlace,
): Promise<Article> {
  return toArticle(site, key, thread?.published ? await stores.pages.article(thread.id) : undefined);
}

/** A site's origins may have changed since it was told where the article is. */
export function toArticle(site: Site, key: string, told: ToldArticle | undefined): Article {
  const { url = null, title = null } = told ?? {};
  // The key is the article's address where the publisher gave no other.
  const known = [url, key].find((one) => one !== null && isOfSite(site, one));
  return { url: known ? withoutFragment(known) : null, title };
}

function withoutFragment(url: string): string {
  const parsed = new URL(url);
  parsed.hash = "";
  return parsed.href;
}
