import type {
  CommentPage,
  CountsAnswer,
  NewComment,
  OwnComment,
  ReceiptsAnswer,
  ReceiptsQuery,
  ThreadView,
  WithdrawRequest,
} from "../contract/records.ts";
import type { CommentsQuery, CountsQuery, ThreadQuery } from "../contract/routes.ts";

/**
 * Where comments come from and go to. Any object with these methods will do: `element.backend = { … }`.
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
  post(comment: NewComment, idempotencyKey: string): Promise<OwnComment>;
  /** What became of the comments that these receipts were sent with. */
  status?(query: ReceiptsQuery, signal?: AbortSignal): Promise<ReceiptsAnswer>;
  /** Takes the author's own comment back; it is `withdrawn` afterwards. */
  withdraw?(id: string, request: WithdrawRequest): Promise<OwnComment>;
  /** Published counts of several threads, for index pages. */
  counts?(query: CountsQuery, signal?: AbortSignal): Promise<CountsAnswer>;
}
