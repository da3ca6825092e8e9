/**
 * Reads what a publisher's own backend or file gives: what is missing gets its default, what cannot be used is an error
 * that names its place, for the developer who meets it.
 */
import {
  commentStates,
  emailRules,
  goneReasons,
  signInRules,
  sorts,
  type Comment,
  type CommentPage,
  type CountsAnswer,
  type FormRules,
  type Guidelines,
  type OwnComment,
  type ReactionAnswer,
  type ReportAnswer,
  type Sort,
  type WordsAnswer,
} from "../contract/records.ts";
import type { HtmlComment } from "./backend.ts";

/** @throws TypeError that names the place at fault. */
export type ReadAt<T> = (value: unknown, at: string) => T;

type Fields<T> = { [K in keyof T]-?: ReadAt<T[K]> };

const fail = (at: string, must: string): never => {
  throw new TypeError(`${at} must be ${must}`);
};

const text: ReadAt<string> = (value, at) => (typeof value === "string" ? value : fail(at, "a text"));
/** Many times what any system takes of a comment, and what a browser still lays out at once. In UTF-16 code units. */
const longest = 200_000;
const textWithin =
  (most: number): ReadAt<string> =>
  (value, at) => {
    const given = text(value, at);
    return given.length > most ? fail(at, `${most} characters at most`) : given;
  };
/** It becomes part of addresses, which hold no half characters. */
const id: ReadAt<string> = (value, at) => {
  const given = text(value, at);
  return given && !/\p{Cs}/u.test(given) ? given : fail(at, "a text with only whole characters");
};
const flag: ReadAt<boolean> = (value, at) => (typeof value === "boolean" ? value : fail(at, "true or false"));
const count: ReadAt<number> = (value, at) =>
  Number.isSafeInteger(value) && (value as number) >= 0
    ? (value as number)
    : fail(at, "a whole number, 0 or more");

const time: ReadAt<string> = (value, at) => {
  const date = value instanceof Date ? value : new Date(value as string | number);
  const given = value instanceof Date || typeof value === "string" || typeof value === "number";
  return given && !Number.isNaN(date.getTime())
    ? date.toISOString()
    : fail(at, 'a time, for example "2026-11-22T08:00:00Z"');
};

const oneOf =
  <T extends string>(known: readonly T[]): ReadAt<T> =>
  (value, at) =>
    known.includes(value as T) ? (value as T) : fail(at, `one of: ${known.join(", ")}`);

const isMissing = (value: unknown): value is null | undefined => value === undefined || value === null;

const or =
  <T, D>(read: ReadAt<T>, otherwise: D): ReadAt<T | D> =>
  (value, at) =>
    isMissing(value) ? otherwise : read(value, at);

const listOf =
  <T>(read: ReadAt<T>): ReadAt<T[]> =>
  (value, at) =>
    Array.isArray(value) ? value.map((one, i) => read(one, `${at}[${i}]`)) : fail(at, "a list");

type Given = { readonly [name: string]: unknown };

export const fieldsOf: ReadAt<Given> = (value, at) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Given)
    : fail(at, "an object");

const record =
  <T extends object>(fields: Fields<T>): ReadAt<T> =>
  (value, at) => {
    const given = fieldsOf(value, at);
    const read = Object.entries<ReadAt<unknown>>(fields).map(
      ([name, field]) => [name, field(given[name], `${at}.${name}`)] as const,
    );
    return Object.fromEntries(read) as T;
  };

/** Without its replies. */
export const readPlainComment: ReadAt<HtmlComment> = (value, at) => {
  const given = fieldsOf(value, at);
  const gone = or(oneOf(goneReasons), null)(given["gone"], `${at}.gone`);
  const words: ReadAt<string | null> = gone ? () => null : text;
  const body: ReadAt<string | null> = gone ? () => null : textWithin(longest);
  const times = {
    received: given["received"] ?? given["published"],
    published: given["published"] ?? given["received"],
  };
  const html = gone ? null : or(text, null)(given["html"], `${at}.html`);
  const comment = record<Omit<Comment, "replies">>({
    id,
    parent: or(text, null),
    author: words,
    authorId: gone ? () => null : or(text, null),
    text: body,
    gone: () => gone,
    lang: or(text, "und"),
    received: time,
    published: time,
    sha256: gone ? () => null : or(text, null),
    replyTo: or(text, null),
    recommendations: gone ? () => 0 : or(count, 0),
    staff: gone ? () => false : or(flag, false),
    choice: gone ? () => false : or(flag, false),
  })({ ...given, ...times }, at);
  return html === null ? comment : { ...comment, html };
};

/** `null` where they are not given. */
export const readChoices: ReadAt<Comment[] | null> = or(
  (value, at) => listOf(readPlainComment)(value, at).map((one) => ({ ...one, choice: true })),
  null,
);

