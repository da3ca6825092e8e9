/** Pages that are hard to live in: each with its policy, its own scripts, and a copy of the widget that may lack files. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

export interface OddPage {
  /** Added to the policy of the other pages, in place of what they say of the same. */
  policy?: Record<string, string>;
  /** Runs before everything else, as its source. */
  before?: () => void;
  /** Of scripts, in their order; that of the API where none is given. */
  scripts?: string[];
  body: string;
}

export interface OddPages {
  origin: string;
  /** What no copy of the widget that is served here brings. */
  missing: RegExp | null;
  stop(): Promise<void>;
}

const built = join(import.meta.dirname, "../../dist/widget");

/** @param pages By their paths. Each writes down what was said on its console, and what fell. */
export async function startOddPages(api: string, pages: Record<string, OddPage>): Promise<OddPages> {
  const state = { missing: null as RegExp | null };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const { pathname } = new URL(request.url!, "http://page");
    const [, first = "", ...rest] = pathname.split("/");
    const send = (type: string, body: string | Buffer, headers: Record<string, string> = {}) =>
      response.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, ...headers }).end(body);
    const page = pages[`/${rest.join("/")}`] ?? pages[pathname];
    if (first === "before" && page) return send("text/javascript", `${script(write)};${script(page.before)}`);
    if (first === "copy" && rest.length > 0 && !state.missing?.test(pathname))
      return send("text/javascript", await readFile(join(built, ...rest)), {
        "Access-Control-Allow-Origin": "*",
      });
    if (!pages[pathname]) return response.writeHead(404).end();
    const own = `http://${request.headers.host!}`;
    return send("text/html", document(api, pathname, pages[pathname]), {
      "Content-Security-Policy": policyOf({
        "default-src": "'none'",
        "img-src": own,
        "script-src": `${api} ${own}`,
        "connect-src": api,
        "require-trusted-types-for": "'script'",
        "trusted-types": "lit-html 'allow-duplicates'",
        ...pages[pathname].policy,
      }),
    });
  };
  const server = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  return Object.assign(state, {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  });
}

const policyOf = (directives: Record<string, string>): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");

const script = (run?: () => void): string => (run ? `(${String(run)})()` : "");

const document = (api: string, path: string, { scripts, body }: OddPage): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>An article</title>
<script src="/before${path}"></script>
${(scripts ?? [`${api}/afterword.js`]).map((src) => `<script type="module" src="${src}"></script>`).join("\n")}
<main><h1>An article</h1><p id="text">Its text.</p>${body}</main>
</html>
`;

export interface Written {
  said: string[];
  fell: string[];
}

/** Runs in the page. */
function write(): void {
  const written: Written = { said: [], fell: [] };
  Object.assign(globalThis, { written });
  for (const level of ["log", "info", "warn", "error"] as const) {
    const before = console[level];
    console[level] = (...values: unknown[]) => {
      written.said.push(values.map(String).join(" "));
      before.apply(console, values);
    };
  }
  addEventListener("error", ({ message }) => written.fell.push(message));
  addEventListener("unhandledrejection", ({ reason }) => written.fell.push(String(reason)));
}
