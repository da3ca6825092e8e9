/** The two packages as `npm run pack` makes them: judged by the tools for it, installed in empty folders, and run. */
import { execFile, execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientHeader } from "../../src/contract/routes.ts";
import { doesNotSee, enter, sees, startChromium } from "../helpers/people.ts";
import { type ServerProcess, startServerProcess, unlimited } from "../helpers/server-process.ts";
import { type Site, fileIn, startSite } from "../helpers/site.ts";

const run = promisify(execFile);
const root = resolve(".");
const tool = (path: string): string => join(root, "node_modules", path);
const folder = mkdtempSync(join(tmpdir(), "afterword-packages-"));

interface Packed {
  dependencies?: Record<string, string>;
  sideEffects?: string[];
}

/** An empty project with one package in it. */
async function install(name: string): Promise<string> {
  const project = join(folder, name);
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  const tarball = join(root, `dist/packages/${name}-${version}.tgz`);
  await run("npm", ["install", tarball, "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: project,
    shell: process.platform === "win32",
  });
  return project;
}

const manifestOf = (project: string, name: string): Packed =>
  JSON.parse(readFileSync(join(project, "node_modules", name, "package.json"), "utf8")) as Packed;

const filesBelow = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: "utf8" }).filter((file) =>
    statSync(join(path, file)).isFile(),
  );

let browser: Browser;
let widget: string;
let serverProject: string;
let server: ServerProcess;

