/** Where pictures of the widget's states are taken, and laid out on sheets: a browser and no server at all. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { build, type Rolldown } from "vite";
import { directionOf } from "../src/i18n/language.ts";
import { chromiumFlags, findEngines } from "../test/helpers/engines.ts";
import type { ShowState } from "./states-page.ts";

const origin = "https://newspaper.example/";
const page = `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="page.css">
<script type="module" src="states-page.js"></script>
<body>`;

/** What a newspaper's page brings along: a class on its root, and a style sheet. */
export interface Paper {
  name: string;
  css: string;
}

export interface Shot {
  /** Of the state, as `test/widget/states.ts` has it. */
  state: string;
  lang: string;
  scheme: "light" | "dark";
  paper?: Paper;
  /** CSS pixels. */
  width: number;
  /** CSS pixels. */
  height: number;
  /** The part that is brought to the top of the picture; without one the page's own top is. */
  top?: string;
}

/** A picture on a sheet. */
export interface Framed {
  picture: Buffer;
  caption: string;
}

export interface Darkroom {
  stateNames: readonly string[];
  /** A PNG. */
  take(shot: Shot): Promise<Buffer>;
  /** A WebP of pictures side by side, each with its caption. */
  layOut(pictures: Framed[], columns: number): Promise<Buffer>;
  close(): Promise<void>;
}

async function builtPage(): Promise<Map<string, string>> {
  const entry = { "states-page": join(import.meta.dirname, "states-page.ts") };
  const [built] = (await build({
    root: join(import.meta.dirname, ".."),
    configFile: false,
    publicDir: false,
    logLevel: "error",
    build: { write: false, target: "es2022", minify: false, lib: { entry, formats: ["es"] } },
  })) as Rolldown.RolldownOutput[];
  const files = built!.output.flatMap((file) =>
    file.type === "chunk" ? [[file.fileName, file.code] as const] : [],
  );
  return new Map(files);
}

/** Frames that load nothing: pictures travel in the call. */
async function layOutIn(sheet: Page, pictures: Framed[], columns: number): Promise<Buffer> {
  await sheet.evaluate(
    async ([framed, columns]) => {
      const style = new CSSStyleSheet();
      style.replaceSync(`
        body { margin: 0; padding: 24px; display: inline-grid; gap: 28px 24px; grid-template-columns: repeat(${columns}, auto); background: #e4e1db; color: #3a3733; }
        figure { margin: 0 }
        img { display: block }
        figcaption { font: 15px/1.4 system-ui, sans-serif; padding-top: 6px }`);
      document.adoptedStyleSheets = [style];
      const figures = framed.map(({ picture, caption }) => {
        const figure = document.createElement("figure");
        const image = new Image();
        image.src = `data:image/png;base64,${picture}`;
        const words = document.createElement("figcaption");
        words.textContent = caption;
        figure.append(image, words);
        return figure;
      });
      document.body.replaceChildren(...figures);
      await Promise.all([...document.images].map((image) => image.decode()));
    },
    [pictures.map((one) => ({ ...one, picture: one.picture.toString("base64") })), columns] as const,
  );
  const { width, height } = (await sheet.locator("body").boundingBox())!;
  const session = await sheet.context().newCDPSession(sheet);
  const { data } = await session.send("Page.captureScreenshot", {
    format: "webp",
    quality: 60,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width, height, scale: 1 },
  });
  await session.detach();
  return Buffer.from(data, "base64");
}

export async function openDarkroom(): Promise<Darkroom> {
  const engine = (await findEngines()).find(({ name }) => name === "chromium");
  if (!engine) throw new Error("There is no Chromium to take the pictures with");
  const files = await builtPage();
  files.set("page.css", readFileSync(join(import.meta.dirname, "darkroom.css"), "utf8"));
  const browser = await chromium.launch({ executablePath: engine.executable, args: chromiumFlags });
  const stage = await browser.newPage();
  const sheet = await browser.newPage();
  await stage.route("**/*", async (route) => {
    const path = route.request().url().slice(origin.length);
    const contentType = path.endsWith(".css") ? "text/css" : path ? "text/javascript" : "text/html";
    await route.fulfill({ contentType, body: path ? (files.get(path) ?? "") : page });
  });
  await stage.goto(origin);
  await stage.waitForFunction(() => "stateNames" in globalThis);
  const stateNames = await stage.evaluate(
    () => (globalThis as unknown as { stateNames: string[] }).stateNames,
  );
  return {
    stateNames,
    async take({ state, lang, scheme, paper = { name: "", css: "" }, width, height, top = "" }) {
      await stage.setViewportSize({ width, height });
      await stage.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await stage.evaluate(
        async ([state, lang, dir, scheme, { name, css }, top]) => {
          const root = document.documentElement;
          Object.assign(root, { lang, dir, className: name });
          const sheet = new CSSStyleSheet();
          // The last part of a page can come to its top, too.
          sheet.replaceSync(`${css} body { padding-block-end: ${top ? "100vh" : "0"} }`);
          document.adoptedStyleSheets = [sheet];
          const { showState } = globalThis as unknown as { showState: ShowState };
          await showState(state, lang, scheme);
          await document.fonts.ready;
          if (!top) return;
          const found = document
            .querySelector("afterword-comments")!
            .shadowRoot!.querySelector(`[part~="${top}"]`);
          if (!found) throw new Error(`The state "${state}" has no part "${top}"`);
          scrollTo(0, found.getBoundingClientRect().top + scrollY - 16);
        },
        [state, lang, directionOf(lang), scheme, paper, top] as const,
      );
      return await stage.screenshot({ animations: "disabled", caret: "hide" });
    },
    layOut: (pictures, columns) => layOutIn(sheet, pictures, columns),
    close: () => browser.close(),
  };
}
