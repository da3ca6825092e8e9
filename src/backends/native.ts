/** Our own server, over the routes of the contract. No cookie is ever sent or kept. */
import {
  readCommentPage,
  readCounts,
  readOwnComment,
  readReceipts,
  readThreadView,
} from "../contract/read.ts";
import {
  getComments,
  getCounts,
  getThread,
  idempotencyHeader,
  postComment,
  postReceipts,
  postWithdraw,
} from "../contract/routes.ts";
import type { CommentsBackend } from "./backend.ts";
import { addressOf, readAnswer, request } from "./request.ts";

/** A request for a thread that was started before this code was here. */
export interface EarlyAnswer {
  address: string;
  /** Nothing where it failed: then it is made again. */
  response: Promise<Response | void>;
}

/**
 * @param endpoint Origin and path before `/v1`, without a slash at its end.
 * @param early Used once, for the first call of `thread`, if it asked for the same.
 */
export function createNativeBackend(endpoint: string, early?: EarlyAnswer): CommentsBackend {
  const credentials = "omit";
  let waiting = early;
  return {
    async thread(query, signal) {
      const call = { endpoint, route: getThread, query, credentials, signal } as const;
      const response = waiting?.address === addressOf(call) ? await waiting.response : undefined;
      waiting = undefined;
      return response ? readAnswer(response, readThreadView) : request(call, readThreadView);
    },
    comments: (query, signal) =>
      request({ endpoint, route: getComments, query, credentials, signal }, readCommentPage),
    post: (body, idempotencyKey) =>
      request(
        { endpoint, route: postComment, body, headers: { [idempotencyHeader]: idempotencyKey }, credentials },
        readOwnComment,
      ),
    status: (body, signal) =>
      request({ endpoint, route: postReceipts, body, credentials, signal }, readReceipts),
    withdraw: (id, body) =>
      request({ endpoint, route: postWithdraw, params: { id }, body, credentials }, readOwnComment),
    counts: (query, signal) =>
      request({ endpoint, route: getCounts, query, credentials, signal }, readCounts),
  };
}
