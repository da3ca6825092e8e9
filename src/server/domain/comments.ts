/** Taking a comment in. */
import { createHash } from "node:crypto";
import type { NewComment, OwnComment } from "../../contract/records.ts";
import { detectLanguage } from "../../guidance/language.ts";
import { findAuthor, spendToken, type Author } from "./authors.ts";
import { duplicate, notice, sameTextWithin } from "./flags.ts";
import type { NewFlag, ReaderTokens } from "./intake-ports.ts";
import { canonicalLanguage } from "./languages.ts";
import { isOfSite, requireOrigin, type CallOrigin } from "./origins.ts";
import { presentOne, type OwnServices } from "./own-comments.ts";
import type { ReceivedComment, Site, Stores, StoredOwnComment } from "./ports.ts";
import { ProblemError } from "./problem.ts";
import { requireLength, requireText } from "./texts.ts";
import { isOpen, maxBytes, type ThreadPlace } from "./threads.ts";
import type { WordShelf } from "./words.ts";

export type PostServices = OwnServices & { readers: ReaderTokens; words: WordShelf };

/** Grapheme clusters. */
const maxTitleLength = 500;

export interface PostInput {
  comment: NewComment;
  idempotencyKey: string;
  origin: CallOrigin;
  /** What the publisher signed the reader in with; `null` where the call brings none. */
  token: string | null;
  /** Whether it was taken only for a proof of work. */
  flood: boolean;
}

export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/**
 * Stores a comment as pending, once: the same key with the same comment is answered with what is stored, as often
 * as it is asked. Resolves when the comment is on the disk.
 *
 * @throws ProblemError `unknown-site`, `foreign-origin`, `empty`, `too-long`, `invalid`, `thread-closed`,
 *   `parent-gone`, `key-reused`, `sign-in-required`, `token-expired`, `token-refused`.
 */
export async function postComment(services: PostServices, input: PostInput): Promise<OwnComment> {
  const { site, stored } = await takeIn(services, input);
  return presentOne(services, site, stored);
}

async function takeIn(
  services: PostServices,
  input: PostInput,
): Promise<{ site: Site; stored: StoredOwnComment }> {
  const { stores, ids } = services;
  const { comment } = input;
  const found = await stores.threads.findWithSite(comment.site, comment.key);
  if (!found) throw new ProblemError("unknown-site", { field: "site" });
  const { site, thread } = found;
  requireOrigin(site, input.origin);
  const fingerprint = fingerprintOf(comment);

  let received: Received;
  try {
    received = await readComment(services, { ...input, fingerprint }, { ...found, key: comment.key });
  } catch (error) {
    // What was taken in stays taken in: its author may ask again after the thread was closed.
    const stored = await stores.comments.findByKey(site.id, input.idempotencyKey);
    if (stored) return { site, stored: replay(stored, fingerprint) };
    throw error;
  }
  const { row, author } = received;
  const { listed } = await services.words.of(site, wordsLanguage(row));
  const noticed = notice({ comment, flood: input.flood, words: listed });

  const { url, title } = comment;
  const newThread = { site: site.id, key: comment.key, url, title, at: row.receivedAt };
  const stored = await services.groupCommit(async (books) => {
    const threadId = thread?.id ?? (await books.threads.ensure({ ...newThread, id: ids.next() }));
    const isNew = await books.comments.insert({ ...row, thread: threadId });
    if (isNew) {
      await spendToken(books, site, author);
      await keepFlags(books, row, noticed);
      return asStored(row, comment.key);
    }
    const before = await books.comments.findByKey(site.id, input.idempotencyKey);
    if (before) return replay(before, fingerprint);
    throw new ProblemError("invalid", {
      field: "receipt",
      detail: "Another comment has this receipt. Make a new one for each comment.",
    });
  });
  return { site, stored };
}

/** Before anyone knows which thread it belongs to: the first comment makes its thread. */
type NewRow = Omit<ReceivedComment, "thread">;

interface Received {
  row: NewRow;
  author: Author;
}

async function readComment(
  services: PostServices,
  { comment, idempotencyKey, token, fingerprint }: PostInput & { fingerprint: string },
  place: ThreadPlace,
): Promise<Received> {
  const { site, thread } = place;
  const author = await findAuthor(services, { site, comment, token });
  requireValid(site, comment);
  requireOpen(place);
  const { parent, text, lang, guidelines } = comment;
  const root = parent === null ? null : await findRoot(services.stores, thread?.id, parent);
  const row = {
    id: services.ids.next(),
    site: site.id,
    parent,
    root,
    author: author.name,
    email: author.email,
    text,
    sha256: sha256(text),
    lang: lang === null ? detectLanguage(text) : (canonicalLanguage(lang) ?? "und"),
    guidelines,
    idempotencyKey,
    fingerprint,
    receiptSha256: sha256(comment.receipt),
    subject: author.signedIn?.subject ?? null,
    staff: author.signedIn?.staff ?? false,
    receivedAt: services.clock.now(),
  };
  return { row, author };
}

/** With the one flag that only the books can tell; most comments have none, and then nothing is written. */
async function keepFlags(books: Stores, { id, site, sha256, receivedAt }: NewRow, noticed: NewFlag[]) {
  const same = await books.flags.countSame({ site, sha256, since: receivedAt - sameTextWithin });
  const flags = [...noticed, ...duplicate(same - 1)];
  if (flags.length > 0) await books.flags.insert(id, flags);
}

/** As it would be read back. */
const asStored = (received: NewRow, key: string): StoredOwnComment => ({
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

/** Of a text in an unknown language, the one in which its author read the rules. */
const wordsLanguage = ({ lang, guidelines }: NewRow): string => (lang === "und" ? guidelines.lang : lang);

/**
 * The order of the fields is fixed here, so that only what they say counts. A token is no part of it: sent again with
 * a renewed one, or after signing out, it is the same comment.
 */
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

/** @throws ProblemError `empty`, `too-long`. */
export const requireWords = (site: Site, text: string): void =>
  requireText("text", text, { length: site.maxLength, bytes: maxBytes });

function requireValid(site: Site, comment: NewComment): void {
  requireWords(site, comment.text);
  if (comment.title !== null) requireLength("title", comment.title, maxTitleLength);
  if (comment.url !== null && !isOfSite(site, comment.url)) {
    throw new ProblemError("invalid", {
      field: "url",
      detail: "The article's address must be on one of the site's origins.",
    });
  }
}
