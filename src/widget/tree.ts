/** What the answers of a branch, which come in one list, look like as a tree of so many levels. */
import type { Comment, CommentPage } from "../contract/records.ts";

export interface Tree {
  /** The answers that stand set in below a comment, by its id. */
  below: ReadonlyMap<string, readonly Comment[]>;
  /** Those that stand below another comment than the one they answer. */
  elsewhere: ReadonlySet<Comment>;
}

const grown = new WeakMap<CommentPage, { depth: number; tree: Tree }>();
const bare: Tree = { below: new Map(), elsewhere: new Set() };

/** Levels that are set in at most: there is no room for more, and each stands on the stack while it is drawn. */
const deepest = 20;

/** What is no number, or less than one, counts as one level. */
export const levelsOf = (depth: number): number => Math.min(deepest, Math.max(1, depth || 1));

/** Made once for each page of answers. @param given Levels that are set in. */
export function treeOf(top: Comment, given: number): Tree {
  const depth = levelsOf(given);
  const { replies } = top;
  if (!replies) return bare;
  const before = grown.get(replies);
  if (before?.depth === depth) return before.tree;
  const tree = grow(top, replies.items, depth);
  grown.set(replies, { depth, tree });
  return tree;
}

function grow(top: Comment, replies: readonly Comment[], depth: number): Tree {
  const answers = new Map<string, Comment[]>([[top.id, []]]);
  for (const reply of replies) {
    // Whatever answers a comment that is not there stands at the branch's own level. Only those that came before
    // count, so that a backend that lets two answer each other makes no circle.
    (answers.get(reply.parent ?? "") ?? answers.get(top.id)!).push(reply);
    answers.set(reply.id, []);
  }
  const below = new Map<string, readonly Comment[]>();
  const elsewhere = new Set<Comment>();
  const setIn = (comment: Comment, level: number) => {
    const own = answers.get(comment.id)!;
    if (level < depth) {
      below.set(comment.id, own);
      own.forEach((answer) => setIn(answer, level + 1));
    } else {
      below.set(comment.id, flat(own));
    }
  };
  /** With all that answers them, each followed by its own answers. Not by calling itself: a quarrel can be long. */
  const flat = (own: readonly Comment[]): Comment[] => {
    const all: Comment[] = [];
    const waiting = own.toReversed();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      all.push(next);
      for (const answer of answers.get(next.id)!.toReversed()) {
        elsewhere.add(answer);
        waiting.push(answer);
      }
    }
    return all;
  };
  setIn(top, 1);
  return { below, elsewhere };
}

/** All that stands below a comment, in the order in which it is drawn. */
export function descendants({ below }: Tree, comment: Comment): Comment[] {
  return (below.get(comment.id) ?? []).flatMap((answer) => [
    answer,
    ...descendants({ below, elsewhere: bare.elsewhere }, answer),
  ]);
}
