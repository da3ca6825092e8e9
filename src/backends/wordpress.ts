/** Comments that WordPress keeps, by the REST API of its core (measured with 6.1 to 6.6). A thread's key is a post's number. */
import type { NewComment, OwnComment } from "../contract/records.ts";
import { matchLanguage } from "../i18n/language.ts";
import { unnamed } from "../i18n/unnamed.ts";
import { wordsOf } from "./entities.ts";
import { fewAtATime } from "./few-at-a-time.ts";
import type { PlainBackend, PlainOwnComment } from "./plain-backend.ts";
import { fieldsOf } from "./read-plain.ts";
import { BackendError } from "./request.ts";
import { tellDeveloper } from "./tell-developer.ts";
import {
  askWordPress,
  longest,
  needWordPress,
  numberIn,
  readComments,
  timeOf,
  type WordPressComment,
} from "./wordpress-answers.ts";

/** WordPress gives no more comments in one answer. */
const pageSize = 100;
/** Of a longer thread the newest 2,000 comments are read: each page costs the site a query. */
const mostPages = 20;

/** @param endpoint Of the REST API: "https://news.example/wp-json", or "https://news.example/?rest_route=". */
export function createWordPressBackend(endpoint: string): PlainBackend {
  const root = endpoint.replace(/\/+$/, "");

  const get = <T>(
    path: string,
    search: Record<string, string | number>,
    read: (body: unknown, headers: Headers) => T,
    signal?: AbortSignal,
  ): Promise<T> => needWordPress(root, path, search, read, signal && { signal });

  /** Newest first, so that what is published meanwhile only shows a comment twice. */
  const page = (key: string, page: number, signal?: AbortSignal) =>
    get(
      "/comments",
      {
        post: postOf(key),
        per_page: pageSize,
        page,
        _fields: "id,parent,author,author_name,date_gmt,content",
      },
      (body, headers) => ({
        comments: readComments(body),
        pages: numberIn(headers, "X-WP-TotalPages"),
        total: numberIn(headers, "X-WP-Total"),
      }),
      signal,
    );

  /** Asked as lists: where there is no such post, a list is empty and no error. What is neither post nor page is open. */
  async function isOpen(key: string, signal?: AbortSignal): Promise<boolean> {
    for (const type of ["posts", "pages"]) {
      const search = { include: postOf(key), _fields: "comment_status" };
      const state = await askWordPress(
        root,
        `/${type}`,
        search,
        (body) => Array.isArray(body) && body.length > 0 && fieldsOf(body[0], type)["comment_status"],
        signal && { signal },
      );
      if (state) return state !== "closed";
    }
    return true;
  }

  /** The comment with these words, where it is published: among the newest, for it is asked for soon. */
  async function published(
    { key, author, text }: Pick<OwnComment, "key" | "author" | "text">,
    signal?: AbortSignal,
  ): Promise<PlainOwnComment | undefined> {
    const { comments } = await page(key, 1, signal);
    const same = comments.find(
      (one) => one.author === author?.trim() && bare(wordsOf(one.html)) === bare(text ?? ""),
    );
    return same && { id: same.id, state: "approved", received: same.received };
  }

  async function stateOf(own: OwnComment, signal?: AbortSignal): Promise<PlainOwnComment> {
    const { id, state } = own;
    if (state !== "pending") return { id, state };
    try {
      if (!/^\d+$/.test(id)) return { ...own, ...(await published(own, signal)) };
      const isPublished = (body: unknown) => fieldsOf(body, "it")["status"] === "approved";
      const approved = await askWordPress(
        root,
        `/comments/${id}`,
        { _fields: "status" },
        isPublished,
        signal && { signal },
      );
      return { id, state: approved ? "approved" : "pending" };
    } catch (error) {
      // Whatever else it is, it is no decision.
      return { id, state: (error as BackendError).code === "unknown-comment" ? "rejected" : "pending" };
    }
  }

  return {
    statusById: true,

    async thread({ key, lang = "en" }, signal) {
      const [first, open] = await Promise.all([page(key, 1, signal), isOpen(key, signal).catch(() => true)]);
      const { pages, total } = first;
      const others = Array.from({ length: Math.min(pages, mostPages) - 1 }, (_, i) => i + 2);
      const further = await fewAtATime(others, async (number) => (await page(key, number, signal)).comments);
      return {
        comments: [first.comments, ...further]
          .flat()
          .toReversed()
          .map((one) => commentOf(one, unnamed[matchLanguage(lang)])),
        thread: { open, ...(pages > mostPages && { count: total }) },
        form: {
          maxLength: longest.bytes,
          maxAuthorLength: longest.author,
          maxBytes: longest.bytes,
          email: "required",
        },
      };
    },

    async post(comment, key) {
      const post = Number(postOf(comment.key));
      const { parent, author, email, text } = comment;
      const body = {
        post,
        parent: Number(parent),
        author_name: asText(author),
        author_email: email ?? "",
        content: asText(text),
      };
      try {
        return await needWordPress(root, "/comments", {}, readSent, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(body),
        });
      } catch (error) {
        if ((error as BackendError).code !== "key-reused") throw error;
        // It has arrived: an answer was lost, or the same was said twice. Its number is told only once it is published.
        return (await published(comment).catch(() => undefined)) ?? { id: key };
      }
    },

    async status({ receipts }, signal, known = []) {
      const asked = receipts.map((_, i) => known[i] ?? null);
      return { comments: await fewAtATime(asked, async (own) => own && stateOf(own, signal)) };
    },

    async counts({ key }, signal) {
      const count = (one: string) =>
        get(
          "/comments",
          { post: postOf(one), per_page: 1, _fields: "id" },
          (_, headers) => numberIn(headers, "X-WP-Total"),
          signal,
        );
      return { counts: await fewAtATime(key, count) };
    },
  };
}

/** @throws BackendError `foreign-origin`: the page is not set up; the developer is told how. */
function postOf(key: string): string {
  if (/^[1-9]\d*$/.test(key)) return key;
  tellDeveloper("with WordPress, `thread` must be the number of the post, and is", JSON.stringify(key));
  throw new BackendError("foreign-origin");
}

const commentOf = ({ author, html, ...rest }: WordPressComment, nameless: string) => ({
  ...rest,
  author: author || nameless,
  html,
  text: wordsOf(html),
});

function readSent(body: unknown): PlainOwnComment {
  const { id, status, date_gmt } = fieldsOf(body, "it");
  if (!Number.isSafeInteger(id)) throw new TypeError("the comment's id must be a whole number");
  // "spam" and "trash" too: people look at what machines have sorted.
  return {
    id: String(id),
    state: status === "approved" ? "approved" : "pending",
    received: timeOf(date_gmt, "its date_gmt"),
  };
}

/** WordPress takes HTML; what a reader writes is text, and to be shown as it was written. */
const asText = (text: NewComment["text"]): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Letters and numbers alone: quotes, dashes, smileys and spaces are other ones once WordPress has published them. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");
