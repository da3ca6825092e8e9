/** What a reader hid for themselves, in this browser only. */
import type { Comment } from "../contract/records.ts";
import type { Kept } from "./kept.ts";
import type { WidgetState } from "./state.ts";

/** How the entries of hidden comments begin: each goes on with the comment's id. */
export const hiddenIn = ({ visit }: Kept): string => `hidden ${visit} `;
/** The same of authors, who are hidden on the whole site: each goes on with the author's id. */
export const hiddenAuthorsIn = ({ read }: Kept): string => `hidden of ${read} `;

export const isByHidden = ({ reading }: WidgetState, { authorId }: Comment): boolean =>
  authorId !== null && !!reading?.hiddenAuthors.includes(authorId);

export const isHidden = (state: WidgetState, comment: Comment): boolean =>
  !!state.reading?.hidden.includes(comment.id) || isByHidden(state, comment);
