/** Our own server, over the routes of the contract. No cookie is ever sent or kept. */
import { readCommentPage, readThreadView } from "../contract/read.ts";
import { getComments, getThread } from "../contract/routes-first.ts";
import { answerInTime } from "./answer-in-time.ts";
import type { CommentsBackend } from "./backend.ts";
import type { NativeWrites } from "./native-writes.ts";
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
  const base = { endpoint, credentials: "omit" } as const;
  let waiting = early;
  const write = <Name extends keyof NativeWrites>(name: Name) =>
    (async (...values: never[]) => {
      const { createNativeWrites } = await import("./native-writes.ts");
      const call = createNativeWrites(endpoint)[name] as (...values: never[]) => Promise<unknown>;
      return call(...values);
    }) as NativeWrites[Name];
  return {
    async thread(query, signal) {
      const call = { ...base, route: getThread, query, signal };
      const early = waiting?.address === addressOf(call) ? waiting.response : undefined;
      waiting = undefined;
      // The loader, which asked, is too small to see to the time.
      const response = early && (await answerInTime(() => early, signal));
      return response ? readAnswer(response, readThreadView) : request(call, readThreadView);
    },
    comments: (query, signal) => request({ ...base, route: getComments, query, signal }, readCommentPage),
    counts: async (query, signal) =>
      (await import("./native-counts.ts")).countThreads(endpoint, query, signal),
    post: write("post"),
    status: write("status"),
    withdraw: write("withdraw"),
    appeal: write("appeal"),
    react: write("react"),
    report: write("report"),
    words: write("words"),
    subscribe: write("subscribe"),
  };
}
