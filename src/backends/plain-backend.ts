/** What a publisher's own backend has to be: a plain object, which `plain.ts` completes. Types only. */
import type {
  Appeal,
  CommentState,
  CountsAnswer,
  EmailRule,
  FormRules,
  GoneReason,
  NewComment,
  OwnComment,
  Outcome,
  ReactionAnswer,
  ReactionRequest,
  ReceiptsQuery,
  ReportAnswer,
  ReportRequest,
  Sort,
  ThreadEvent,
  Waiting,
  WithdrawRequest,
  AppealRequest,
  WordsAnswer,
} from "../contract/records.ts";
import type { CommentsQuery, CountsQuery, EventsQuery, ThreadQuery, WordsQuery } from "../contract/routes.ts";
import type { PostOptions } from "./backend.ts";

type Answer<T> = T | Promise<T>;

/** ISO 8601, a `Date`, or milliseconds since 1970. */
export type Time = string | number | Date;

export interface PlainComment {
  id: string;
  /** Both may be missing on a tombstone only. */
  author?: string | null;
  text?: string | null;
  /** The same as HTML, shown in its place: words, lists, quotations, code and links are kept, anything else is not. */
  html?: string | null;
  /**
   * The same for all that one author wrote, where it is known who they are: readers can then hide them. Not what they
   * are known by elsewhere, for everybody may read it.
   */
  authorId?: string | null;
  /** One of the two times is enough. */
  received?: Time;
  published?: Time;
  /** The comment that this one answers. */
  parent?: string | null;
  /** Makes it a tombstone: it is shown only while it holds up replies. */
  gone?: GoneReason | null;
  /** BCP 47; "und" where it is not known. */
  lang?: string;
  /** Of the text's UTF-8 bytes, in lower-case hexadecimal: with it a reader can check that nothing was edited. */
  sha256?: string | null;
  /** The name of whom it answers, where that is not the comment at the top of its branch. */
  replyTo?: string | null;
  recommendations?: number;
  /** Whether the newsroom wrote it, and whether it chose it as one worth reading first. */
  staff?: boolean;
  choice?: boolean;
  replies?: PlainPage | readonly PlainComment[];
}

/** A page that the backend cut. Without `next` it is the last one. */
export interface PlainPage {
  items: readonly PlainComment[];
  /** All there are, on this page or not; the number of items where it is not given. */
  total?: number;
  next?: string | null;
  /** The cursor of the page before, where `comments` understands `before`. */
  previous?: string | null;
}

export interface PlainGuideline {
  id: string;
  label: string;
  explanation?: string;
  /** Whether a rejection may rest on it; true where it is not given. */
  ground?: boolean;
}

/** Guidelines in one language. */
export interface PlainGuidelines {
  title: string;
  rules: readonly PlainGuideline[];
  introduction?: string;
  closing?: string;
  /** Readers are asked to read them again when it changes; a number made of the words where it is not given. */
  version?: number;
  lang?: string;
}

/** In one language, or in several by their BCP 47 tags. */
export type GuidelinesByLanguage = PlainGuidelines | Readonly<Record<string, PlainGuidelines>>;

export interface PlainThread {
  /**
   * A list is the whole thread, nested or flat with parents: sorts, pages and branches are then made in the browser.
   * A page was cut by the backend, in the order asked for, and `comments` brings those that follow.
   */
  comments: PlainPage | readonly PlainComment[];
  /** Open, and as many comments as can be counted, where nothing is said. */
  thread?: { open?: boolean; closed?: Time | null; count?: number; version?: number };
  /** What the newsroom chose, first what shall stand first; taken from `comments` where it is not given. */
  choices?: readonly PlainComment[];
  form?: Partial<Omit<FormRules, "email">> & { email?: EmailRule };
  guidelines?: GuidelinesByLanguage | null;
  sort?: Sort;
}

/** A comment as its author sees it. What is missing is what was sent. */
export interface PlainOwnComment {
  id?: string;
  /** "pending" where it is not given. */
  state?: CommentState;
  received?: Time;
  key?: string;
  parent?: string | null;
  author?: string | null;
  text?: string | null;
  lang?: string;
  sha256?: string | null;
  outcome?: Outcome | null;
  waiting?: Waiting | null;
  appeal?: Appeal | null;
  mayAppeal?: boolean;
}

/**
 * Comments from anywhere: `element.backend = { thread, comments, post }`, and as many of the others as it can do.
 *
 * Every answer may be a promise or not. One that cannot be used is told on the console, with the place at fault, and to
 * the reader as "could not be loaded". One that does not come within 15 seconds counts as not reached.
 */
export interface PlainBackend {
  thread(query: ThreadQuery, signal?: AbortSignal): Answer<PlainThread>;
  /** Only needed where `thread` gives pages that go on. */
  comments?(query: CommentsQuery, signal?: AbortSignal): Answer<PlainPage>;
  /**
   * Without it comments are read only. It must answer only when the comment is safe, and the same key must never make
   * a second comment.
   */
  post?(
    comment: NewComment,
    idempotencyKey: string,
    options?: PostOptions,
  ): Answer<PlainOwnComment | undefined | void>;
  /** In the order of the receipts asked for; `null` where one is unknown. `known` is as in `CommentsBackend`. */
  status?(
    query: ReceiptsQuery,
    signal?: AbortSignal,
    known?: readonly (OwnComment | null)[],
  ): Answer<{ comments: readonly (PlainOwnComment | null)[] }>;
  withdraw?(id: string, request: WithdrawRequest): Answer<PlainOwnComment | undefined | void>;
  appeal?(id: string, request: AppealRequest): Answer<PlainOwnComment | undefined | void>;
  react?(id: string, request: ReactionRequest): Answer<ReactionAnswer>;
  /** As in `CommentsBackend`, both. */
  reactionsStay?: boolean;
  statusById?: boolean;
  report?(
    id: string,
    request: ReportRequest,
    idempotencyKey: string,
  ): Answer<Partial<ReportAnswer> | undefined | void>;
  counts?(query: CountsQuery, signal?: AbortSignal): Answer<CountsAnswer>;
  guidelines?(lang: string): Answer<GuidelinesByLanguage>;
  /** As in `CommentsBackend`. The versions are those that `thread` gives, 0 where it gives none. @returns What ends it. */
  subscribe?(
    query: EventsQuery,
    listener: (events: readonly ThreadEvent[] | null) => void,
  ): Answer<() => void>;
  words?(query: WordsQuery, signal?: AbortSignal): Answer<WordsAnswer>;
}
