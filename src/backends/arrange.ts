/** A whole thread, given as a list, made into branches and pages in the browser, as our server does it. */
import type { Comment, CommentPage, Sort } from "../contract/records.ts";
import type { CommentsQuery } from "../contract/routes.ts";
import { fieldsOf, readPlainComment } from "./read-plain.ts";
import { BackendError } from "./request.ts";

/** Comments on a page of the thread, and replies shown below a comment at first. */
const usual = { page: 20, replies: 5 };

export interface Arrangement {
  count: number;
  /** The newsroom's choice, as in `ThreadView`; the last published first, for when they were chosen is not known. */
  choices: Comment[];
  /** @throws BackendError `unknown-comment` where the page shall begin with one that is not there. */
  page(query: Omit<CommentsQuery, "site" | "key">): CommentPage;
}

type Start = Pick<CommentsQuery, "after" | "before" | "from">;

/**
 * @param given Flat with parents, nested as `replies`, or both.
 * @throws TypeError that names the place at fault.
 */
export function arrange(given: unknown, at: string, sizes = usual): Arrangement {
  const flat = flatten(given, at, null).toSorted((a, b) =>
    a.received < b.received ? -1 : Number(a.received > b.received),
  );
  const byId = new Map(flat.map((comment) => [comment.id, comment]));
  const all = [...byId.values()];
  const roots = new Map(all.map((comment) => [comment.id, rootOf(byId, comment)]));
  // Map.groupBy is younger than the oldest browsers we serve.
  const branches = new Map<string, Comment[]>();
  for (const comment of all) {
    const root = roots.get(comment.id)!;
    if (root !== comment.id && !comment.gone)
      branches.set(root, [...(branches.get(root) ?? []), asReply(comment)]);
  }
  // A tombstone stands only where it holds up replies.
  const tops = all
    .filter(({ id, gone }) => roots.get(id) === id && (!gone || branches.has(id)))
    .map(withReplies);

  return {
    count: all.filter(({ gone }) => !gone).length,
    choices: all
      .filter(({ choice, gone }) => choice && !gone)
      .slice(-3)
      .toReversed(),
    page({ sort = "oldest", limit = sizes.page, parent, ...start }) {
      if (parent !== undefined) return cut(branches.get(parent) ?? [], start, limit);
      const from = start.from === undefined ? {} : { from: roots.get(start.from) ?? "" };
      return cut(inOrder(tops, sort), { ...start, ...from }, limit);
    },
  };

  function asReply(comment: Comment): Comment {
    const answered = byId.get(comment.parent!)!;
    const standsBelow = roots.get(answered.id) === answered.id;
    return { ...comment, replyTo: comment.replyTo ?? (standsBelow ? null : answered.author) };
  }

  function withReplies(top: Comment): Comment {
    const replies = branches.get(top.id);
    return { ...top, parent: null, ...(replies && { replies: cut(replies, {}, sizes.replies) }) };
  }
}

function flatten(given: unknown, at: string, parent: string | null): Comment[] {
  if (!Array.isArray(given)) throw new TypeError(`${at} must be a list`);
  return given.flatMap((one: unknown, i) => {
    const here = `${at}[${i}]`;
    const comment = readPlainComment(one, here);
    const { replies } = fieldsOf(one, here);
    const nested = flatten(replies ?? [], `${here}.replies`, comment.id);
    return [{ ...comment, parent: comment.parent ?? parent }, ...nested];
  });
}

/** The top of its branch. What answers a comment that is not there, or itself in a circle, stands at the top. */
function rootOf(byId: Map<string, Comment>, comment: Comment): string {
  const passed = new Set<Comment>();
  let top = comment;
  for (;;) {
    const parent = byId.get(top.parent ?? "");
    if (!parent) return top.id;
    if (passed.has(top)) return comment.id;
    passed.add(top);
    top = parent;
  }
}

function inOrder(tops: Comment[], sort: Sort): Comment[] {
  if (sort === "oldest") return tops;
  const newest = tops.toReversed();
  return sort === "newest" ? newest : newest.toSorted((a, b) => b.recommendations - a.recommendations);
}

function cut(comments: Comment[], { after, before, from }: Start, limit: number): CommentPage {
  const at = (id: string) => comments.findIndex((one) => one.id === id);
  if (from !== undefined && at(from) < 0) throw new BackendError("unknown-comment");
  const end = before === undefined ? comments.length : at(before);
  const start =
    before !== undefined
      ? Math.max(0, end - limit)
      : from !== undefined
        ? at(from)
        : after === undefined
          ? 0
          : at(after) + 1;
  const items = comments.slice(start, Math.min(end, start + limit));
  return {
    items,
    total: comments.filter(({ gone }) => !gone).length,
    next: start + items.length < comments.length ? (items.at(-1)?.id ?? null) : null,
    previous: start > 0 ? (items[0]?.id ?? null) : null,
  };
}
