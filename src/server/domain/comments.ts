/** Taking a comment in. */
import { createHash } from "node:crypto";
import type { NewComment, OwnComment } from "../../contract/records.ts";
import { requireOrigin } from "./origins.ts";
import { presentOne, type OwnServices } from "./own-comments.ts";
import type { ReceivedComment, Site, Stores, StoredOwnComment } from "./ports.ts";
import { ProblemError } from "./problem.ts";
import { requireEmail, requireLength, requireText } from "./texts.ts";
import { isOpen, maxBytes, type ThreadPlace } from "./threads.ts";

/** A name of a thousand marks is no name. UTF-8 bytes. */
const maxAuthorBytes = 1_024;
/** Grapheme clusters. */
const maxTitleLength = 500;

export interface PostInput {
  comment: NewComment;
  idempotencyKey: string;
  /** The origin the browser says the call comes from; `null` where it says none. */
  origin: string | null;
}

export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/**
 * Stores a comment as pending, once: the same key with the same comment is answered with what is stored, as often
 * as it is asked. Resolves when the comment is on the disk.
 *
 * @throws ProblemError `unknown-site`, `foreign-origin`, `empty`, `too-long`, `invalid`, `thread-closed`,
 *   `parent-gone`, `key-reused`.
 */
export async function postComment(services: OwnServices, input: PostInput): Promise<OwnComment> {
  const { site, stored } = await takeIn(services, input);
  return presentOne(services, site, stored);
}

async function takeIn(
  services: OwnServices,
  input: PostInput,
): Promise<{ site: Site; stored: StoredOwnComment }> {
  const { stores, clock, ids } = services;
  const { comment } = input;
  const found = await stores.threads.findWithSite(comment.site, comment.key);
  if (!found) throw new ProblemError("unknown-site", { field: "site" });
  const { site, thread } = found;
  requireOrigin(site, input.origin);
  const fingerprint = fingerprintOf(comment);

  let received;
  try {
    requireValid(site, comment);
    requireOpen({ ...found, key: comment.key });
    const root = comment.parent === null ? null : await findRoot(stores, thread?.id, comment.parent);
    received = {
      id: ids.next(),
      site: site.id,
      parent: comment.parent,
      root,
      author: comment.author,
      email: site.email === "none" ? null : comment.email,
      text: comment.text,
      sha256: sha256(comment.text),
      lang: languageOf(comment.lang),
      guidelines: comment.guidelines,
      idempotencyKey: input.idempotencyKey,
      fingerprint,
      receiptSha256: sha256(comment.receipt),
      subject: null,
      receivedAt: clock.now(),
    };
  } catch (error) {
    // What was taken in stays taken in: its author may ask again after the thread was closed.
    const stored = await stores.comments.findByKey(site.id, input.idempotencyKey);
    if (stored) return { site, stored: replay(stored, fingerprint) };
    throw error;
  }

  const { url, title } = comment;
  const newThread = { site: site.id, key: comment.key, url, title, at: received.receivedAt };
  const stored = await services.groupCommit(async (books) => {
    const threadId = thread?.id ?? (await books.threads.ensure({ ...newThread, id: ids.next() }));
    const isNew = await books.comments.insert({ ...received, thread: threadId });
    if (isNew) return asStored(received, comment.key);
    const before = await books.comments.findByKey(site.id, input.idempotencyKey);
    if (before) return replay(before, fingerprint);
    throw new ProblemError("invalid", {
      field: "receipt",
      detail: "Another comment has this receipt. Make a new one for each comment.",
    });
  });
  return { site, stored };
}

/** As it would be read back. */
const asStored = (received: Omit<ReceivedComment, "thread">, key: string): StoredOwnComment => ({
  own: {
    id: received.id,
    key,
    parent: received.parent,
    author: received.author,
    text: received.text,
    lang: received.lang,
    received: new Date(received.receivedAt).toISOString(),
    sha256: received.sha256,
    state: "pending",
    appeal: null,
  },
  guidelinesLang: received.guidelines.lang,
  receiptSha256: received.receiptSha256,
  fingerprint: received.fingerprint,
  decision: null,
  open: false,
});

/** The order of the fields is fixed here, so that only what they say counts. */
function fingerprintOf(comment: NewComment): string {
  const { site, key, url, title, parent, author, email, text, lang, guidelines, receipt } = comment;
  const { version, lang: guidelinesLang } = guidelines;
  return sha256(
    JSON.stringify([
      site,
      key,
      url,
      title,
      parent,
      author,
      email,
      text,
      lang,
      version,
      guidelinesLang,
      receipt,
    ]),
  );
}

/** The fingerprint holds the receipt: who sends the same again may know what became of it. */
function replay(stored: StoredOwnComment, fingerprint: string): StoredOwnComment {
  if (stored.fingerprint !== fingerprint) {
    throw new ProblemError("key-reused", {
      detail: "This Idempotency-Key came with another comment before. Make a new one for each comment.",
    });
  }
  return stored;
}

function requireOpen(place: ThreadPlace): void {
  if (!isOpen(place)) throw new ProblemError("thread-closed");
}

async function findRoot(stores: Stores, thread: string | undefined, parent: string): Promise<string> {
  const root = thread && (await stores.published.rootOf(thread, parent));
  if (!root) throw new ProblemError("parent-gone", { field: "parent" });
  return root;
}

function requireValid(site: Site, comment: NewComment): void {
  requireText("author", comment.author, { length: site.maxAuthorLength, bytes: maxAuthorBytes });
  requireText("text", comment.text, { length: site.maxLength, bytes: maxBytes });
  if (comment.title !== null) requireLength("title", comment.title, maxTitleLength);
  if (comment.url !== null && !isOfSite(site, comment.url)) {
    throw new ProblemError("invalid", {
      field: "url",
      detail: "The article's address must be on one of the site's origins.",
    });
  }
  if (site.email === "required" && comment.email === null) {
    throw new ProblemError("empty", { field: "email" });
  }
  if (site.email !== "none" && comment.email !== null) requireEmail("email", comment.email);
}

const isOfSite = (site: Site, url: string): boolean =>
  URL.canParse(url) && site.origins.includes(new URL(url).origin);

/** The author's word for it, in its canonical form. That of Kurmanji would be the name of all Kurdish; it keeps its own. */
function languageOf(tag: string | null): string {
  try {
    const canonical = (tag !== null && Intl.getCanonicalLocales(tag)[0]) || "und";
    return tag?.toLowerCase().startsWith("kmr") ? canonical.replace(/^ku\b/, "kmr") : canonical;
  } catch {
    return "und";
  }
}
