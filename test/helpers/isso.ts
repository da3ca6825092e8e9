/**
 * A double of Isso 0.14 over HTTP, written from what a real one was seen to do (`isso.test.ts` compares them where
 * recordings are at hand). It keeps everything in memory.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { hashOf, IssoComments, Refused, seen, type IssoSettings, type Stored } from "./isso-comments.ts";
import { escapedFully, render } from "./isso-markdown.ts";

export interface Isso {
  /** What `endpoint` is. */
  origin: string;
  /** What the signed links of its letters do. */
  activate(id: number): void;
  remove(id: number): void;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  type: string;
  body: string;
  /** The comment whose author's cookie is set, or taken away. */
  cookie?: Stored | { id: number; secret: "" };
}

const titles: Record<number, string> = {
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  500: "Internal Server Error",
};

const json = (body: unknown, status = 200): Answer => ({
  status,
  type: "application/json",
  body: JSON.stringify(body),
});

const page = (status: number, reason: string): Answer => ({
  status,
  type: "text/html; charset=utf-8",
  body: `<!doctype html>\n<html lang=en>\n<title>${status} ${titles[status]}</title>\n<h1>${titles[status]}</h1>\n<p>${escapedFully(reason).replaceAll("&#x27;", "&#39;")}</p>\n`,
});

export const issoSettings: IssoSettings = {
  host: [],
  moderated: false,
  requireAuthor: false,
  requireEmail: false,
  guard: null,
};

/** @param port 0 for any that is free. */
export async function startIsso(settings: Partial<IssoSettings>, port = 0): Promise<Isso> {
  const comments = new IssoComments({ ...issoSettings, ...settings });
  const server = createServer((request, response) => {
    void answerTo(comments, request).then((answer) => write(comments, request, response, answer));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    activate(id) {
      comments.find(id)!.mode = 1;
    },
    remove: (id) => void comments.remove(comments.find(id)!),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerTo(comments: IssoComments, request: IncomingMessage): Promise<Answer> {
  try {
    return await route(comments, request);
  } catch (error) {
    if (error instanceof Refused) return page(error.status, error.message);
    return page(
      500,
      "The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.",
    );
  }
}

async function route(comments: IssoComments, request: IncomingMessage): Promise<Answer> {
  const { method = "", headers } = request;
  const { pathname, searchParams: query } = new URL(request.url!, "http://isso");
  const uri = query.get("uri");
  const given = method === "POST" || method === "PUT" ? await text(request) : "";
  const network = networkOf(request);
  if (method === "OPTIONS") return { status: 200, type: "text/plain", body: "" };

  const [, idText, verb] = /^\/id\/(\d+)(?:\/(\w+))?/.exec(pathname) ?? [];
  if (idText !== undefined) {
    const id = Number(idText);
    if (verb === "like" || verb === "dislike") return json(comments.vote(id, verb === "like", network));
    if (verb === "activate" && method === "POST") {
      comments.find(id)!.mode = 1;
      return { status: 200, type: "text/plain; charset=utf-8", body: "Comment has been activated" };
    }
    const secret = new RegExp(`(?:^|; )${id}=([^;]*)`).exec(headers.cookie ?? "")?.[1];
    if (method === "DELETE" && !comments.find(id)) throw new Error("Isso fails here");
    const stored = comments.own(id, secret);
    const plain = query.get("plain") === "1";
    switch (method) {
      case "GET":
        return json(seen(stored, plain));
      case "PUT":
        comments.edit(stored, parsed(given));
        return { ...json(seen(stored)), cookie: stored };
      case "DELETE": {
        const left = comments.remove(stored);
        return { ...json(left && { ...seen(left), text: "" }), cookie: { id, secret: "" } };
      }
    }
  }

  switch (`${method} ${pathname}`) {
    case "GET /":
      if (uri === null) throw new Refused(400, "missing uri query");
      return json(comments.list(uri, query));
    case "POST /new": {
      if (!headers["content-type"]?.startsWith("application/json")) throw new Refused(403, "CSRF");
      const stored = comments.add(uri, parsed(given), network);
      const created = { ...seen(stored), hash: hashOf(stored) };
      return { ...json(created, stored.mode === 2 ? 202 : 201), cookie: stored };
    }
    case "POST /count": {
      const asked = parsed(given) as unknown;
      // Anything but a list is taken as one address.
      return json((Array.isArray(asked) ? asked : [asked]).map((one) => comments.count(one)));
    }
    case "POST /preview":
      return json({ text: render(String(parsed(given)["text"])) });
    case "GET /latest":
      return json(comments.latest(Number(query.get("limit")), query.get("plain") === "1"));
    case "GET /config":
      return json({ config: comments.config });
    case "GET /info":
      return json({
        version: "0.14.0",
        host: `http://${headers.host}`,
        origin: originFor(comments, headers.origin),
        moderation: comments.settings.moderated,
      });
  }
  return page(
    404,
    "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.",
  );
}

function parsed(given: string): Record<string, unknown> {
  try {
    return JSON.parse(given) as Record<string, unknown>;
  } catch {
    throw new Refused(400, "Unable to read JSON request");
  }
}

/** Readers are counted by their /24. */
const networkOf = ({ headers, socket }: IncomingMessage): string =>
  String(headers["x-forwarded-for"] ?? socket.remoteAddress)
    .replace("::ffff:", "")
    .replace(/\d+$/, "0");

/** Another origin is told the first of the list, so that its browser refuses the answer. */
const originFor = ({ settings }: IssoComments, origin: string | undefined): string =>
  settings.host.includes(origin ?? "") ? origin! : (settings.host[0] ?? "");

function write(
  comments: IssoComments,
  { headers }: IncomingMessage,
  response: ServerResponse,
  { status, type, body, cookie }: Answer,
): void {
  response.writeHead(status, {
    "Content-Type": type,
    "Access-Control-Allow-Origin": originFor(comments, headers.origin),
    "Access-Control-Allow-Credentials": "true",
    "Access-Control-Allow-Methods": "HEAD, GET, POST, PUT, DELETE",
    "Access-Control-Allow-Headers": "Origin, Referer, Content-Type",
    "Access-Control-Expose-Headers": "X-Set-Cookie, Date",
    ...(cookie && cookieHeaders(cookie)),
  });
  response.end(body);
}

function cookieHeaders({ id, secret }: Pick<Stored, "id" | "secret">) {
  const life = secret ? 900 : 0;
  const rest = `${id}=${secret}; Max-Age=${life}; Path=/; SameSite=Lax`;
  return { "Set-Cookie": rest, "X-Set-Cookie": `isso-${rest}` };
}
