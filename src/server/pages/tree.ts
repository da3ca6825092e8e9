/** The replies of a branch as a tree: each below what it answers, down to a depth that a narrow page still has room for. */
import type { Comment } from "../../contract/records.ts";

export interface Branch {
  comment: Comment;
  /** Whether it does not stand below what it answers, and so has to say whom. */
  apart: boolean;
  below: Branch[];
}

/** How many levels of replies are set in. */
const deepest = 3;

/**
 * @param root Id of the top-level comment.
 * @param replies Those before that they answer come first; one whose parent is not among them stands at the first level.
 */
export function toBranches(root: string, replies: readonly Comment[]): Branch[] {
  const top: Place = { id: root, level: 0, below: [] };
  const places = new Map<string, Place>([[root, top]]);
  for (const comment of replies) {
    const answered = places.get(comment.parent ?? root) ?? top;
    const branch: Branch = { comment, apart: comment.parent !== answered.id, below: [] };
    answered.below.push(branch);
    const { id } = comment;
    places.set(
      id,
      answered.level + 1 < deepest
        ? { id, level: answered.level + 1, below: branch.below }
        : // What answers it stands beside it.
          { ...answered },
    );
  }
  return top.below;
}

/** Where the replies to a comment go. */
interface Place {
  /** Whose replies these are. */
  id: string;
  level: number;
  below: Branch[];
}