beforeAll(async () => {
  execFileSync(process.execPath, ["demo/packages/pack.ts"], { stdio: ["ignore", "ignore", "inherit"] });
  [browser, widget, serverProject] = await Promise.all([
    startChromium(),
    install("afterword"),
    install("afterword-server"),
  ]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(["afterword", "afterword-server"])("%s", (name) => {
  test("is a package as publint wants it", async () => {
    const { messages } = await publint({ pkgDir: join(root, "dist/packages", name), strict: true });
    expect(messages).toEqual([]);
  });

  test("has types that are found wherever its modules are", async () => {
    const attw = tool("@arethetypeswrong/cli/dist/index.js");
    const at = ["--pack", `dist/packages/${name}`, "--profile", "esm-only", "--format", "json"];
    const { stdout } = await run(process.execPath, [attw, ...at]);
    const { analysis, problems = {} } = JSON.parse(stdout) as {
      analysis: { entrypoints: Record<string, unknown> };
      problems?: Record<string, { resolutionKind?: string }[]>;
    };
    expect(Object.keys(analysis.entrypoints).length).toBeGreaterThan(2);
    // Neither is promised: what cannot follow `exports`, and what cannot load modules.
    const found = Object.values(problems).flat();
    const promised = found.filter(({ resolutionKind }) => !/^node(10|16-cjs)$/.test(resolutionKind ?? ""));
    expect(promised).toEqual([]);
  });

  test("says what it is and under which licence", () => {
    const held = readdirSync(join(root, "dist/packages", name));
    expect(held).toEqual(expect.arrayContaining(["README.md", "LICENSE", "package.json"]));
  });
});

describe("the server's package", () => {
  const afterword = async (...args: string[]) =>
    (
      await run(process.execPath, [join(serverProject, "node_modules/.bin/afterword"), ...args], {
        cwd: serverProject,
      })
    ).stdout;

  test("has the server's libraries for dependencies, and no test, tool or source", () => {
    const { dependencies } = manifestOf(serverProject, "afterword-server");
    const own = JSON.parse(readFileSync("package.json", "utf8")) as Required<Packed>;
    expect(own.dependencies).toMatchObject(dependencies!);
    expect(dependencies).toHaveProperty("kysely");
    expect(dependencies).not.toHaveProperty("lit");
    const sources = filesBelow(join(serverProject, "node_modules/afterword-server")).filter(
      (file) => file.endsWith(".ts") && !file.endsWith(".d.ts"),
    );
    expect(sources).toEqual([]);
  });

  test("has the command line", async () => {
    expect(await afterword("--help")).toMatch(/Usage: afterword[^]*serve[^]*migrate/);
  });

  test("makes a site, and serves readers, moderators and the widget", async () => {
    await afterword("site", "add", "default", "--name", "The Courier", "--origin", "https://news.example");
    server = await startServerProcess({
      database: `sqlite:${join(serverProject, "data/afterword.db")}`,
      entry: [join(serverProject, "node_modules/.bin/afterword"), "serve"],
      env: unlimited,
    });
    const ask = async (address: string) => {
      const answer = await fetch(address, { headers: { [clientHeader]: "1" } });
      return { status: answer.status, text: await answer.text() };
    };
    const thread = await ask(`${server.api}/v1/thread?site=default&key=k&lang=en`);
    expect(thread.status).toBe(200);
    expect(JSON.parse(thread.text)).toMatchObject({ thread: { key: "k", open: true, count: 0 } });
    expect(await ask(`${server.api}/afterword.js`)).toEqual({
      status: 200,
      text: readFileSync("dist/widget/afterword.js", "utf8"),
    });
    const desk = await ask(server.desk);
    expect(desk.text).toBe(readFileSync("dist/desk/index.html", "utf8"));
    const script = /src="([^"]+\.js)"/.exec(desk.text)![1]!;
    expect((await ask(new URL(script, server.desk).href)).status).toBe(200);
  });

  test("proves a backend from a program: its own server keeps the contract", async () => {
    writeFileSync(
      join(serverProject, "proof.js"),
      `import { checkConformance } from "afterword-server/conformance";
       const options = { endpoint: process.argv[2], origin: "https://news.example", level: "required" };
       const findings = await checkConformance(options);
       const failed = findings.filter(({ result }) => result === "failed");
       console.log(findings.length > 50, failed.length);`,
    );
    const { stdout } = await run(process.execPath, ["proof.js", server.api], { cwd: serverProject });
    expect(stdout).toBe("true 0\n");
  });

  test("is started from a program, too", async () => {
    writeFileSync(
      join(serverProject, "own.js"),
      `import { startServer } from "afterword-server";
       import { readConfig } from "afterword-server/config";
       const ports = { AFTERWORD_API_PORT: "0", AFTERWORD_DESK_PORT: "0", AFTERWORD_LOG_LEVEL: "silent" };
       const server = await startServer(readConfig({ ...ports, AFTERWORD_DATABASE: "sqlite:own.db" }));
       console.log((await fetch(new URL("/healthz", server.api))).status);
       await server.close();`,
    );
    const { stdout } = await run(process.execPath, ["own.js"], { cwd: serverProject });
    expect(stdout).toBe("200\n");
  });
});

describe("the widget's package", () => {
  const held = () => join(widget, "node_modules/afterword");

  test("is one package of at most 1.1 MB, without any other", () => {
    expect(manifestOf(widget, "afterword").dependencies).toBeUndefined();
    expect(readdirSync(join(widget, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
      "afterword",
    ]);
    const bytes = filesBelow(held()).reduce((sum, file) => sum + statSync(join(held(), file)).size, 0);
    // Nine languages and DOMPurify, once as the server hands them out and once for bundlers.
    expect(bytes).toBeLessThanOrEqual(1_100_000);
    expect(bytes).toBeGreaterThan(300_000);
  });

  test("holds what the server serves, byte for byte", () => {
    const served = filesBelow("dist/widget").filter((file) => !file.endsWith(".br"));
    expect(served.length).toBeGreaterThan(10);
    const differ = served.filter(
      (file) => !readFileSync(join(held(), file)).equals(readFileSync(join("dist/widget", file))),
    );
    expect(differ).toEqual([]);
  });

  test("may be imported where there is no browser", async () => {
    const { stdout } = await run(
      process.execPath,
      ["--input-type=module", "--eval", 'console.log(Object.keys(await import("afterword/react")).join())'],
      { cwd: widget },
    );
    expect(stdout).toBe("AfterwordComments,AfterwordCount\n");
  });

  /** Bundles one module as a publisher does, and gives the page's script. */
  async function bundle(name: string, source: string): Promise<string> {
    writeFileSync(join(widget, `${name}.js`), source);
    writeFileSync(
      join(widget, `${name}.config.js`),
      `export default {
        base: "/${name}/",
        build: { outDir: "${name}", rolldownOptions: { input: "${name}.js", output: { entryFileNames: "[name].js" } } },
      };`,
    );
    await run(process.execPath, [tool("vite/bin/vite.js"), "build", "--config", `${name}.config.js`], {
      cwd: widget,
      env: { ...process.env, NODE_ENV: "production" },
    });
    return readFileSync(join(widget, name, `${name}.js`), "utf8");
  }

  test("leaves out of a bundle what it does not use", async () => {
    const unused = await bundle("unused", 'import "afterword/elements"; console.log(1);');
    expect(unused).not.toContain("afterword");
    expect(unused.length).toBeLessThan(2_000);
    const classes = await bundle(
      "classes",
      'import { AfterwordCount } from "afterword/elements"; console.log(AfterwordCount);',
    );
    expect(classes).not.toContain("customElements.define");
  });

  describe("in a page", () => {
    let site: Site;
    const page = (head: string, endpoint: string) => `<!doctype html>
      <html lang="en"><meta charset="utf-8"><title>An article</title>${head}
      <afterword-count thread="k" endpoint="${endpoint}">Comments</afterword-count>
      <afterword-comments thread="k" endpoint="${endpoint}"></afterword-comments></html>`;

    beforeAll(async () => {
      await bundle("bundled", 'import "afterword";');
      site = await startSite((path) => {
        const policy = [
          "script-src 'self'",
          `connect-src ${server.api}`,
          "require-trusted-types-for 'script'",
          "trusted-types lit-html 'allow-duplicates'",
          "default-src 'none'",
          "report-uri /csp-report",
        ];
        const heads: Record<string, string> = {
          "/bundled": '<script type="module" src="/bundled/bundled.js"></script>',
          "/copied": '<script type="module" src="/copied/afterword.js"></script>',
        };
        if (heads[path]) {
          return {
            body: page(heads[path], server.api),
            headers: { "Content-Security-Policy": policy.join("; ") },
          };
        }
        const [, from, ...rest] = path.split("/");
        return fileIn(from === "copied" ? held() : join(widget, "bundled"), rest.join("/"));
      });
    });
    afterAll(async () => site?.stop());

    test.each(["bundled", "copied"])("shows the thread, %s", async (name) => {
      const person = await enter(browser);
      const told: string[] = [];
      person.page.on("console", (message) => told.push(`${message.type()}: ${message.text()}`));
      await person.page.goto(`${site.origin}/${name}`);
      await sees(person.page.getByRole("heading", { name: "Comments" }));
      await sees(person.page.locator("afterword-comments textarea"));
      await sees(person.page.locator("afterword-count").getByText("No comments"));
      await doesNotSee(person.page.getByText("could not be loaded"));
      expect([...told, ...person.mishaps, ...site.reports]).toEqual([]);
      await person.leave();
    });
  });

  test("is typed, for a page's script and in each framework, however modules are resolved", async () => {
    // The frameworks themselves, which a publisher's project has.
    mkdirSync(join(widget, "node_modules/@types"), { recursive: true });
    for (const name of ["react", "vue", "svelte", "solid-js", "@types/react"])
      symlinkSync(tool(name), join(widget, "node_modules", name));
    writeFileSync(
      join(widget, "page.ts"),
      `import { AfterwordComments, type PlainBackend, type Comment } from "afterword";
       import type { GlobalComponents } from "vue";
       import type { SvelteHTMLElements } from "svelte/elements";
       import type {} from "afterword/vue";
       import type {} from "afterword/svelte";

       const backend: PlainBackend = { thread: () => ({ comments: [{ id: "1", text: "Late?" }] }) };
       const comments = document.querySelector("afterword-comments")!;
       comments.backend = backend;
       const made: AfterwordComments = comments;
       made.thread = null;
       // @ts-expect-error A thread's key is text.
       made.thread = 7;
       made.addEventListener("afterword-accepted", ({ comment }) => comment.author?.length);
       // @ts-expect-error There is no such event.
       made.addEventListener("afterword-ready", ({ nothing }) => nothing);
       document.querySelector("afterword-count")!.site = "default";
       export const author = (comment: Comment): string | null => comment.author;

       type InVue = InstanceType<GlobalComponents["afterword-comments"]>["$props"];
       export const inVue: InVue = { thread: "k", onAfterwordAccepted: ({ comment }) => comment.id };
       // @ts-expect-error A token is asked for by a function.
       export const notInVue: InVue = { getToken: "k" };
       type InSvelte = SvelteHTMLElements["afterword-comments"];
       export const inSvelte: InSvelte = { thread: "k", "onafterword-accepted": ({ comment }) => comment.id };
       // @ts-expect-error A token is asked for by a function.
       export const notInSvelte: InSvelte = { getToken: "k" };
      `,
    );
    const example = (framework: string, on: string) =>
      `/** @jsxImportSource ${framework === "solid" ? "solid-js" : framework} */
       import "afterword/${framework}";
       export const one = (
         <afterword-comments thread="k" loading="eager" ${on}afterword-accepted={({ comment }) => comment.id} />
       );
       // @ts-expect-error A thread's key is text.
       export const wrong = <afterword-comments thread={7} />;
       export const count = <afterword-count thread="k" />;
      `;
    writeFileSync(join(widget, "react.tsx"), example("react", "on"));
    writeFileSync(join(widget, "solid.tsx"), example("solid", "on:"));
    for (const [moduleResolution, module] of [
      ["bundler", "esnext"],
      ["node16", "node16"],
      ["nodenext", "nodenext"],
    ] as const) {
      writeFileSync(
        join(widget, "tsconfig.json"),
        JSON.stringify({
          compilerOptions: {
            module,
            moduleResolution,
            target: "es2022",
            lib: ["es2024", "dom"],
            jsx: "react-jsx",
            strict: true,
            exactOptionalPropertyTypes: true,
            noEmit: true,
            types: [],
            // Once is enough for what is inside the declarations; how they are found is seen by what they say.
            skipLibCheck: module !== "nodenext",
          },
          files: ["page.ts", "react.tsx", "solid.tsx"],
        }),
      );
      const { stdout } = await run(process.execPath, [tool("typescript/bin/tsc"), "-p", "."], {
        cwd: widget,
      }).catch((error: unknown) => error as { stdout: string });
      expect({ moduleResolution, said: stdout }).toEqual({ moduleResolution, said: "" });
    }
  });
});