/** A page that the backend cut, with the replies below each comment. */
export const readPlainPage: ReadAt<CommentPage> = (value, at) => {
  const given = fieldsOf(value, at);
  const items = listOf(readBranch)(given["items"], `${at}.items`);
  return {
    items,
    total: or(count, items.filter(({ gone }) => !gone).length)(given["total"], `${at}.total`),
    next: or(text, null)(given["next"], `${at}.next`),
    previous: or(text, null)(given["previous"], `${at}.previous`),
  };
};

const readBranch: ReadAt<Comment> = (value, at) => {
  const comment = readPlainComment(value, at);
  const { replies } = value as { replies?: unknown };
  if (isMissing(replies)) return comment;
  const page = readPlainPage(Array.isArray(replies) ? { items: replies } : replies, `${at}.replies`);
  if (page.items.length === 0) return comment;
  const items = page.items.map((reply) => ({ ...reply, parent: reply.parent ?? comment.id }));
  return { ...comment, replies: { ...page, items } };
};

/** What the form takes where a backend says nothing. Both lengths are grapheme clusters. */
export const formDefaults: FormRules = {
  maxLength: 2000,
  maxAuthorLength: 60,
  maxBytes: 32_768,
  email: "none",
  signIn: "none",
};

export const readForm: ReadAt<FormRules> = or(
  record<FormRules>({
    maxLength: or(count, formDefaults.maxLength),
    maxAuthorLength: or(count, formDefaults.maxAuthorLength),
    maxBytes: or(count, formDefaults.maxBytes),
    email: or(oneOf(emailRules), formDefaults.email),
    signIn: or(oneOf(signInRules), formDefaults.signIn),
  }),
  formDefaults,
);

export interface PlainState {
  open: boolean;
  closed: string | null;
  /** `null` where it is not given. */
  count: number | null;
  version: number | null;
}

export const readState: ReadAt<PlainState> = or(
  (value, at) => {
    const read = record({
      open: or(flag, null),
      closed: or(time, null),
      count: or(count, null),
      version: or(count, null),
    })(value, at);
    return { ...read, open: read.open ?? !read.closed };
  },
  { open: true, closed: null, count: null, version: null },
);

export const readSort: ReadAt<Sort | null> = or(oneOf(sorts), null);

const readOneLanguage: ReadAt<Guidelines> = record<Guidelines>({
  version: count,
  lang: text,
  title: text,
  introduction: or(text, ""),
  rules: listOf(record({ id: text, label: text, explanation: or(text, ""), ground: or(flag, true) })),
  closing: or(text, ""),
});

/** @param otherwise What they are taken to be of where they do not say it themselves. */
export const readGuidelines = (
  value: unknown,
  otherwise: Pick<Guidelines, "lang" | "version">,
  at: string,
): Guidelines => {
  const { lang, version, ...given } = fieldsOf(value, at);
  return readOneLanguage(
    { ...given, lang: lang ?? otherwise.lang, version: version ?? otherwise.version },
    at,
  );
};

/** @param known What is known of the comment already; it fills what is missing. */
export const readOwn =
  (known: OwnComment): ReadAt<OwnComment> =>
  (value, at) =>
    record<OwnComment>({
      id: or(id, known.id),
      key: or(text, known.key),
      parent: or(text, known.parent),
      author: or(text, known.author),
      text: or(text, known.text),
      lang: or(text, known.lang),
      received: or(time, known.received),
      sha256: or(text, known.sha256),
      state: or(oneOf(commentStates), known.state),
      outcome: or(
        record({
          decided: time,
          guideline: or(record({ id: text, number: count, label: text }), null),
          note: or(text, null),
        }),
        null,
      ),
      waiting: or(record({ usually: or(count, null), opens: or(time, null) }), null),
      appeal: or(record({ text, made: time, decided: or(time, null) }), known.appeal),
      mayAppeal: or(flag, false),
    })(value ?? {}, at);

export const readStates: ReadAt<unknown[]> = (value, at) =>
  listOf((one) => one)(fieldsOf(value, at)["comments"], `${at}.comments`);

export const readReaction: ReadAt<ReactionAnswer> = record<ReactionAnswer>({
  recommended: flag,
  recommendations: count,
});

export const readReport =
  (key: string): ReadAt<ReportAnswer> =>
  (value, at) =>
    record<ReportAnswer>({ id: or(text, key), received: or(time, new Date().toISOString()) })(
      value ?? {},
      at,
    );

export const readCounts: ReadAt<CountsAnswer> = record<CountsAnswer>({ counts: listOf(count) });

export const readWords: ReadAt<WordsAnswer> = record<WordsAnswer>({
  lists: listOf(record({ guideline: text, hashes: listOf(text) })),
});
