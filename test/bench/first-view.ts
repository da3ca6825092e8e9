/** What a thread costs the reader's browser until form and comments are there, beside a bare Lit page. */
import { readFileSync } from "node:fs";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { buildWhatIsStale } from "../../demo/build.ts";
import type { ThreadView } from "../../src/contract/records.ts";
import { createGuidelinesShelf } from "../../src/server/domain/guidelines-shelf.ts";
import { findThread, readThread } from "../../src/server/domain/threads.ts";
import { createStores } from "../../src/server/storage/stores.ts";
import { startChromium } from "../helpers/people.ts";
import { withStorage } from "../helpers/prepared-site.ts";
import { openFiller } from "./fill.ts";
import { findPlace } from "./place.ts";
import { alternate, median, ratio, type Row } from "./rows.ts";

const rounds = 7;
const traces = 7;
const lengths = [100, 1_000];
const widget = join(import.meta.dirname, "../../dist/widget");

/** Parts of the main thread's work, as DevTools names them: all of it, and what it is told apart into. */
const parts = [
  "TaskDuration",
  "ScriptDuration",
  "V8CompileDuration",
  "RecalcStyleDuration",
  "LayoutDuration",
  "TaskOtherDuration",
] as const;

/** Milliseconds of processor time on the main thread. */
type Shown = Record<(typeof parts)[number], number>;

export async function measureFirstView(): Promise<Row[]> {
  await buildWhatIsStale();
  const views = await makeViews();
  const server = await serve(views, await buildBarePage());
  const { port } = server.address() as AddressInfo;
  const browser = await startChromium();
  const rows: Row[] = [];
  try {
    for (const length of lengths) {
      const seen: Record<string, Shown[]> = { widget: [], bare: [] };
      const show = async (page: string) => {
        const shown = await showPage(browser, `http://127.0.0.1:${port}/${page}/${length}`, length);
        seen[page]!.push(shown);
        return shown.TaskDuration;
      };
      const taken = await alternate(rounds, { ours: () => show("widget"), bare: () => show("bare") });
      const spent = (page: string, part: keyof Shown) =>
        median(seen[page]!.slice(1).map((shown) => shown[part])).toFixed(0);
      const figure = `${median(taken.ours).toFixed(0)} ms; bare Lit page ${median(taken.bare).toFixed(0)}`;
      const value = ratio(taken.ours, taken.bare);
      const bar = length === 100 ? 1.25 : 1;
      const trace = (page: string) => () =>
        longestTask(browser, `http://127.0.0.1:${port}/${page}/${length}`, length);
      const tasks = await alternate(traces, { ours: trace("widget"), bare: trace("bare") });
      const longest = median(tasks.ours);
      const longestFigure = `${longest.toFixed(0)} ms; bare Lit page ${median(tasks.bare).toFixed(0)}`;
      console.log(`  ${length} comments: ${figure}; longest task ${longestFigure}`);
      rows.push(
        {
          group: "first view",
          what: `form and ${length} comments`,
          figure,
          value,
          bar,
          unit: "× a bare Lit page",
          ...(value > bar && {
            profile: parts.map((part) => `${part}: ${spent("widget", part)} ms, bare ${spent("bare", part)}`),
          }),
        },
        {
          group: "first view",
          what: `longest task, ${length} comments`,
          figure: longestFigure,
          value: longest,
          bar: length === 1_000 ? 50 : null,
          unit: "ms",
        },
      );
    }
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
  return rows;
}

/** Loads the page into an empty profile and waits until all comments, the form and the rules stand in it. */
async function showPage(browser: Browser, url: string, comments: number): Promise<Shown> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(url);
  await waitFor(page, comments);
  const { metrics } = await devTools.send("Performance.getMetrics");
  const metric = (name: string) => (metrics.find((one) => one.name === name)?.value ?? 0) * 1000;
  await context.close();
  return Object.fromEntries(parts.map((part) => [part, metric(part)])) as Shown;
}

