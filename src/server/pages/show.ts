/** From the domain to the documents: what each is made from, and nothing about HTTP. */
import type { Comment, CommentPage, OwnComment, Sort } from "../../contract/records.ts";
import type { FragmentQuery, PageQuery } from "../../contract/schema/requests.ts";
import { matchLanguage } from "../../i18n/language.ts";
import { loadPageLanguage, type PageLanguage } from "../../i18n/pages/load.ts";
import { findArticle } from "../domain/articles.ts";
import { ownPage as ourPage } from "../domain/origins.ts";
import type { OwnServices } from "../domain/own-comments.ts";
import type { Services, Site } from "../domain/ports.ts";
import { readReceipts } from "../domain/receipts.ts";
import { isOpen, readComments, type ReadServices, type ThreadPlace } from "../domain/threads.ts";
import { fragment } from "./fragment.ts";
import { threadPage } from "./thread-page.ts";
import type { PageView } from "./view.ts";
import { writePage, type FormShown } from "./write-page.ts";

export const languageOf = (site: Site, lang: string | undefined): Promise<PageLanguage> =>
  loadPageLanguage(matchLanguage(lang ?? site.lang), site.deskHours?.timeZone ?? null);

export async function viewOf(
  services: Pick<Services, "stores">,
  place: ThreadPlace,
  lang: string | undefined,
): Promise<PageView> {
  const { messages: words, format } = await languageOf(place.site, lang);
  const article = await findArticle(services, place);
  return { site: place.site, key: place.key, article, lang, words, format };
}

export async function showThread(
  services: ReadServices,
  place: ThreadPlace,
  { lang, sort = "oldest", ...query }: PageQuery,
): Promise<string> {
  const { parent, after, before, from } = query;
  return threadPage(await viewOf(services, place, lang), {
    open: isOpen(place),
    closedAt: place.thread?.closedAt ?? null,
    count: place.thread?.published ?? 0,
    sort,
    ...(await readStretch(services, place, { ...query, sort })),
    first: (parent ?? after ?? before ?? from) === undefined,
  });
}

/** Of the thread, or of the branch that is asked for or that alone has room for the reply to begin with. */
async function readStretch(
  services: ReadServices,
  place: ThreadPlace,
  { parent, after, before, from, sort }: Omit<PageQuery, "lang"> & { sort: Sort },
): Promise<{ comments: CommentPage; head: Comment | null }> {
  const start = { ...(after && { after }), ...(before && { before }), ...(from && { from }) };
  if (parent === undefined) {
    const comments = await readComments(services, place, { ...start, sort });
    const top = comments.items[0];
    const isShown = [top, ...(top?.replies?.items ?? [])].some((comment) => comment?.id === from);
    return top === undefined || from === undefined || isShown
      ? { comments, head: null }
      : { comments: await readComments(services, place, { from, parent: top.id }), head: top };
  }
  const comments = await readComments(services, place, { ...start, parent });
  const { items } = await readComments(services, place, { from: parent, limit: 1 });
  return { comments, head: items[0] ?? null };
}

/** Whether a guest can write here at all. */
export const isWritable = (place: ThreadPlace): boolean =>
  isOpen(place) && place.site.signIn?.rule !== "required";

export async function showForm(
  services: ReadServices,
  place: ThreadPlace,
  lang: string | undefined,
  shown: Omit<FormShown, "guidelines">,
): Promise<string> {
  const guidelines = await services.guidelines.inForce(place.site, lang ?? place.site.lang);
  return writePage(await viewOf(services, place, lang), { ...shown, guidelines });
}

/** One published comment, without what stands below it; `null` where it is not published. */
export async function findComment(
  services: ReadServices,
  place: ThreadPlace,
  id: string,
): Promise<Comment | null> {
  const { stores } = services;
  const root = place.thread && (await stores.published.rootOf(place.thread.id, id));
  if (!root) return null;
  const branch = id === root ? {} : { parent: root };
  const { items } = await readComments(services, place, { ...branch, from: id, limit: 1 });
  return items[0] ?? null;
}

export async function findOwnComment(
  services: OwnServices,
  { site }: ThreadPlace,
  { lang, receipt }: { lang: string | undefined; receipt: string },
): Promise<OwnComment | null> {
  const { comments } = await readReceipts(services, {
    site: site.id,
    lang: lang ?? site.lang,
    receipts: [receipt],
    origin: ourPage,
  });
  return comments[0] ?? null;
}

/** @param pages The address of our pages; `null` where it is not known. */
export async function showFragment(
  services: ReadServices,
  place: ThreadPlace,
  { lang, limit = 20 }: FragmentQuery,
  pages: string | null,
): Promise<string> {
  return fragment(await viewOf(services, place, lang), {
    count: place.thread?.published ?? 0,
    comments: await readComments(services, place, { limit }),
    pages,
  });
}
