/** Changing what comes in to a server, or what goes out of it, on the way. */
import { randomBytes, randomUUID } from "node:crypto";
import type { Order } from "../../../src/conformance/conformance.ts";
import type { Problem } from "../../../src/contract/codes.ts";
import type { Comment, CommentPage, NewComment, OwnComment, Thread } from "../../../src/contract/records.ts";
import { idempotencyHeader } from "../../../src/contract/routes.ts";
import type { RuleId } from "../../../src/contract/schema/rules.ts";

export type Send = (address: string, init: Sent) => Promise<Response>;

/** What the kit sends is a list of headers, and a body of text. */
export interface Sent {
  method?: string;
  headers: [string, string][];
  body?: unknown;
}

export interface Broken {
  name: string;
  breaks: RuleId[];
  /** Made anew for each run: it may remember. */
  make: () => {
    answer: (send: Send, address: string, init: Sent) => Promise<Response>;
    heed?: (order: Order) => void;
  };
}

export const pathOf = (address: string): string => new URL(address).pathname;
export const headerOf = ({ headers }: Sent, name: string): string | undefined =>
  headers.find(([given]) => given === name)?.[1];
export const withHeader = (init: Sent, name: string, value: string): Sent => ({
  ...init,
  headers: [...init.headers.filter(([given]) => given !== name), [name, value]],
});
export const withBody = (init: Sent, change: (body: Record<string, unknown>) => object): Sent => {
  try {
    return {
      ...init,
      body: JSON.stringify(change(JSON.parse(init.body as string) as Record<string, unknown>)),
    };
  } catch {
    return init;
  }
};
export const isPost = (address: string, { method }: Sent): boolean =>
  method === "POST" && pathOf(address) === "/v1/comments";
export const newReceipt = (): string => randomBytes(32).toString("base64url");

/** The same answer with another body, status or headers. */
export function changed(
  answer: Response,
  {
    status = answer.status,
    body,
    headers = {},
  }: { status?: number; body: string; headers?: Record<string, string | null> },
): Response {
  const all = new Headers(answer.headers);
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) all.delete(name);
    else all.set(name, value);
  }
  return new Response(status === 304 || status === 204 ? null : body, { status, headers: all });
}

export const isStream = (answer: Response): boolean =>
  answer.headers.get("Content-Type")?.startsWith("text/event-stream") ?? false;

/** Changes headers; `null` takes one away. */
export const inHeaders =
  (
    headersFor: (answer: Response, address: string, init: Sent) => Record<string, string | null>,
  ): Broken["make"] =>
  () => ({
    async answer(send, address, init) {
      const answer = await send(address, init);
      if (isStream(answer)) return answer;
      return changed(answer, { body: await answer.text(), headers: headersFor(answer, address, init) });
    },
  });

/** Changes what comes in. */
export const inCalls =
  (change: (init: Sent, address: string) => Sent): Broken["make"] =>
  () => ({
    answer: (send, address, init) => send(address, change(init, address)),
  });

/** Changes the JSON that goes out with success from one path, or from any. */
export const inAnswers =
  <T = Json>(
    path: string | null,
    change: (json: T, address: string, init: Sent) => unknown,
  ): Broken["make"] =>
  () => ({
    answer: (send, address, init) =>
      withJson<T>(send, address, init, (json) =>
        path === null || pathOf(address) === path ? change(json, address, init) : json,
      ),
  });

/** Of a thread, of a page, or of something else. */
export interface Json {
  thread?: Thread;
  comments?: CommentPage | (OwnComment | null)[];
  items?: Comment[];
  next?: string | null;
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what comes is known to who changes it
export async function withJson<T = Json>(
  send: Send,
  address: string,
  init: Sent,
  change: (json: T) => unknown,
): Promise<Response> {
  const answer = await send(address, init);
  if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("application/json")) return answer;
  return changed(answer, { body: JSON.stringify(change((await answer.json()) as T)) });
}