async function waitFor(page: Page, comments: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const root = document.querySelector("#comments")!.shadowRoot;
      const shown = root?.querySelectorAll("[part~=text][dir=auto]").length ?? 0;
      return shown >= wanted && root?.querySelector("textarea") && /\S/.test(root.textContent);
    },
    comments,
    { polling: 200, timeout: 60_000 },
  );
  // What the last frame still has to lay out and paint.
  await page.waitForTimeout(300);
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds of processor time. */
  tdur?: number;
  args?: { name?: string };
}

/**
 * Milliseconds of processor time that the longest task of the main thread took: by a trace, since the page's own
 * observer counts what other processes took meanwhile. By itself, because tracing costs time as well.
 */
async function longestTask(browser: Browser, url: string, comments: number): Promise<number> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await browser.startTracing(page, { categories: ["toplevel"] });
  await page.goto(url);
  await waitFor(page, comments);
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  await context.close();
  const isMain = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === "X" && name.endsWith("RunTask") && isMain.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error("The trace holds no tasks");
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}

/** Threads with so many comments on their first page, as the server would say them: five to a branch. */
async function makeViews(): Promise<Map<number, ThreadView>> {
  const place = await findPlace();
  const filler = openFiller(place.path);
  for (const length of lengths) filler.write({ key: `/${length}`, comments: length, replies: 4 });
  filler.close();
  const views = new Map<number, ThreadView>();
  await withStorage(`sqlite:${place.path}`, async ({ db }) => {
    const stores = createStores(db);
    const services = { stores, guidelines: createGuidelinesShelf(stores) };
    for (const length of lengths) {
      const found = await findThread(services, { site: "default", key: `/${length}` });
      const { id: thread, publishedRoots } = found.thread!;
      const view = await readThread(services, found, { lang: "en", sort: "oldest" });
      const query = { thread, sort: "oldest", edge: null, limit: length / 5, replies: 4 } as const;
      views.set(length, { ...view, comments: await stores.published.page(query, publishedRoots) });
    }
  });
  place.leave();
  return views;
}

async function buildBarePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      lib: { entry: join(import.meta.dirname, "bare-page.ts"), formats: ["es"] },
    },
  });
  const [output] = [built].flat();
  const [chunk] = output && "output" in output ? output.output : [];
  if (!chunk || chunk.type !== "chunk") throw new Error("Nothing was built");
  return chunk.code;
}

const page = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>An article</title><h1>An article</h1>${body}`;

async function serve(views: Map<number, ThreadView>, bare: string): Promise<Server> {
  const answers = new Map([...views].map(([length, view]) => [`${length}`, JSON.stringify(view)]));
  const types: Record<string, string> = { ".js": "text/javascript", ".css": "text/css" };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, "http://bench");
    const [, kind, length = ""] = pathname.split("/");
    const send = (type: string, body: string | Buffer, status = 200) =>
      response.writeHead(status, { "Content-Type": type, "Access-Control-Allow-Origin": "*" }).end(body);
    if (kind === "widget") {
      send(
        "text/html; charset=utf-8",
        page(`<afterword-comments id="comments" site="default" thread="/${length}" loading="eager"></afterword-comments>
<script type="module" src="/afterword.js"></script>`),
      );
    } else if (kind === "bare") {
      send(
        "text/html; charset=utf-8",
        page(`<bare-comments id="comments" src="/v1/thread?key=%2F${length}"></bare-comments>
<script type="module" src="/bare.js"></script>`),
      );
    } else if (pathname === "/bare.js") {
      send("text/javascript", bare);
    } else if (pathname === "/v1/thread") {
      send("application/json", answers.get(searchParams.get("key")!.slice(1))!);
    } else {
      const file = join(widget, normalize(pathname));
      const type = types[extname(file)];
      if (type) send(type, readFileSync(file));
      else send("text/plain", "Nothing here", 404);
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
