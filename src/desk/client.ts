/** The calls of the desk, with the session's cookie, to its own origin. */
import * as desk from "../contract/desk.ts";
import type { DeskCalls } from "../contract/desk.ts";
import { request, type Call } from "../backends/request.ts";
import type { Route } from "../contract/routes.ts";

type Name = keyof DeskCalls;

interface Input<N extends Name> {
  /** The comment, decision or thread in the path. */
  id?: string;
  query?: DeskCalls[N] extends { query: infer Query extends object } ? Query : never;
  body?: DeskCalls[N] extends { body: infer Body } ? Body : never;
}

/** @throws BackendError with a problem code of the server's or what kept the answer away. */
export type DeskClient = <N extends Name>(name: N, input?: Input<N>) => Promise<DeskCalls[N]["answer"]>;

/** @param lang The desk's language, in which the server names guidelines. */
export const createClient =
  (lang: string): DeskClient =>
  <N extends Name>(name: N, { id, query, body }: Input<N> = {}) => {
    const route: Route = desk[name];
    const headers = { "Accept-Language": lang };
    const call: Call = { endpoint: "", route, headers, credentials: "same-origin" };
    if (id !== undefined) call.params = { id };
    if (query !== undefined) call.query = query;
    if (route.method === "POST") call.body = body ?? {};
    // Desk and server are built and served together; there is no older server to be tolerant of.
    return request(call, (answer) => answer as DeskCalls[N]["answer"]);
  };
