/** What was published last, as an Atom feed (RFC 4287), with what each entry answers (RFC 4685). */
import { createHash } from "node:crypto";
import { isolated } from "../../i18n/isolated.ts";
import type { PageLanguage } from "../../i18n/pages/load.ts";
import type { Feed } from "../domain/feeds.ts";
import type { Site } from "../domain/ports.ts";
import { xml, type Markup } from "./markup.ts";
import { langOf, permalinkOf } from "./view.ts";

/** @param v1 Where our public addresses begin, with a slash at the end; relative where the server does not know its own. */
export function feed({ site, about, items }: Feed, { messages, format }: PageLanguage, v1: string): string {
  const title = about?.article.title ?? site.name;
  const newest = items[0]?.comment.published ?? new Date(site.createdAt).toISOString();
  const self = `${v1}feed.atom?${new URLSearchParams({ site: site.id, ...(about && { key: about.key }) })}`;
  return xml`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="${format.lang}">
<id>${feedId(site, about?.key)}</id>
<title>${messages.commentsOn(format, isolated(title))}</title>
<updated>${newest}</updated>
<link rel="self" type="application/atom+xml" href="${self}"/>
${about?.article.url && xml`<link rel="alternate" type="text/html" href="${about.article.url}"/>`}
${items.map((item) => entry(site, item, { messages, format }, v1))}</feed>
`.toString();
}

function entry(
  site: Site,
  { comment, key, article }: Feed["items"][number],
  { messages, format }: PageLanguage,
  v1: string,
): Markup {
  const { id, author, text, lang, parent, published } = comment;
  return xml`<entry>
<id>urn:uuid:${id}</id>
<title>${messages.commentBy(format, isolated(author ?? ""))}</title>
<author><name>${author}</name></author>
<published>${published}</published>
<updated>${published}</updated>
<link rel="alternate" type="text/html" href="${permalinkOf({ site, key, article }, id, `${v1}page`)}"/>
${parent !== null && xml`<thr:in-reply-to ref="urn:uuid:${parent}" href="${permalinkOf({ site, key, article }, parent, `${v1}page`)}"/>`}
<content type="text" xml:lang="${langOf(lang)}">${text}</content>
</entry>
`;
}

/** Made from what never changes, also before the thread has its first comment. A UUID of version 8 (RFC 9562, 5.8). */
function feedId(site: Site, key: string | undefined): string {
  const name = JSON.stringify(["feed", site.id, site.createdAt, key ?? null]);
  const hash = createHash("sha256").update(name).digest("hex");
  const variant = "89ab"[Number.parseInt(hash[16]!, 16) % 4];
  return `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
