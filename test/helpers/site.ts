/** A publisher's site on an origin of its own: what a test says stands at each path, and what browsers report of it. */
import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { text } from "node:stream/consumers";

export interface Served {
  /** Of the media type; HTML where nothing is said. */
  type?: string;
  body: string | Buffer;
  headers?: Record<string, string>;
}

export interface Site {
  origin: string;
  /** What browsers reported to `/csp-report`. */
  reports: string[];
  stop(): Promise<void>;
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
};

/** A file of a folder, if the path leads to one there. */
export function fileIn(folder: string, path: string): Served | undefined {
  const file = join(folder, normalize(decodeURIComponent(path)));
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  return { type: types[extname(file)] ?? "application/octet-stream", body: readFileSync(file) };
}

/** @param find What stands at a path; nothing is answered with 404. */
export async function startSite(
  find: (path: string) => Served | undefined | Promise<Served | undefined>,
): Promise<Site> {
  const reports: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, "http://site");
    if (pathname === "/csp-report") {
      void text(request).then((report) => reports.push(report));
      response.writeHead(204).end();
      return;
    }
    void Promise.resolve(find(pathname)).then((served) => {
      if (!served) return response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
      const { type = types[".html"]!, body, headers = {} } = served;
      return response.writeHead(200, { "Content-Type": type, ...headers }).end(body);
    });
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
