/** What was published last, for feed readers. */
import type { Comment } from "../../contract/records.ts";
import { findArticle, toArticle, type Article } from "./articles.ts";
import type { Site, Stores } from "./ports.ts";
import { ProblemError } from "./problem.ts";

const length = 50;

export interface Feed {
  site: Site;
  /** Of one article; `null` where it is the whole site's. */
  about: { key: string; article: Article } | null;
  items: { comment: Comment; key: string; article: Article }[];
}

/** @throws ProblemError `unknown-site`. */
export async function readFeed(
  { stores }: { stores: Stores },
  { site: id, key }: { site: string; key?: string },
): Promise<Feed> {
  if (key === undefined) {
    const site = await stores.sites.find(id);
    if (!site) throw new ProblemError("unknown-site", { field: "site" });
    return { site, about: null, items: await readItems(stores, site, null) };
  }
  const found = await stores.threads.findWithSite(id, key);
  if (!found) throw new ProblemError("unknown-site", { field: "site" });
  const { site, thread } = found;
  return {
    site,
    about: { key, article: await findArticle({ stores }, { ...found, key }) },
    items: thread ? await readItems(stores, site, thread.id) : [],
  };
}

async function readItems(stores: Stores, site: Site, thread: string | null): Promise<Feed["items"]> {
  const items = await stores.pages.latest({ site: site.id, thread, limit: length });
  return items.map(({ comment, key, article }) => ({ comment, key, article: toArticle(site, key, article) }));
}