/** Changes what is answered with a problem of this code. */
export const inProblems =
  (
    code: string,
    change: (problem: Problem, address: string, init: Sent) => { status?: number; body: object },
  ): Broken["make"] =>
  () => ({
    async answer(send, address, init) {
      const answer = await send(address, init);
      if (answer.ok || !answer.headers.get("Content-Type")?.startsWith("application/problem+json"))
        return answer;
      const problem = (await answer.json()) as Problem;
      const { status, body } = problem.code === code ? change(problem, address, init) : { body: problem };
      return changed(answer, { ...(status && { status }), body: JSON.stringify(body) });
    },
  });

export const isTop = (address: string): boolean =>
  pathOf(address) === "/v1/comments" && !new URL(address).searchParams.has("parent");

/** The comments of a thread or of a page, with another list of them. */
export function withPage(json: Json, change: (page: CommentPage) => CommentPage): unknown {
  if (json.comments && "items" in json.comments) return { ...json, comments: change(json.comments) };
  return json.items ? change(json as CommentPage) : json;
}

export const eachComment = (json: Json, change: (comment: Comment) => object): unknown =>
  withPage(json, (page) => ({
    ...page,
    items: page.items.map((one) => ({
      ...change(one),
      ...(one.replies && { replies: { ...one.replies, items: one.replies.items.map(change) as Comment[] } }),
    })) as Comment[],
  }));

/** What was handed in and not decided since, by key. */
export function remembered() {
  const known = new Map<string, NewComment & { id: string; state: string }>();
  return {
    known,
    heed(order: Order) {
      if (order.action !== "close") known.get(order.comment)!.state = order.action;
    },
    async keep(send: Send, address: string, init: Sent): Promise<Response> {
      const answer = await send(address, init);
      if (answer.status === 202 && isPost(address, init)) {
        const own = (await answer.clone().json()) as OwnComment;
        const comment = JSON.parse(init.body as string) as NewComment;
        if (!known.has(own.id)) known.set(own.id, { ...comment, id: own.id, state: "pending" });
      }
      const [, withdrawn] = /\/comments\/([^/]+)\/withdraw$/.exec(pathOf(address)) ?? [];
      if (withdrawn && answer.ok) known.get(withdrawn)!.state = "withdrawn";
      return answer;
    },
    in: (address: string, state: string) =>
      [...known.values()].filter(
        (one) => one.key === new URL(address).searchParams.get("key") && one.state === state,
      ),
  };
}

export type Memory = ReturnType<typeof remembered>;

/** Changes answers by what was handed in before. */
export const byMemory =
  (change: (json: Json, address: string, memory: Memory) => unknown): Broken["make"] =>
  () => {
    const memory = remembered();
    return {
      heed: (order) => memory.heed(order),
      answer: (send, address, init) =>
        withJson(
          (...call) => memory.keep(send, ...call),
          address,
          init,
          (json) => (init.method === "GET" ? change(json, address, memory) : json),
        ),
    };
  };

/** Sends a comment under another key and receipt, as if it had never come. */
export const asAnother = (init: Sent): Sent =>
  withBody(withHeader(init, idempotencyHeader, randomUUID()), (body) => ({ ...body, receipt: newReceipt() }));

/** What would be answered to a comment that is taken. */
export function taken(init: Sent): OwnComment {
  const { key, parent, author, text } = JSON.parse(init.body as string) as NewComment;
  const own = {
    id: randomUUID(),
    key,
    parent,
    author,
    text,
    lang: "und",
    received: new Date(0).toISOString(),
  };
  return {
    ...own,
    sha256: null,
    state: "pending",
    outcome: null,
    waiting: null,
    appeal: null,
    mayAppeal: false,
  };
}

/** With `count` more in the thread's number. */
export const withMore = (json: Json, count: number): Json =>
  json.thread ? { ...json, thread: { ...json.thread, count: json.thread.count + count } } : json;

export const broken = (name: string, breaks: RuleId[], make: Broken["make"]): Broken => ({
  name,
  breaks,
  make,
});
