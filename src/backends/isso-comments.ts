/** Comments as Isso keeps them (https://isso-comments.de/docs/reference/server-api/), made into ours. */
import { decoded, wordsOf } from "./entities.ts";
import type { PlainComment, PlainOwnComment } from "./plain-backend.ts";

/** One comment. Every field may be of another type than it should. */
export interface IssoComment {
  id?: number;
  parent?: number | null;
  /** Seconds since 1970, with fractions. */
  created?: number;
  /** 1 is published, 2 waits for a moderator, 4 is deleted and holds up replies. */
  mode?: number;
  /** HTML; Markdown where `plain=1` was asked for. */
  text?: string;
  /** With character references; `null` where its author gave no name. */
  author?: string | null;
  likes?: number;
  replies?: IssoComment[];
}

/** @throws TypeError */
export function idOf({ id }: IssoComment): string {
  if (!Number.isSafeInteger(id)) throw new TypeError("a comment's id must be a whole number");
  return String(id);
}

/** ISO 8601, as it is in our records. @throws RangeError where it is no time. */
export const receivedOf = ({ created }: IssoComment): string => new Date(created! * 1000).toISOString();

export const authorOf = ({ author }: IssoComment): string =>
  typeof author === "string" ? decoded(author).trim() : "";

export const parentOf = ({ parent }: IssoComment): string | null => (parent == null ? null : String(parent));

/** All of them, those above before those below. */
export const flat = (comments: readonly IssoComment[]): IssoComment[] =>
  comments.flatMap((one) => [one, ...flat(one.replies ?? [])]);

/**
 * What answers a reply stands below the top comment, as Isso keeps it: whom it answered is not known there, so no
 * `replyTo` is given.
 *
 * @param nameless What to call an author without a name.
 * @throws TypeError or RangeError
 */
export function commentOf(comment: IssoComment, nameless: string): PlainComment {
  const { mode, text: html, likes = 0 } = comment;
  if (typeof html !== "string") throw new TypeError("a comment's text must be a text");
  return {
    id: idOf(comment),
    parent: parentOf(comment),
    received: receivedOf(comment),
    recommendations: likes,
    // Its author or the moderator deleted it: Isso does not say which.
    ...(mode === 4
      ? { gone: "erased" }
      : { author: authorOf(comment) || nameless, text: wordsOf(html), html }),
  };
}

/** As its author sees it; what it does not say is what was sent. @throws TypeError or RangeError */
export const ownOf = (comment: IssoComment): PlainOwnComment => ({
  id: idOf(comment),
  parent: parentOf(comment),
  received: receivedOf(comment),
  state: comment.mode === 1 ? "approved" : "pending",
});
