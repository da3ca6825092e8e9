/** A whole thread, given as a list, made into branches and pages in the browser, as our server does it. */
import type { Comment, CommentPage, Sort } from "../contract/records.ts";
import { fieldsOf, readPlainComment } from "./read-plain.ts";

/** Comments on a page of the thread, and replies shown below a comment at first. */
const usual = { page: 20, replies: 5 };

export interface Arrangement {
  count: number;
  page(query: { sort?: Sort; after?: string; limit?: number; parent?: string }): CommentPage;
}

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
    page({ sort = "oldest", after, limit = sizes.page, parent }) {
      if (parent !== undefined) return cut(branches.get(parent) ?? [], after, limit);
      return cut(sort === "newest" ? tops.toReversed() : tops, after, limit);
    },
  };

  function asReply(comment: Comment): Comment {
    const answered = byId.get(comment.parent!)!;
    const standsBelow = roots.get(answered.id) === answered.id;
    return { ...comment, replyTo: comment.replyTo ?? (standsBelow ? null : answered.author) };
  }

  function withReplies(top: Comment): Comment {
    const replies = branches.get(top.id);
    return { ...top, parent: null, ...(replies && { replies: cut(replies, undefined, sizes.replies) }) };
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

function cut(comments: Comment[], after: string | undefined, limit: number): CommentPage {
  const start = after === undefined ? 0 : comments.findIndex(({ id }) => id === after) + 1;
  const items = comments.slice(start, start + limit);
  return {
    items,
    total: comments.filter(({ gone }) => !gone).length,
    next: start + limit < comments.length ? (items.at(-1)?.id ?? null) : null,
    previous: start > 0 ? (items[0]?.id ?? null) : null,
  };
}
