/** What a reader who acts, or stays, asks of our own server: a chunk of its own, since most only read. */
import type { Proof } from "../contract/codes.ts";
import { readOwnComment, readReaction, readReceipts, readReport, readWords } from "../contract/read-own.ts";
import {
  getWords,
  idempotencyHeader,
  postAppeal,
  postComment,
  postReaction,
  postReceipts,
  postReport,
  postWithdraw,
  proofHeader,
} from "../contract/routes.ts";
import type { CommentsBackend } from "./backend.ts";
import { request } from "./request.ts";

export type NativeWrites = Required<
  Pick<
    CommentsBackend,
    "post" | "status" | "withdraw" | "appeal" | "react" | "report" | "words" | "subscribe"
  >
>;

/** @param endpoint Origin and path before `/v1`, without a slash at its end. */
export function createNativeWrites(endpoint: string): NativeWrites {
  const base = { endpoint, credentials: "omit" } as const;
  return {
    post: (body, key, { token, proof } = {}) =>
      request(
        {
          ...base,
          route: postComment,
          body,
          headers: {
            [idempotencyHeader]: key,
            ...(token && { Authorization: `Bearer ${token}` }),
            ...(proof && { [proofHeader]: encodeProof(proof) }),
          },
        },
        readOwnComment,
      ),
    status: (body, signal) => request({ ...base, route: postReceipts, body, signal }, readReceipts),
    withdraw: (id, body) => request({ ...base, route: postWithdraw, params: { id }, body }, readOwnComment),
    appeal: (id, body) => request({ ...base, route: postAppeal, params: { id }, body }, readOwnComment),
    react: (id, body) => request({ ...base, route: postReaction, params: { id }, body }, readReaction),
    report: (id, body, key) =>
      request(
        { ...base, route: postReport, params: { id }, body, headers: { [idempotencyHeader]: key } },
        readReport,
      ),
    words: (query, signal) => request({ ...base, route: getWords, query, signal }, readWords),
    async subscribe(query, listener) {
      const live = await import("./native-live.ts");
      return live.subscribe(endpoint, query, listener);
    },
  };
}

/** base64url. A proof is ASCII throughout. */
const encodeProof = (proof: Proof): string =>
  btoa(JSON.stringify(proof)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
