/**
 * The widget in surroundings that are against it, in every engine: it works, or says in one line on the console what
 * must change and leaves a link to the comments' own page. Nothing is thrown that nobody catches, ever.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Browser, startBrowser } from "../helpers/browsers.ts";
import { findEngines } from "../helpers/engines.ts";
import { type OddPage, type OddPages, type Written, startOddPages } from "../helpers/odd-pages.ts";
import { prepareSite } from "../helpers/prepared-site.ts";
import { type ServerProcess, startServerProcess } from "../helpers/server-process.ts";

const engines = await findEngines();
const element = `<afterword-comments thread="k" loading="eager"></afterword-comments>`;

const throwing = (): void => {
  for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(globalThis, name, {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
};

const pagesOf = (api: string): Record<string, OddPage> => ({
  "/plain": { body: element },
  "/no-storage": { before: throwing, body: element },
  "/no-types": { policy: { "trusted-types": "somebody-else" }, body: element },
  "/no-connection": { policy: { "connect-src": "'self'" }, body: element },
  "/loader-only": {
    policy: { "script-src": `'self' ${api}/afterword.js` },
    body: `<afterword-comments thread="k" loading="eager"><p>The page's own</p></afterword-comments>`,
  },
  "/fetch-throws": {
    before: () => {
      globalThis.fetch = () => {
        throw new Error("Not on this page");
      };
    },
    body: element,
  },
  "/fetch-with-cookies": {
    before: () => {
      const before = globalThis.fetch;
      globalThis.fetch = (what, init) => before(what, { ...init, credentials: "include" });
    },
    body: element,
  },
  "/fetch-wrapped": {
    before: () => {
      const before = globalThis.fetch;
      globalThis.fetch = async (what, init) => {
        await new Promise((resolve) => setTimeout(resolve, 200));
        const response = await before(what, init);
        return new Proxy(response, {
          get(target, name) {
            const value: unknown = Reflect.get(target, name, target);
            return typeof value === "function" ? value.bind(target) : value;
          },
        });
      };
    },
    body: element,
  },
  "/old": {
    before: () => {
      Reflect.deleteProperty(Array.prototype, "toSorted");
    },
    body: element,
  },
  "/unknown-site": { body: element.replace("thread", `site="nobody" thread`) },
  "/elsewhere": {
    scripts: ["/copy/afterword.js"],
    body: element.replace("thread", `endpoint="${api}" thread`),
  },
  "/elsewhere-in-sorani": {
    scripts: ["/copy/afterword.js"],
    body: element.replace("thread", `lang="ckb" endpoint="${api}" thread`),
  },
  "/elsewhere-counted": {
    scripts: ["/copy/afterword.js"],
    body: `<afterword-count thread="k" endpoint="${api}">Comments</afterword-count>`,
  },
  "/twice": { scripts: [`${api}/afterword.js`, `${api}/afterword.js?again`], body: element },
  "/two-copies": { scripts: [`${api}/afterword.js`, "/copy/afterword.js"], body: element },
});

let folder: string;
let server: ServerProcess;
let pages: OddPages;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "afterword-surroundings-"));
  const database = `sqlite:${join(folder, "afterword.db")}`;
  await prepareSite(database, { undoSeconds: 0 });
  server = await startServerProcess({ database });
  pages = await startOddPages(server.api, pagesOf(server.api));
});
afterEach(() => {
  pages.missing = null;
});
afterAll(async () => {
  await pages.stop();
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

interface Seen extends Written {
  /** Whether a form is there, and whether the reader is told that the thread could not be loaded. */
  form: boolean;
  failed: boolean;
  /** What stands between the element's tags, if the page shows it. */
  own: string;
  links: string[];
  /** Calls for the thread. */
  calls: number;
}

/** Waits until something has come of it, and until nothing more follows. */
async function look({ write }: { write: boolean }): Promise<Seen> {
  const element = document.querySelector<HTMLElement>("afterword-comments, afterword-count")!;
  const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
  const { written } = globalThis as unknown as { written: Written };
  const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
  for (let tries = 0; tries < 400; tries++) {
    if (find("[part=form], [part=failed], [part=count]") || written.said.length) break;
    await pause(25);
  }
  if (write) find("textarea")?.focus();
  await pause(700);
  return {
    form: !!find("[part=form]"),
    failed: !!find("[part=failed]"),
    own: element.innerText.trim(),
    links: [...element.querySelectorAll("a")].map(({ href }) => href),
    calls: performance.getEntriesByType("resource").filter(({ name }) => name.includes("/v1/thread?")).length,
    ...written,
  };
}

