/** What readers send. Only pages of a site's own origins may, and nothing a browser adds by itself lets them. */
import { Hono, type Context } from "hono";
import {
  idempotencyHeader,
  postAppeal,
  postComment,
  postReaction,
  postReceipts,
  postReport,
  postWithdraw,
  proofHeader,
  type Route,
} from "../../contract/routes.ts";
import { operations } from "../../contract/schema/operations.ts";
import { appealRejection } from "../domain/appeals.ts";
import * as comments from "../domain/comments.ts";
import type { RateLimits } from "../domain/ports.ts";
import { ProblemError } from "../domain/problem.ts";
import { react } from "../domain/reactions.ts";
import { readReceipts, withdrawComment } from "../domain/receipts.ts";
import { reportComment } from "../domain/reports.ts";
import { guardUnsafe, requireOurCall, type AnswerHeaders } from "./cors.ts";
import { json } from "./headers.ts";
import { parse, readBody } from "./input.ts";

export interface PublicWrites {
  services: comments.PostServices;
  limits: RateLimits;
  addressOf: (c: Context) => string;
}

export function publicWrites({ services, limits, addressOf }: PublicWrites): Hono<AnswerHeaders> {
  const app = new Hono<AnswerHeaders>();

  app.post(postComment.path, async (c) => {
    requireOurCall(c);
    const idempotencyKey = readKey(c);
    const proof = c.req.header(proofHeader) ?? null;
    const { flood } = await limits.postsPerAddress({ address: addressOf(c), idempotencyKey, proof });
    const comment = await readBody(c, operations.postComment.body);
    await limits.postsPerSite(comment.site);
    const own = await comments.postComment(services, {
      comment,
      idempotencyKey,
      origin: originOf(c),
      token: readToken(c),
      flood,
    });
    return answer(c, 202, own);
  });

  const counted = guardUnsafe(limits.callsPerAddress, addressOf);

  app.post(postReceipts.path, counted, async (c) => {
    const query = await readBody(c, operations.postReceipts.body);
    return answer(c, 200, await readReceipts(services, { ...query, origin: originOf(c) }));
  });

  const onComment = (
    { path }: Route,
    act: (c: Context<AnswerHeaders>, comment: string) => Promise<Response>,
  ) => app.post(path.replace("{id}", ":id"), counted, async (c) => act(c, parse(idParam, c.req.param()).id));

  onComment(postWithdraw, async (c, comment) => {
    const body = await readBody(c, operations.postWithdraw.body);
    return answer(c, 200, await withdrawComment(services, { ...body, comment, origin: originOf(c) }));
  });

  onComment(postAppeal, async (c, comment) => {
    const body = await readBody(c, operations.postAppeal.body);
    return answer(c, 200, await appealRejection(services, { ...body, comment, origin: originOf(c) }));
  });

  onComment(postReaction, async (c, comment) => {
    const body = await readBody(c, operations.postReaction.body);
    return answer(c, 200, await react(services, { ...body, comment, origin: originOf(c) }));
  });

  onComment(postReport, async (c, comment) => {
    const idempotencyKey = readKey(c);
    const body = await readBody(c, operations.postReport.body);
    const report = { ...body, comment, idempotencyKey, origin: originOf(c) };
    return answer(c, 202, await reportComment(services, report));
  });

  return app;
}

const originOf = (c: Context): string | null => c.req.header("Origin") ?? null;

const idParam = operations.postWithdraw.params;
const keyHeader = operations.postComment.headers.pick({ [idempotencyHeader]: true });

function readKey(c: Context): string {
  const given = c.req.header(idempotencyHeader);
  if (!given) throw new ProblemError("missing-header", { field: idempotencyHeader });
  return parse(keyHeader, { [idempotencyHeader]: given })[idempotencyHeader];
}

/** The scheme is written in any case (RFC 9110, 11.1); what follows another one is none that a site takes. */
const readToken = (c: Context): string | null =>
  c.req.header("Authorization")?.replace(/^bearer +/i, "") ?? null;

const answer = (c: Context<AnswerHeaders>, status: number, record: object): Response =>
  new Response(JSON.stringify(record), { status, headers: { ...c.get("headers"), ...json } });
