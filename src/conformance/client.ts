/** Asking a backend, as a page does, and what came: nothing that a backend does may end or hang the kit. */
import { addressOf } from "../backends/request.ts";
import type { Problem } from "../contract/codes.ts";
import { clientHeader, type Route } from "../contract/routes.ts";
import { operations } from "../contract/schema/operations.ts";
import { CannotRun, shorten, visible } from "./failure.ts";

export type OperationName = keyof typeof operations;

/** As `fetch`, so far as the kit uses it: a server's own app can be asked without a socket. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

export interface Input {
  params?: Record<string, string>;
  query?: object;
  /** Sent as JSON, unless it is text or bytes already. */
  body?: unknown;
  /** Over those that a page sends; `null` leaves one out. */
  headers?: Record<string, string | null>;
}

/** A call of the contract, by its name, or another one. */
export type Target = OperationName | { method: string; path: string };

export interface Answer {
  operation: OperationName | null;
  method: string;
  /** The `Origin` that was sent. */
  origin: string | null;
  /** Both for people, shortened. */
  asked: string;
  came: string;
  status: number;
  headers: Headers;
  text: string;
  /** `undefined` where it is none. */
  json: unknown;
}

export interface Stream {
  answer: Answer;
  chunks: AsyncIterator<string>;
  close(): void;
}

export interface Client {
  ask(target: Target, input?: Input): Promise<Answer>;
  /** An answer that does not end. */
  open(target: Target, input?: Input): Promise<Stream>;
}

export interface ClientOptions {
  /** Origin and path before `/v1`. */
  endpoint: string;
  /** The page's. */
  origin: string;
  fetch: Fetch;
  /** Milliseconds. */
  timeout: number;
  /** Hears of every answer. */
  watch: (answer: Answer) => void;
}

/** Bytes; no answer to a question of ours has so many. */
const longestAnswer = 4 * 1024 * 1024;
/** A backend that does not answer so often in a row is gone. */
const patience = 3;
/** Seconds that are waited where the backend says so, and how often. */
const longestWait = 30;
const waits = 5;

export function createClient({ endpoint, origin, fetch, timeout, watch }: ClientOptions): Client {
  let silent = 0;

  function prepare(target: Target, { params = {}, query = {}, body, headers = {} }: Input) {
    const { method, path } = typeof target === "string" ? operations[target].route : target;
    const address = addressOf({ endpoint, route: { method, path } as Route, params, query });
    const own = method === "POST" && { "Content-Type": "application/json", [clientHeader]: "1" };
    const all = { ...(method === "GET" ? {} : { Origin: origin }), ...own, ...headers };
    const sent = Object.entries(all).filter((header): header is [string, string] => header[1] !== null);
    const content =
      body === undefined || typeof body === "string" || body instanceof Uint8Array
        ? body
        : JSON.stringify(body);
    const told = Object.entries(headers).map(
      ([name, value]) => ` [${value === null ? `no ${name}` : `${name}: ${value}`}]`,
    );
    const tail = content === undefined ? "" : ` ${typeof content === "string" ? content : "(bytes)"}`;
    return {
      operation: typeof target === "string" ? target : null,
      method,
      origin: sent.find(([name]) => name === "Origin")?.[1] ?? null,
      address,
      asked: shorten(`${method} ${address.slice(endpoint.length)}${told.join("")}${tail}`, 300),
      init: {
        method,
        headers: sent,
        body: (content ?? null) as BodyInit | null,
        redirect: "manual" as const,
      },
    };
  }

  /** @param read What of the answer is waited for. */
  async function send(
    { init, address, ...about }: ReturnType<typeof prepare>,
    abort: AbortController,
    read: (response: Response) => Promise<string>,
  ): Promise<{ answer: Answer; response: Response | null }> {
    let response: Response;
    let text: string;
    try {
      [response, text] = await inTime(
        async () => {
          const response = await fetch(address, { ...init, signal: abort.signal });
          return [response, await read(response)];
        },
        timeout,
        abort,
      );
    } catch (error) {
      if (++silent >= patience) throw new CannotRun(`The backend no longer answers: ${reasonOf(error)}.`);
      const came = `no answer: ${reasonOf(error)}`;
      const nothing = { came, status: 0, headers: new Headers(), text: "", json: undefined };
      return { answer: { ...about, ...nothing }, response: null };
    }
    silent = 0;
    const answer = toAnswer(about, response, text);
    watch(answer);
    return { answer, response };
  }

  return {
    async ask(target, input = {}) {
      for (let tried = 1; ; tried++) {
        const { answer } = await send(prepare(target, input), new AbortController(), readText);
        const { code, retryAfter = 1 } = (answer.json ?? {}) as Partial<Problem>;
        if (answer.status !== 429) return answer;
        if (code === "proof-required" || tried > waits || !(retryAfter <= longestWait)) {
          throw new CannotRun(
            `The backend limits how much one address may send (${answer.came}). Raise its limits while it is checked.`,
          );
        }
        await new Promise((resolve) => setTimeout(resolve, Math.max(retryAfter, 0.1) * 1000));
      }
    },

    async open(target, input = {}) {
      const abort = new AbortController();
      const { answer, response } = await send(prepare(target, input), abort, async (response) =>
        isStream(response) ? "" : readText(response),
      );
      const body = response && isStream(response) ? response.body : null;
      const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
      return {
        answer,
        chunks: {
          next: async () => {
            const read = await inTime(async () => reader?.read(), timeout, abort);
            return read?.value === undefined
              ? { done: true, value: undefined }
              : { done: false, value: read.value };
          },
        },
        close() {
          abort.abort();
          reader?.cancel().catch(() => {});
        },
      };
    },
  };
}

type About = Pick<Answer, "operation" | "method" | "origin" | "asked">;

function toAnswer(about: About, response: Response, text: string): Answer {
  const { status, headers } = response;
  const type = headers.get("Content-Type") ?? "no Content-Type";
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // Whether it should have been JSON is for the rules.
  }
  return {
    ...about,
    status,
    headers,
    text,
    json,
    came: visible(shorten(`${status} ${type} ${text}`.trim(), 300)),
  };
}

const isStream = ({ headers }: Response): boolean =>
  /^text\/event-stream\b/i.test(headers.get("Content-Type") ?? "");

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader!.read()) {
    bytes += read.value.byteLength;
    if (bytes > longestAnswer) {
      void reader!.cancel();
      throw new Error(`more than ${longestAnswer / 1024 / 1024} MB came`);
    }
    chunks.push(read.value);
  }
  return await new Blob(chunks as BlobPart[]).text();
}

async function inTime<T>(work: () => Promise<T>, timeout: number, abort: AbortController): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // What cannot be ended is left alone.
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`nothing came within ${timeout / 1000} s`));
      abort.abort();
    }, timeout);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** `fetch` itself says only that it failed. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: Error & { code?: string } };
  return cause?.code ?? cause?.message ?? message;
}
