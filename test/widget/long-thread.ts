/** A thread of any length, whose comments are made when their page is asked for. */
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { BackendError } from "../../src/backends/request.ts";
import type { Comment, CommentPage } from "../../src/contract/records.ts";
import type { CommentsQuery } from "../../src/contract/routes.ts";

const at = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString();

export const made = (id: string, n: number, more: Partial<Comment> = {}): Comment => ({
  id,
  parent: null,
  author: `Reader ${n}`,
  authorId: null,
  text: `Comment ${n}`,
  gone: null,
  lang: "en",
  received: at(n),
  published: at(n),
  sha256: null,
  replyTo: null,
  recommendations: 0,
  staff: false,
  choice: false,
  ...more,
});

interface Length {
  comments: number;
  /** Comments on a page. */
  page: number;
  /** Answers below the first comment, each of them to the one before. */
  replies?: number;
}

type Start = Pick<CommentsQuery, "after" | "before" | "from">;

/** Comments are called "c0", "c1" …, the answers below the first one "r0", "r1" … */
export function longThread({
  comments,
  page,
  replies = 0,
}: Length): CommentsBackend & { asked: CommentsQuery[] } {
  const asked: CommentsQuery[] = [];
  const topOf = (n: number) =>
    made(`c${n}`, n, n === 0 && replies ? { replies: cut("r", replies, {}, 5, replyOf) } : {});
  const replyOf = (n: number) =>
    made(`r${n}`, n, { parent: n ? `r${n - 1}` : "c0", replyTo: n ? `Reader ${n - 1}` : null });
  const topPage = (start: Start, limit = page) => cut("c", comments, start, limit, topOf);
  return {
    ...createMemoryBackend(),
    asked,
    async thread(query) {
      const { form, guidelines } = await createMemoryBackend().thread(query);
      const thread = {
        site: query.site,
        key: query.key,
        open: true,
        closed: null,
        count: comments + replies,
        version: 0,
      };
      return { thread, form, guidelines, sort: "oldest", comments: topPage({}), choices: [] };
    },
    async comments(query) {
      asked.push(query);
      await new Promise((resolve) => setTimeout(resolve));
      const { parent, limit, ...start } = query;
      if (parent) return cut("r", replies, start, limit ?? page, replyOf);
      return topPage(start.from?.startsWith("r") ? { from: "c0" } : start, limit);
    },
  };
}

function cut(
  letter: string,
  all: number,
  { after, before, from }: Start,
  limit: number,
  make: (n: number) => Comment,
): CommentPage {
  const number = (id: string) => Number(id.slice(1));
  if (from !== undefined && !(from.startsWith(letter) && number(from) < all))
    throw new BackendError("unknown-comment");
  const end = before === undefined ? all : number(before);
  const beginning = from !== undefined ? number(from) : after !== undefined ? number(after) + 1 : 0;
  const first = before === undefined ? beginning : Math.max(0, end - limit);
  const last = Math.min(end, first + limit);
  return {
    items: Array.from({ length: last - first }, (_, i) => make(first + i)),
    total: all,
    next: last < all ? `${letter}${last - 1}` : null,
    previous: first > 0 ? `${letter}${first}` : null,
  };
}
