/** A whole thread, given as a list, made into branches and pages in the browser, as our server does it. */
import type { Comment, CommentPage, Sort } from "../contract/records.ts";
import type { CommentsQuery } from "../contract/routes.ts";
import { fieldsOf, readPlainComment } from "./read-plain.ts";
import { BackendError } from "./request.ts";

/** Comments on a page of the thread, and replies shown below a comment at first. */
const usual = { page: 20, replies: 5 };
/** How many of the newsroom's choice stand before the thread. */
export const choicesShown = 3;

export interface Arrangement {
  count: number;
  /** All that the newsroom chose, the last received first: when they were chosen is not known. Without their replies. */
  choices: Comment[];
  /**
   * @throws BackendError `unknown-comment` for a `parent` or `from` that is not shown there, `invalid` for a cursor that
   *   no page had.
   */
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
  const roots = rootsOf(byId);
  const isTop = ({ id }: Comment) => roots.get(id) === id;
  const shown = all.filter(({ gone }) => !gone);
  // A tombstone stands only where it holds up replies: those that answer it, and at the top any of its branch.
  const held = new Set(shown.flatMap(({ id, parent }) => [parent, roots.get(id)]));
  const stands = ({ id, gone }: Comment) => !gone || held.has(id);

  // Map.groupBy is younger than the oldest browsers we serve.
  const branches = new Map<string, Comment[]>();
  for (const comment of all.filter(isTop)) branches.set(comment.id, []);
  for (const comment of all)
    if (!isTop(comment)) branches.get(roots.get(comment.id)!)!.push(asReply(comment));
  const tops = all.filter(isTop).map(withReplies);

  return {
    count: shown.length,
    choices: shown
      .filter(({ choice }) => choice)
      .map((comment) => (isTop(comment) ? asTop(comment) : asReply(comment)))
      .toReversed(),
    page({ sort = "oldest", limit = sizes.page, parent, from, ...cursor }) {
      const start = from === undefined ? cursor : { from };
      if (parent !== undefined) {
        const branch = find(parent) && branches.get(parent);
        if (!branch) throw new BackendError("unknown-comment", { field: "parent" });
        return cut(branch, start, limit);
      }
      if (from === undefined) return cut(inOrder(tops, sort), cursor, limit);
      if (!find(from)) throw new BackendError("unknown-comment", { field: "from" });
      return cut(inOrder(tops, sort), { from: roots.get(from)! }, limit);
    },
  };

  function find(id: string): Comment | undefined {
    const comment = byId.get(id);
    return comment && stands(comment) ? comment : undefined;
  }

  function asReply(comment: Comment): Comment {
    const answered = byId.get(comment.parent!)!;
    return { ...comment, replyTo: comment.replyTo ?? (isTop(answered) ? null : answered.author) };
  }

  function asTop(comment: Comment): Comment {
    return { ...comment, parent: null };
  }

  function withReplies(top: Comment): Comment {
    const replies = cut(branches.get(top.id)!, {}, sizes.replies);
    return { ...asTop(top), ...(replies.items.length && { replies }) };
  }

  /** @param list With what is gone, so that a cursor has its place after its comment has left. */
  function cut(list: Comment[], { after, before, from }: Start, limit: number): CommentPage {
    const place = (id: string): number => {
      const found = list.findIndex((one) => one.id === id);
      if (found < 0) throw new BackendError(id === from ? "unknown-comment" : "invalid");
      return found;
    };
    const edge = before ?? from ?? after;
    const at = edge === undefined ? 0 : place(edge) + Number(edge === after);
    const [front, rest] = [list.slice(0, at).filter(stands), list.slice(at).filter(stands)];
    const items = before === undefined ? rest.slice(0, limit) : front.slice(-limit);
    const next = before === undefined ? rest.length > limit : rest.length > 0;
    const previous = before === undefined ? front.length > 0 : front.length > limit;
    return {
      items,
      total: list.filter(({ gone }) => !gone).length,
      next: (next && (items.at(-1)?.id ?? edge)) || null,
      previous: (previous && (items[0]?.id ?? edge)) || null,
    };
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

/**
 * The top of each comment's branch. What answers a comment that is not there stands at the top, and so does each of those
 * that answer one another in a circle.
 */
function rootsOf(byId: ReadonlyMap<string, Comment>): Map<string, string> {
  const roots = new Map<string, string>();
  for (const comment of byId.values()) {
    const passed = new Set<Comment>();
    let top = comment;
    while (!roots.has(top.id) && !passed.has(top)) {
      passed.add(top);
      top = byId.get(top.parent ?? "") ?? top;
    }
    const known = roots.get(top.id);
    let isTop = false;
    for (const one of passed) {
      isTop ||= known === undefined && one === top;
      roots.set(one.id, isTop ? one.id : (known ?? top.id));
    }
  }
  return roots;
}

function inOrder(tops: Comment[], sort: Sort): Comment[] {
  if (sort === "oldest") return tops;
  const newest = tops.toReversed();
  return sort === "newest" ? newest : newest.toSorted((a, b) => b.recommendations - a.recommendations);
}
