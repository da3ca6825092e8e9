/** A reader's calls as a program, so that a test can make thousands of them. */
import { randomBytes, randomUUID } from "node:crypto";
import { addressOf } from "../../src/backends/request.ts";
import type { NewComment, OwnComment, ReceiptsAnswer } from "../../src/contract/records.ts";
import {
  type Route,
  clientHeader,
  idempotencyHeader,
  postComment,
  postReceipts,
} from "../../src/contract/routes.ts";

/** The origin that test sites allow. */
export const pageOrigin = "http://page.test";

/** One comment on its way: sent again under the same key, it is the same comment. */
export interface Submission {
  idempotencyKey: string;
  comment: NewComment;
}

export function newSubmission(comment: Partial<NewComment>): Submission {
  return {
    idempotencyKey: randomUUID(),
    comment: {
      site: "default",
      key: "/article",
      url: `${pageOrigin}/article`,
      title: "An article",
      parent: null,
      author: "Reader",
      email: null,
      text: "A comment",
      lang: null,
      guidelines: { version: 1, lang: "en" },
      receipt: randomBytes(32).toString("base64url"),
      honeypot: "",
      writingTime: null,
      ...comment,
    },
  };
}

export async function call(
  api: string,
  route: Route,
  {
    params = {},
    query = {},
    body,
    headers = {},
  }: { params?: Record<string, string>; query?: object; body?: unknown; headers?: Record<string, string> },
): Promise<Response> {
  return await fetch(addressOf({ endpoint: api, route, params, query }), {
    method: route.method,
    headers: {
      Origin: pageOrigin,
      ...(route.method === "POST" ? { "Content-Type": "application/json", [clientHeader]: "1" } : {}),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

export async function send(api: string, { idempotencyKey, comment }: Submission): Promise<Response> {
  return await call(api, postComment, { body: comment, headers: { [idempotencyHeader]: idempotencyKey } });
}

/** The comment as its author sees it now. */
export async function readOwn(api: string, { comment }: Submission): Promise<OwnComment> {
  const body = { site: comment.site, lang: "en", receipts: [comment.receipt] };
  const answer = await call(api, postReceipts, { body });
  return ((await answer.json()) as ReceiptsAnswer).comments[0]!;
}

/** Sends a comment that must be taken. */
export async function post(api: string, comment: Partial<NewComment>): Promise<OwnComment> {
  const answer = await send(api, newSubmission(comment));
  if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as OwnComment;
}
