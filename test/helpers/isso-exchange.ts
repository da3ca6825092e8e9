/** One exchange with Isso, as it was recorded or written down, and how it is asked for again. */
import { createIssoBackend } from "../../src/backends/isso.ts";
import { askIsso } from "../../src/backends/isso-answers.ts";
import { completed } from "../../src/backends/plain.ts";
import type { BackendError } from "../../src/backends/request.ts";
import type { NewComment, OwnComment } from "../../src/contract/records.ts";

export interface Exchange {
  name: string;
  request: { method: string; path: string; headers?: Record<string, string>; body?: unknown };
  status: number;
  headers: Record<string, string | string[]>;
  body: unknown;
}

/** An article whose comments nobody kept before, so that no two exchanges know of each other. */
export const endpoint = "https://isso.example";

/** Answers every request with this until `act` has ended. */
async function answeredWith<T>({ status, headers, body }: Exchange, act: () => Promise<T>): Promise<T> {
  const real = globalThis.fetch;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  globalThis.fetch = async () =>
    new Response(text, { status, headers: { "Content-Type": String(headers["content-type"]) } });
  try {
    return await act();
  } finally {
    globalThis.fetch = real;
  }
}

export const commentSent = (given: Partial<NewComment> = {}): NewComment => ({
  site: "default",
  key: "/karez/",
  url: null,
  title: null,
  parent: null,
  author: "Ines",
  email: null,
  text: "In snow?",
  lang: null,
  guidelines: { version: 1, lang: "en" },
  receipt: "r",
  honeypot: "",
  writingTime: null,
  ...given,
});

export const waiting = (given: Partial<OwnComment> = {}): OwnComment => ({
  id: "1",
  key: "/karez/",
  parent: null,
  author: "Ines",
  text: "In snow?",
  lang: "und",
  received: "2026-11-22T08:00:00.000Z",
  sha256: null,
  state: "pending",
  outcome: null,
  waiting: null,
  appeal: null,
  mayAppeal: false,
  ...given,
});

/** How an operation of ours ends with this answer: in one line, with what a reader would be told by. */
export async function outcomeOf(exchange: Exchange, operation = operationOf(exchange)): Promise<string> {
  const backend = completed(createIssoBackend(endpoint));
  const operations = {
    async thread() {
      const { thread, comments } = await backend.thread({ site: "default", key: "/karez/" });
      return `thread of ${thread.count}, ${comments.total} at the top`;
    },
    post: async () => (await backend.post(commentSent(), "key")).state,
    async status() {
      const { comments } = await backend.status!(
        { site: "default", lang: "en", receipts: ["r"] },
        undefined,
        [waiting()],
      );
      return comments[0]!.state;
    },
    async react() {
      const request = { site: "default", voter: "v", recommend: true };
      return `${(await backend.react!("1", request)).recommendations} recommend it`;
    },
    counts: async () => (await backend.counts!({ site: "default", key: ["/karez/"] })).counts.join(),
    other: () => askIsso(endpoint, exchange.request.path, () => "answered"),
  };
  return answeredWith(exchange, async () => {
    try {
      return await operations[operation]();
    } catch (error) {
      const { code, problem } = error as BackendError;
      if (code === undefined) throw error;
      return [code, problem.field, problem.retryAfter].filter((one) => one !== undefined).join(" ");
    }
  });
}

export const operationNames = ["thread", "post", "status", "react", "counts", "other"] as const;
type Operation = (typeof operationNames)[number];

function operationOf({ request: { method, path } }: Exchange): Operation {
  const call = `${method} ${path.split("?")[0]}`;
  if (call === "GET /") return "thread";
  if (call === "POST /new") return "post";
  if (/^GET \/id\/\d+$/.test(call)) return "status";
  if (/^POST \/id\/\d+\/like$/.test(call)) return "react";
  return call === "POST /count" ? "counts" : "other";
}
