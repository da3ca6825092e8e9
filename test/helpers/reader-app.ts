/** The public API on a fresh database, called without a socket. */
import type { Hono } from "hono";
import { pino } from "pino";
import type { NewComment, OwnComment, ThreadView } from "../../src/contract/records.ts";
import { clientHeader, idempotencyHeader } from "../../src/contract/routes.ts";
import { createApiApp } from "../../src/server/app.ts";
import { createReaderTokens } from "../../src/server/auth/reader-tokens.ts";
import { createRateLimit } from "../../src/server/checks/rate-limits.ts";
import { applyDue, decide } from "../../src/server/domain/moderation.ts";
import { createSiteOrigins } from "../../src/server/domain/origins.ts";
import type { RateLimits, Site } from "../../src/server/domain/ports.ts";
import { createWaitings } from "../../src/server/domain/waiting.ts";
import { createWordShelf } from "../../src/server/domain/words.ts";
import { createAddressOf } from "../../src/server/routes/client-address.ts";
import { isUnavailable } from "../../src/server/storage/failures.ts";
import type { Dialect } from "./databases.ts";
import { type Newsroom, openNewsroom } from "./newsroom.ts";
import { newSubmission, pageOrigin, type Submission } from "./reader-client.ts";

export interface ReaderApp extends Newsroom {
  /** Lines of the log, parsed. */
  log: Record<string, unknown>[];
  /** For a socket. */
  app: { fetch: Hono["fetch"] };
  /** @param outgoing Stands for the socket that the answer goes to. */
  request(
    path: string,
    init?: RequestInit,
    remoteAddress?: string,
    outgoing?: { destroy(): void },
  ): Promise<Response>;
  read<T>(path: string): Promise<T>;
  thread(key?: string, more?: string): Promise<ThreadView>;
  /** As a page of the site does it. */
  send(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  submit(submission: Submission, headers?: Record<string, string>): Promise<Response>;
  /** Posts what must be taken. */
  post(comment?: Partial<NewComment>): Promise<OwnComment>;
  /** Decides, and lets the decision take effect. */
  settle(comment: string, action?: "approve" | "reject", note?: string | null): Promise<void>;
}

export interface ReaderAppOptions {
  site?: Partial<Site>;
  limits?: Partial<RateLimits>;
  trustedProxies?: string[];
  check?: () => Promise<void>;
  origin?: string;
  widget?: string;
}

const never = async (): Promise<void> => {};

export async function openReaderApp(dialect: Dialect, options: ReaderAppOptions = {}): Promise<ReaderApp> {
  const newsroom = await openNewsroom(dialect, options.site);
  const { services } = newsroom;
  const log: Record<string, unknown>[] = [];
  const app = createApiApp({
    services: {
      ...services,
      origins: createSiteOrigins(services),
      readers: createReaderTokens({ now: () => services.clock.now() }),
      waitings: createWaitings(services),
      words: createWordShelf(services.stores),
      hub: newsroom.hub,
    },
    limits: {
      postsPerAddress: async () => ({ flood: false }),
      postsPerSite: never,
      callsPerAddress: never,
      readsPerAddress: never,
      ...options.limits,
    },
    log: pino(
      { level: "debug" },
      { write: (line) => void log.push(JSON.parse(line) as (typeof log)[number]) },
    ),
    isUnavailable,
    addressOf: createAddressOf(options.trustedProxies ?? []),
    check: options.check ?? never,
    origin: options.origin ?? null,
    widget: options.widget ?? "dist/widget",
    version: "0.0.0",
  });

  const reader: ReaderApp = {
    ...newsroom,
    log,
    app: { fetch: (request, ...env) => app.fetch(request, ...env) },
    request: async (path, init, remoteAddress = "192.0.2.1", outgoing) =>
      await app.request(path, init, { incoming: { socket: { remoteAddress } }, outgoing }),
    async read<T>(path: string) {
      const answer = await reader.request(path);
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    thread: (key = "/article", more = "") =>
      reader.read(`/v1/thread?site=default&key=${encodeURIComponent(key)}${more}`),
    send: (path, body, headers = {}) =>
      reader.request(path, {
        method: "POST",
        headers: { Origin: pageOrigin, "Content-Type": "application/json", [clientHeader]: "1", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    submit: ({ comment, idempotencyKey }, headers = {}) =>
      reader.send("/v1/comments", comment, { [idempotencyHeader]: idempotencyKey, ...headers }),
    async post(comment = {}) {
      const answer = await reader.submit(newSubmission(comment));
      if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`);
      return (await answer.json()) as OwnComment;
    },
    async settle(comment, action = "approve", note = null) {
      const history = await services.stores.queue.history(comment);
      const decision = await decide(services, {
        comment,
        moderator: newsroom.ann,
        action,
        guideline: action === "reject" ? "promotion" : null,
        note: note ?? (history.length > 0 ? "On second thoughts" : null),
        seen: history.find((one) => one.status === "applied")?.id ?? null,
      });
      newsroom.pass(Math.max(0, decision.takesEffectAt - services.clock.now()));
      await applyDue(services);
    },
  };
  return reader;
}

/** A limit that refuses the call after `points`. */
export const limitOf = (points: number): ReturnType<typeof createRateLimit> =>
  createRateLimit({ points, seconds: 60 });
