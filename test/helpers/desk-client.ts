/** A moderator's calls as a program: what the desk's page does, with a cookie kept by hand. */
import { addressOf } from "../../src/backends/request.ts";
import {
  type DecideRequest,
  type QueuePage,
  getQueue,
  postDecision,
  postSignIn,
} from "../../src/contract/desk.ts";
import { type Route, clientHeader } from "../../src/contract/routes.ts";

export interface Credentials {
  email: string;
  password: string;
}

export interface DeskClient {
  call(
    route: Route,
    input?: { params?: Record<string, string>; query?: object; body?: unknown },
  ): Promise<Response>;
  queue(site: string): Promise<QueuePage>;
  decide(comment: string, request: Partial<DecideRequest>): Promise<Response>;
}

export async function signIn(desk: string, credentials: Credentials): Promise<Response> {
  return await callDesk(desk, postSignIn, { body: credentials });
}

/** Signs in and answers with a client that stays so. */
export async function openDesk(desk: string, credentials: Credentials): Promise<DeskClient> {
  const answer = await signIn(desk, credentials);
  if (!answer.ok) throw new Error(`Sign-in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0]!)
    .join("; ");
  const client: DeskClient = {
    call: async (route, input = {}) => await callDesk(desk, route, input, cookie),
    queue: async (site) =>
      (await (await client.call(getQueue, { query: { site, limit: 100 } })).json()) as QueuePage,
    decide: async (comment, request) =>
      await client.call(postDecision, {
        params: { id: comment },
        body: { action: "approve", guideline: null, note: null, seen: null, ...request },
      }),
  };
  return client;
}

async function callDesk(
  desk: string,
  route: Route,
  { params, query, body }: { params?: Record<string, string>; query?: object; body?: unknown },
  cookie?: string,
): Promise<Response> {
  return await fetch(
    addressOf({ endpoint: desk, route, ...(params && { params }), ...(query && { query }) }),
    {
      method: route.method,
      headers: {
        Origin: desk,
        "Sec-Fetch-Site": "same-origin",
        ...(route.method === "POST" ? { "Content-Type": "application/json", [clientHeader]: "1" } : {}),
        ...(cookie ? { Cookie: cookie } : {}),
      },
      body: body === undefined ? null : JSON.stringify(body),
    },
  );
}
