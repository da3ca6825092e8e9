/**
 * Tolerant readers of the server's answers: unknown fields are dropped, an unknown reason or rule falls back to
 * the cautious one, anything else of the wrong shape throws. They stand in for the zod schemas in the widget,
 * where zod would cost a third of the first view; a property test holds the two equal.
 */
import { emailRules, goneReasons, signInRules, sorts } from "./records.ts";
import type { Comment, CommentPage, CountsAnswer, ThreadView } from "./records.ts";

export type Reader<T> = (value: unknown) => T;
type Shape<T> = { [K in keyof T]-?: Reader<T[K]> };

const fail = (): never => {
  throw new TypeError("The answer has not the shape that this version understands");
};

export const text: Reader<string> = (value) => (typeof value === "string" ? value : fail());
export const flag: Reader<boolean> = (value) => (typeof value === "boolean" ? value : fail());
export const count: Reader<number> = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : fail();

export const orNull =
  <T>(read: Reader<T>): Reader<T | null> =>
  (value) =>
    value === null ? null : read(value);

export const oneOf =
  <T extends string>(known: readonly T[]): Reader<T> =>
  (value) =>
    known.includes(value as T) ? (value as T) : fail();

/** As `oneOf`, but a word that a later version may have added is read as `fallback`. */
const oneOfOr =
  <T extends string>(known: readonly T[], fallback: T): Reader<T> =>
  (value) =>
    known.includes(text(value) as T) ? (value as T) : fallback;

export const listOf =
  <T>(read: Reader<T>): Reader<T[]> =>
  (value) =>
    Array.isArray(value) ? value.map(read) : fail();

export const record =
  <T extends object>(shape: Shape<T>): Reader<T> =>
  (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) fail();
    const out: Record<string, unknown> = {};
    for (const name in shape) {
      const read = shape[name]((value as Record<string, unknown>)[name]);
      if (read !== undefined) out[name] = read;
    }
    return out as T;
  };

const optional =
  <T>(read: Reader<T>): Reader<T> =>
  (value) =>
    value === undefined ? (undefined as T) : read(value);

export const readComment: Reader<Comment> = record<Comment>({
  id: text,
  parent: orNull(text),
  author: orNull(text),
  authorId: orNull(text),
  text: orNull(text),
  gone: orNull(oneOfOr(goneReasons, "removed")),
  lang: text,
  received: text,
  published: text,
  sha256: orNull(text),
  replyTo: orNull(text),
  recommendations: count,
  staff: flag,
  choice: flag,
  replies: optional((value) => readCommentPage(value)),
});

export const readCommentPage: Reader<CommentPage> = record<CommentPage>({
  items: listOf(readComment),
  total: count,
  next: orNull(text),
  previous: orNull(text),
});

export const readThreadView: Reader<ThreadView> = record<ThreadView>({
  thread: record({ site: text, key: text, open: flag, closed: orNull(text), count, version: count }),
  form: record({
    maxLength: count,
    maxAuthorLength: count,
    maxBytes: count,
    email: oneOfOr(emailRules, "optional"),
    signIn: oneOfOr(signInRules, "optional"),
  }),
  guidelines: record({
    version: count,
    lang: text,
    title: text,
    introduction: text,
    rules: listOf(record({ id: text, label: text, explanation: text, ground: flag })),
    closing: text,
  }),
  sort: oneOf(sorts),
  comments: readCommentPage,
  choices: listOf(readComment),
});

export const readCounts: Reader<CountsAnswer> = record<CountsAnswer>({ counts: listOf(count) });
