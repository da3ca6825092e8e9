/** How many comments are published, of our own server: apart, for pages that show counts and no thread. */
import { readCounts } from "../contract/read.ts";
import type { CountsAnswer } from "../contract/records.ts";
import { getCounts } from "../contract/routes-first.ts";
import type { CountsQuery } from "../contract/routes.ts";
import { request } from "./request.ts";

/** @param endpoint Origin and path before `/v1`, without a slash at its end. @throws BackendError */
export const countThreads = (
  endpoint: string,
  query: CountsQuery,
  signal?: AbortSignal,
): Promise<CountsAnswer> =>
  request({ endpoint, credentials: "omit", route: getCounts, query, signal }, readCounts);