describe.each(engines)("in $name", (engine) => {
  let browser: Browser;
  let typed: boolean;
  beforeAll(async () => {
    browser = await startBrowser(engine);
    await browser.page.open(`${pages.origin}/plain`);
    typed = await browser.page.evaluate(() => "trustedTypes" in globalThis, null);
  });
  afterAll(async () => browser.close());

  const visit = async (path: string, write = false): Promise<Seen> => {
    await browser.page.open(pages.origin + path);
    const seen = await browser.page.evaluate(look, { write });
    expect(seen.fell).toEqual([]);
    return seen;
  };
  const link = (query = "site=default&key=k&lang=en") => `${server.api}/v1/page?${query}`;

  test.each(["/plain", "/no-storage", "/fetch-wrapped", "/twice"])(
    "it works, and says nothing: %s",
    async (path) => {
      const seen = await visit(path, true);
      expect(seen).toMatchObject({ form: true, said: [], links: [] });
      expect(seen.calls).toBe(1);
    },
  );

  test("a policy without its name for Trusted Types", async () => {
    const seen = await visit("/no-types");
    if (!typed) return expect(seen).toMatchObject({ form: true, said: [] });
    expect(seen.links).toEqual([link()]);
    expect(seen.said).toHaveLength(1);
    expect(seen.said[0]).toContain("trusted-types lit-html 'allow-duplicates'");
  });

  test("a policy that forbids the connection", async () => {
    const seen = await visit("/no-connection");
    expect(seen).toMatchObject({ form: false, failed: true, links: [link()] });
    expect(seen.said).toHaveLength(1);
    expect(seen.said[0]).toContain(`connect-src ${server.api}`);
  });

  test("a policy that lets in the loader alone", async () => {
    const seen = await visit("/loader-only");
    expect(seen).toMatchObject({ form: false, own: "The page's own" });
    expect(seen.said).toHaveLength(1);
  });

  test.each(["/fetch-throws", "/fetch-with-cookies"])("a page with a fetch of its own: %s", async (path) => {
    const seen = await visit(path);
    expect(seen).toMatchObject({ form: false, failed: true, links: [link()] });
    expect(seen.said).toHaveLength(1);
    expect(seen.said[0]).toContain("in the place of fetch");
  });

  test("a browser that is too old", async () => {
    const seen = await visit("/old");
    expect(seen).toMatchObject({ form: false, links: [link()], calls: 0 });
    expect(seen.said).toEqual([expect.stringContaining("older than")]);
  });

  test("a site that the server does not know", async () => {
    const seen = await visit("/unknown-site");
    expect(seen).toMatchObject({ form: false, failed: true });
    expect(seen.said).toEqual([expect.stringContaining(`knows no site "nobody"`)]);
  });

  test("a copy of the script on the page's own server", async () => {
    expect(await visit("/elsewhere", true)).toMatchObject({ form: true, said: [] });
  });

  test.each(["main", "en"])("a chunk that does not come: %s", async (name) => {
    pages.missing = new RegExp(`/${name}-`);
    const seen = await visit("/elsewhere");
    expect(seen).toMatchObject({ form: false, links: [link()], own: "Read and write comments" });
    expect(seen.said).toHaveLength(1);
    expect(seen.said[0]).toContain("script-src");
  });

  test("a chunk that does not come, on a page from right to left", async () => {
    pages.missing = /\/main-/;
    const seen = await visit("/elsewhere-in-sorani");
    expect(seen.links).toEqual([link("site=default&key=k&lang=ckb")]);
    expect(seen.own).toBe("خوێندنەوە و نووسینی لێدوان");
  });

  test("nothing that comes but the loader", async () => {
    pages.missing = /\/assets\//;
    const seen = await visit("/elsewhere");
    expect(seen).toMatchObject({ form: false, own: "" });
    expect(seen.said).toHaveLength(1);
  });

  test("what is loaded at the first touch does not come: the form stays, and its reader is told", async () => {
    pages.missing = /\/later-/;
    expect(await visit("/elsewhere", true)).toMatchObject({ form: true });
  });

  test("a count that does not come", async () => {
    pages.missing = /\/count-/;
    const seen = await visit("/elsewhere-counted");
    expect(seen).toMatchObject({ own: "Comments", links: [] });
    expect(seen.said).toHaveLength(1);
  });

  test("two copies from two servers: one is at work, and the console says which", async () => {
    const seen = await visit("/two-copies", true);
    expect(seen).toMatchObject({ form: true, calls: 1 });
    expect(seen.said).toHaveLength(1);
    expect(seen.said[0]).toContain(`${pages.origin}/copy/afterword.js`);
    expect(seen.said[0]).toContain(`The copy of ${server.api} is at work`);
  });
});
