/**
 * A real WordPress in this process, on the loopback interface and with all its files in memory: PHP compiled to
 * WebAssembly, with SQLite. Each start is a new site.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** What of the packages is used; their own types are there only where they are installed. */
interface Answer {
  httpStatusCode: number;
  headers: Record<string, string[]>;
  bytes: Uint8Array;
}
interface Php {
  run(options: { code: string }): Promise<{ text: string; errors: string; exitCode: number }>;
}
interface Handler extends AsyncDisposable {
  getPrimaryPhp(): Promise<Php>;
  request(request: {
    url: string;
    method: string;
    headers: Record<string, string>;
    body?: Uint8Array;
  }): Promise<Answer>;
}
interface Packages {
  loadNodeRuntime: (version: string, options: object) => Promise<number>;
  bootWordPressAndRequestHandler: (options: object) => Promise<Handler>;
}

export interface WordPress {
  /** For example "http://127.0.0.1:42000". */
  origin: string;
  /**
   * Runs PHP within WordPress, as its own code would.
   *
   * @param body Of a function that takes `$in` and returns what can be JSON.
   */
  php: <T>(body: string, input?: unknown) => Promise<T>;
  close: () => Promise<void>;
}

const modules = fileURLToPath(new URL("./node_modules/", import.meta.url));
const zip = (name: string) =>
  new File([readFileSync(`${modules}@wp-playground/wordpress-builds/src/${name}.zip`)], "a.zip");

/** The site's own additions: the line that lets guests write, and what tests switch off to go on. */
const additions = `<?php
add_filter('rest_allow_anonymous_comments', fn () => get_option('test_anonymous', '1') === '1');
add_filter('wp_is_comment_flood', fn ($flood) => $flood && get_option('test_flood', '0') === '1', 20);
`;

export async function startWordPress(port = 0): Promise<WordPress> {
  const { loadNodeRuntime, bootWordPressAndRequestHandler } = await load();
  // PHP has one instance here: it is asked for one thing after the other.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  const server = createServer((request, response) => {
    const { url = "/", method = "GET" } = request;
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    inTurn(async () => {
      const body = await buffer(request);
      const answer = await handler.request({ url, method, headers, ...(body.length > 0 && { body }) });
      for (const [name, value] of Object.entries(answer.headers))
        if (!["transfer-encoding", "content-length"].includes(name)) response.setHeader(name, value);
      response.writeHead(answer.httpStatusCode).end(answer.bytes);
    }).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const handler = await bootWordPressAndRequestHandler({
    siteUrl: origin,
    phpVersion: "8.3",
    maxPhpInstances: 1,
    cookieStore: false,
    sapiName: "cli-server",
    createPhpRuntime: () => loadNodeRuntime("8.3", { emscriptenOptions: { processId: 1 } }),
    wordPressZip: zip("wordpress/wp-6.5"),
    sqliteIntegrationPluginZip: zip("sqlite-database-integration/sqlite-database-integration"),
    // The other modes fetch from wordpress.org what the zip file holds.
    wordpressInstallMode: "download-and-install",
    createFiles: { "/internal/shared/mu-plugins/additions.php": additions },
    constants: { WP_HTTP_BLOCK_EXTERNAL: true, DISABLE_WP_CRON: true },
  });

  return {
    origin,
    php: (body, input = null) =>
      inTurn(async () => {
        const given = Buffer.from(JSON.stringify(input)).toString("base64");
        const php = await handler.getPrimaryPhp();
        const { text, errors, exitCode } = await php.run({
          code: `<?php require '/wordpress/wp-load.php';
$answer = (function ($in) { ${body} })(json_decode(base64_decode('${given}'), true));
echo "\\nanswer:" . json_encode($answer);`,
        });
        const answer = text.split("\nanswer:")[1];
        if (exitCode !== 0 || answer === undefined) throw new Error(`PHP said: ${text} ${errors}`);
        return JSON.parse(answer);
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await handler[Symbol.asyncDispose]();
    },
  };
}

async function load(): Promise<Packages> {
  // Not by literal names: the compiler would look for what need not be installed.
  const names = ["@php-wasm/node", "@wp-playground/wordpress"];
  const [php, wordPress] = await Promise.all(names.map((name) => import(/* @vite-ignore */ name)));
  return { ...php, ...wordPress } as Packages;
}
