/** A publisher's pages on an origin of their own, under the strictest policy that the widget promises to work with. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface PageServer {
  origin: string;
  /** What browsers reported against the pages' Content Security Policy. */
  reports: string[];
  stop(): Promise<void>;
}

/** Serves the two lines a publisher pastes on every path, which is the thread's key as well: `/article?site=other`. */
export async function startPageServer(api: string): Promise<PageServer> {
  const reports: string[] = [];
  const policyOf = (host: string): string =>
    [
      "default-src 'none'",
      // Browsers ask for it of themselves.
      `img-src http://${host}/favicon.ico`,
      `script-src ${api}`,
      `connect-src ${api}`,
      "require-trusted-types-for 'script'",
      "trusted-types lit-html 'allow-duplicates'",
      "report-uri /csp-report",
    ].join("; ");

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, "http://page");
    if (pathname === "/csp-report") {
      void text(request).then((report) => reports.push(report));
      response.writeHead(204).end();
    } else if (pathname === "/favicon.ico") {
      response.writeHead(204).end();
    } else {
      response.writeHead(200, {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": policyOf(request.headers.host!),
      });
      response.end(page(api, pathname, searchParams.get("site") ?? "default"));
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reports,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

const page = (api: string, thread: string, site: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>An article</title>
<main>
<h1>An article</h1>
<p>Its text.</p>
<script type="module" src="${api}/afterword.js"></script>
<afterword-comments thread="${thread}" site="${site}" loading="eager"></afterword-comments>
</main>
</html>
`;
