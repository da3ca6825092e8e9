/** Each snippet of `docs/embedding.md` that can be run, as it stands there, on the real server and under the policy there. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sourceFiles } from "../helpers/source-files.ts";
import { openDesk } from "../helpers/desk-client.ts";
import { type Person, doesNotSee, enter, sees, startChromium } from "../helpers/people.ts";
import { moderator, prepareSite } from "../helpers/prepared-site.ts";
import { pageOrigin, post } from "../helpers/reader-client.ts";
import { type ServerProcess, startServerProcess, unlimited } from "../helpers/server-process.ts";
import { type Site, fileIn, startSite } from "../helpers/site.ts";

const document = readFileSync("docs/embedding.md", "utf8");
const writtenServer = "https://comments.news.example";

interface Snippet {
  /** The heading that it stands below, and its place there. */
  name: string;
  language: string;
  code: string;
}

const snippets: Snippet[] = document
  .split(/^## /m)
  .slice(1)
  .flatMap((section) =>
    [...section.matchAll(/^```(\w*)\n(.*?)^```/gms)].map(([, language, code], n) => ({
      name: `${section.split("\n", 1)[0]} ${n + 1}`,
      language: language!,
      code: code!,
    })),
  );

/** The one that holds these words. */
function snippetWith(words: string, language: string): string {
  const found = snippets.filter((one) => one.language === language && one.code.includes(words));
  if (found.length !== 1) throw new Error(`${found.length} snippets in ${language} hold "${words}"`);
  return found[0]!.code;
}

const folder = mkdtempSync(join(tmpdir(), "afterword-embedding-"));
/** What the pages are, by their paths. */
const pages = new Map<string, string>();

let server: ServerProcess;
let site: Site;
let browser: Browser;
let said: string;

const here = (code: string): string => code.replaceAll(writtenServer, server.api);

/** The policy of the document, on a page that allows nothing else. */
const policy = (): string =>
  [
    here(snippetWith("trusted-types", "")).trim(),
    "require-trusted-types-for 'script'",
    "default-src 'none'",
    "base-uri 'none'",
    "report-uri /csp-report",
  ].join("; ");

beforeAll(async () => {
  browser = await startChromium();
  site = await startSite((path) => {
    const body = pages.get(path);
    // What is bundled is the page's own script.
    const own = path === "/in-next" ? policy().replace("script-src", "script-src 'self'") : policy();
    if (body) return { body, headers: { "Content-Security-Policy": own } };
    return path.startsWith("/next/") ? fileIn(folder, path) : undefined;
  });
  const database = `sqlite:${join(folder, "afterword.db")}`;
  await prepareSite(database, { undoSeconds: 0, origins: [site.origin, pageOrigin] });
  server = await startServerProcess({ database, env: unlimited });
  const desk = await openDesk(server.desk, moderator);
  said = "Half of them would do.";
  const { id } = await post(server.api, { key: "street-lights", author: "Ines", text: said });
  await desk.decide(id, {});
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** What templates leave to the article is filled in; what they say before the page is not part of it. */
const filledIn = (code: string): string =>
  code
    .replace(/^---\n.*?^---\n/ms, "")
    .replaceAll(/\{\{[^}]*\}\}/g, "7")
    .replaceAll(/=\{\w+\}/g, '="7"');

const script = '<script type="module" src="https://comments.news.example/afterword.js"></script>';

async function open(path: string, body: string): Promise<Person & { told: string[] }> {
  pages.set(
    path,
    here(`<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title>${body}`),
  );
  const person = await enter(browser);
  const told: string[] = [];
  person.page.on("console", (message) => told.push(`${message.type()}: ${message.text()}`));
  await person.page.goto(site.origin + path);
  return { ...person, told };
}

const shows = async (page: Page, text: string) =>
  sees(page.locator("afterword-comments [part~=comment]").getByText(text));

describe("HTML", () => {
  const pieces = snippets.filter(({ language, code }) => language === "html" && code.includes("<afterword-"));

  test("is there for each system", () => {
    expect(pieces.length).toBeGreaterThanOrEqual(9);
    expect(pieces.map(({ name }) => name.replace(/ \d+$/, ""))).toEqual(
      expect.arrayContaining(["Two lines", "Static sites", "Ghost", "Drupal", "Astro"]),
    );
  });

  test.each(pieces)("$name shows what it is for", async ({ name, code }) => {
    const filled = filledIn(code);
    const body = filled.includes("/afterword.js") ? filled : script + filled;
    const person = await open(`/${encodeURIComponent(name)}`, body);
    const { page, told, mishaps } = person;
    const threads = page.locator("afterword-comments");
    for (const [n] of [...filled.matchAll(/<afterword-comments/g)].entries()) {
      await threads.nth(n).scrollIntoViewIfNeeded();
      await sees(threads.nth(n).locator("textarea"));
    }
    const counts = page.locator("afterword-count");
    for (const [n] of [...filled.matchAll(/<afterword-count/g)].entries())
      await sees(counts.nth(n).locator("[part=count]"));
    if (filled.includes('comments thread="street-lights"')) await shows(page, said);
    if (filled.includes('lang="ckb"')) {
      const second = page.getByRole("region", { name: "لێدوان" }).or(threads.nth(1).locator("[dir=rtl]"));
      await sees(second);
    }
    expect([...told, ...mishaps, ...site.reports]).toEqual([]);
    await person.leave();
  });
});

test.each(snippets.filter(({ code }) => code.includes('href="https://comments')))(
  "the addresses of $name lead to documents",
  async ({ code }) => {
    const links = [...code.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!.replaceAll("&amp;", "&"));
    for (const link of links) {
      const answer = await fetch(here(link));
      expect([link, answer.status]).toEqual([link, 200]);
      expect(answer.headers.get("content-type")).toMatch(
        link.includes(".atom") ? /^application\/atom\+xml/ : /^text\/html/,
      );
      if (link.includes("key=street-lights")) expect(await answer.text()).toContain(said);
    }
  },
);

test("the style gives the element its room before the script is there", async () => {
  const person = await open("/room", '<afterword-comments thread="street-lights"></afterword-comments>');
  const height = await person.page.evaluate(
    (css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      globalThis.document.adoptedStyleSheets.push(sheet);
      return (
        globalThis.document.querySelector("afterword-comments")!.getBoundingClientRect().height / innerHeight
      );
    },
    snippetWith("min-block-size", "css"),
  );
  expect(height).toBeCloseTo(1);
  await person.leave();
});

test("a script that changes the article changes the thread", async () => {
  const code = snippetWith("showArticle", "js");
  const person = await open("/script", `${script}<afterword-comments thread="karez"></afterword-comments>`);
  await sees(person.page.locator("afterword-comments textarea"));
  await doesNotSee(person.page.getByText(said));
  await person.page.evaluate(`(() => { ${code}; showArticle("street-lights"); })()`);
  await shows(person.page, said);
  await person.leave();
});

test("the fragment is in the page before the script is, and is the thread afterwards", async () => {
  const file = join(folder, "read-fragment.mjs");
  writeFileSync(file, here(snippetWith("readFragment", "js")));
  const { readFragment } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    readFragment: (key: string, lang: string) => Promise<string>;
  };
  const fragment = await readFragment("street-lights", "en");
  expect(fragment).toContain(said);
  expect(fragment).toContain("application/ld+json");
  const element = `<afterword-comments thread="street-lights">${fragment}</afterword-comments>`;

  const bare = await open("/bare", element);
  await sees(bare.page.getByText(said));
  await bare.leave();
  const whole = await open("/whole", script + element);
  await shows(whole.page, said);
  expect(await whole.page.getByText(said).filter({ visible: true }).count()).toBe(1);
  expect([...whole.told, ...whole.mishaps, ...site.reports]).toEqual([]);
  await whole.leave();

  writeFileSync(
    join(folder, "nobody.mjs"),
    readFileSync(file, "utf8").replaceAll(server.api, "http://127.0.0.1:1"),
  );
  const nobody = (await import(/* @vite-ignore */ pathToFileURL(join(folder, "nobody.mjs")).href)) as {
    readFragment: typeof readFragment;
  };
  expect(await nobody.readFragment("street-lights", "en")).toBe("");
});

test("the component for Next shows the thread", async () => {
  // Inside the repository, where React is found.
  const source = "dist/embedding";
  rmSync(source, { recursive: true, force: true });
  mkdirSync(source, { recursive: true });
  const pragma = "/** @jsxImportSource react */\n";
  writeFileSync(join(source, "comments.tsx"), pragma + here(snippetWith("use client", "tsx")));
  writeFileSync(
    join(source, "main.tsx"),
    `${pragma}import { createRoot } from "react-dom/client";
     import { Comments } from "./comments.tsx";
     createRoot(document.querySelector("main")!).render(<Comments article="street-lights" />);`,
  );
  writeFileSync(
    join(source, "vite.config.ts"),
    `import frameworks from "../../demo/frameworks/vite.config.ts";
     export default () => ({
       ...frameworks({ mode: "react" }),
       root: "${source}",
       base: "/next/",
       build: {
         outDir: ${JSON.stringify(join(folder, "next"))},
         rolldownOptions: { input: "${source}/main.tsx", output: { entryFileNames: "[name].js" } },
       },
     });`,
  );
  execFileSync(
    process.execPath,
    [
      "node_modules/vite/bin/vite.js",
      "build",
      "--logLevel=error",
      "--config",
      join(source, "vite.config.ts"),
    ],
    { env: { ...process.env, NODE_ENV: "production" }, stdio: ["ignore", "ignore", "inherit"] },
  );
  const person = await open("/in-next", '<main></main><script type="module" src="/next/main.js"></script>');
  await shows(person.page, said);
  expect([...person.told, ...person.mishaps, ...site.reports]).toEqual([]);
  await person.leave();
});

test("each console line that it lists is one that the widget says", () => {
  const listed = [...document.split("## When nothing shows")[1]!.matchAll(/^\| `([^`]+)`/gm)].map(
    ([, line]) => line!,
  );
  expect(listed.length).toBeGreaterThan(6);
  const sources = ["src/widget", "src/backends"]
    .flatMap((where) => sourceFiles(where, [".ts"]))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  expect(listed.filter((line) => !sources.includes(line))).toEqual([]);
});
