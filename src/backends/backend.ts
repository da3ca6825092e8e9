import type { Proof } from "../contract/codes.ts";
import type {
  AppealRequest,
  Comment,
  CommentPage,
  CountsAnswer,
  Guidelines,
  NewComment,
  OwnComment,
  ReactionAnswer,
  ReactionRequest,
  ReceiptsAnswer,
  ReceiptsQuery,
  ReportAnswer,
  ReportRequest,
  ThreadEvent,
  ThreadView,
  WithdrawRequest,
  WordsAnswer,
} from "../contract/records.ts";
import type { CommentsQuery, CountsQuery, EventsQuery, ThreadQuery, WordsQuery } from "../contract/routes.ts";

/** What goes along with a comment, where there is any. */
export interface PostOptions {
  /** The publisher's token of a signed-in reader (a JWT). */
  token?: string | null;
  /** The answer to the challenge of a `proof-required` problem. */
  proof?: Proof | null;
  /**
   * ISO 8601: when the same comment was first sent, where it is sent again because no answer came. Backends that keep no
   * keys can look for it.
   */
  firstSent?: string | null;
}

/** A comment of a backend that keeps HTML: made safe before it is shown in place of `text`, which says the same. */
export interface HtmlComment extends Comment {
  html?: string;
}

/**
 * Where comments come from and go to, complete. Publishers need not write one: see `PlainBackend`.
 *
 * The widget offers what the backend can do and nothing else: without `withdraw` there is no such button, without
 * `status` a comment's author sees that it was sent, but not what became of it.
 *
 * A method that fails rejects with an `Error`; where it also carries a `code` (see `FailureCode`), and a `problem`
 * with the field at fault, the reader is told what to do. Anything else reads as "not reached, try again".
 */
export interface CommentsBackend {
  /** All that the first paint needs. `lang` is the page's language, as it was found. */
  thread(query: ThreadQuery, signal?: AbortSignal): Promise<ThreadView>;
  /** A further page: of the thread, or of the replies below `parent`. */
  comments(query: CommentsQuery, signal?: AbortSignal): Promise<CommentPage>;
  /**
   * Resolves only when the comment is safe. The same key with the same comment may come again, after an answer was
   * lost, and must not make a second one. The record that comes back is usually `pending`.
   */
  post(comment: NewComment, idempotencyKey: string, options?: PostOptions): Promise<OwnComment>;
  /**
   * What became of the comments that these receipts were sent with.
   *
   * @param known What was last answered of each, in the same order, for backends that know nothing of receipts; `null`
   *   where nothing was.
   */
  status?(
    query: ReceiptsQuery,
    signal?: AbortSignal,
    known?: readonly (OwnComment | null)[],
  ): Promise<ReceiptsAnswer>;
  /** Whether `status` goes by what is `known` alone: nobody can say of a comment without an answer that it arrived. */
  statusById?: boolean;
  /** Takes the author's own comment back; it is `withdrawn` afterwards. */
  withdraw?(id: string, request: WithdrawRequest): Promise<OwnComment>;
  /** Asks another moderator to read a rejected comment again. */
  appeal?(id: string, request: AppealRequest): Promise<OwnComment>;
  /** Recommends a comment, or takes that back. */
  react?(id: string, request: ReactionRequest): Promise<ReactionAnswer>;
  /** Whether a recommendation cannot be taken back: `react` is then never asked to. */
  reactionsStay?: boolean;
  /** Reports a comment to the moderators; the same key with the same report may come again. */
  report?(id: string, request: ReportRequest, idempotencyKey: string): Promise<ReportAnswer>;
  /** Published counts of several threads, for index pages. */
  counts?(query: CountsQuery, signal?: AbortSignal): Promise<CountsAnswer>;
  /** The guidelines, where `thread` does not bring them. */
  guidelines?(lang: string): Promise<Guidelines>;
  /**
   * Tells of what readers see anew, from the versions that are known on, in the order of each thread; `null` where so
   * much has happened that the threads are to be read anew: nothing is told after that, and who has read them asks
   * anew. Goes on through failures, each time a little later, until it is ended.
   *
   * @returns What ends it.
   */
  subscribe?(query: EventsQuery, listener: (events: ThreadEvent[] | null) => void): Promise<() => void>;
  /** Words that the moderators look out for, as hashes. */
  words?(query: WordsQuery, signal?: AbortSignal): Promise<WordsAnswer>;
}
