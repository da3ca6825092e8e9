/**
 * The demo newspaper on its own origin: plain HTML files, and the strict Content-Security-Policy that a publisher
 * would send with them.
 */
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

/** Where the pages say the API is; replaced where it has moved. */
export const writtenApi = "http://127.0.0.1:4080";

const root = join(import.meta.dirname, "..");
/** Folders, and where their files are served. */
const served: readonly (readonly [folder: string, at: string])[] = [
  [join(import.meta.dirname, "pages"), "/"],
  [join(import.meta.dirname, "themes"), "/themes/"],
  [join(root, "dist/widget"), "/"],
  [join(root, "dist/demo"), "/"],
];
/**
 * Pages on the in-memory backend have their scripts from the newspaper itself, so that they need no server of ours. The
 * theming page may also read other pages of the newspaper, whose look it takes over.
 */
const withoutServer: Record<string, string> = {
  "/try-it": "'none'",
  "/themes": "'none'",
  "/theming": "'self'",
};

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** What a publisher sends: the first four lines are for Afterword, the others are any careful newspaper's own. */
export function contentSecurityPolicy({ scripts, connect }: { scripts: string; connect: string }): string {
  return [
    `script-src ${scripts}`,
    `connect-src ${connect}`,
    "trusted-types lit-html 'allow-duplicates'",
    "require-trusted-types-for 'script'",
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function policyFor(path: string, api: string): string {
  const connect = withoutServer[path];
  return contentSecurityPolicy(connect ? { scripts: "'self'", connect } : { scripts: api, connect: api });
}

/** Every path there is, and its file: no path of a request is ever made into one of the disk. */
function listFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const [folder, at] of served.filter(([folder]) => existsSync(folder))) {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!types[extname(name)]) continue;
      const path = `${at}${name.replaceAll(sep, "/")}`;
      files.set(path.replace(/(index)?\.html$/, ""), join(folder, name));
    }
  }
  return files;
}

export function createNewspaper(api: string): Hono {
  const files = listFiles();
  const newspaper = new Hono();
  newspaper.get("*", async (c) => {
    const file = files.get(c.req.path);
    if (!file) return c.text("There is no such page in this newspaper.", 404);
    c.header("Content-Type", types[extname(file)]);
    c.header("Cache-Control", "no-cache");
    c.header("X-Content-Type-Options", "nosniff");
    if (extname(file) !== ".html") return c.body(await readFile(file));
    c.header("Content-Security-Policy", policyFor(c.req.path, api));
    c.header("Referrer-Policy", "strict-origin-when-cross-origin");
    return c.body((await readFile(file, "utf8")).replaceAll(writtenApi, api));
  });
  return newspaper;
}

export interface Newspaper {
  url: URL;
  close(): Promise<void>;
}

/** @param api Origin of Afterword's public API. */
export function startNewspaper({ port, api }: { port: number; api: string }): Promise<Newspaper> {
  const { fetch } = createNewspaper(api);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: "127.0.0.1" }, (address) => {
      resolve({
        url: new URL(`http://127.0.0.1:${address.port}/`),
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
    server.once("error", reject);
  });
}
