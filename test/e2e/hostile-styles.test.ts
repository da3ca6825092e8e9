/**
 * Pages whose styles are against the widget: pictures of its states are those of a quiet page. What it takes from the
 * page on purpose, its font and its colour, is said on both, louder than what is hostile.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startChromium } from "../helpers/people.ts";
import { pixelsApart } from "../helpers/pictures.ts";
import { scaled } from "../helpers/scale.ts";
import { type StatesServer, showState, startStatesServer } from "../helpers/states-server.ts";

/** Of the pixels of a picture so many may differ, by more levels than `pixelsApart` lets pass. */
const tolerance = 0.001;
/** Of a PNG (its specification, 11.2.1). */
const pixelsOf = (png: Buffer): number => png.readUInt32BE(16) * png.readUInt32BE(20);

// Nothing but lines of whole pixels stands above the widget: it is drawn between no two of them.
const quiet = `
  html body {
    display: block; margin: 0; padding: 16px 24px; inline-size: 640px;
    background: #fff; color: #222; font: 400 17px/26px serif;
  }
  html head, html body > :not(afterword-comments) { display: none !important }
`;

const hostile: Record<string, string> = {
  "everything unset": "* { all: unset }",
  "a root of ten pixels": "html { font-size: 10px }",
  "turned to the left": "html, body, body * { direction: rtl; text-align: right }",
  "turned around": `html { direction: rtl } body { direction: ltr }
    body > * { direction: rtl; unicode-bidi: bidi-override; writing-mode: horizontal-tb }`,
  "every element dressed": `button, input, textarea, select, a, p, h2, h3, ul, ol, li, article, section, header, label,
    summary, details, svg, form, time, bdi, b, mark, small, kbd, code, fieldset, legend {
      display: inline !important; margin: 30px !important; padding: 20px !important; border: 5px solid red !important;
      background: yellow !important; color: red !important; font: italic 30px fantasy !important;
      float: left !important; min-width: 200px !important; appearance: none !important }`,
  "dark schemes all around": `:root { color-scheme: dark } body { color-scheme: light } body > * { color-scheme: dark !important }`,
  "letters of its own": `* { letter-spacing: 3px; word-spacing: 20px; text-transform: uppercase; text-indent: 40px;
    text-align: center; text-shadow: 2px 2px red; white-space: pre; word-break: break-all; line-break: anywhere;
    overflow-wrap: normal; hyphens: auto; tab-size: 20; line-height: 3; cursor: wait; quotes: none; caret-color: red;
    text-emphasis: dot; text-underline-offset: 10px; -webkit-text-stroke: 1px red; -webkit-text-fill-color: lime;
    list-style: square inside; border-spacing: 20px; text-wrap: balance; accent-color: red; user-select: none }`,
  "our own names": `* { --ink: lime; --muted: lime; --rule: red; --edge: red; --field: yellow; --accent: red;
    --on-accent: lime; --tint: red; --alert: lime; --focus: lime; --font: fantasy; --font-ui: fantasy;
    --font-heading: fantasy; --bold: 100; --leading: 4; --line: 9px solid red; --border: 9px solid red; --radius: 20px;
    --bar: 30px; --u: 40px; --xs: 30px; --sm: 40px; --night: 50%; --mark: 90%; --underline: overline }`,
};

const shown = [
  ["thread", "en", "light"],
  ["all to mend", "ckb", "light"],
  ["rejected", "en", "dark"],
  ["chosen by the newsroom", "ckb", "dark"],
  ["report of illegal content", "de", "light"],
  ["hints", "en", "light"],
  ["new comments wait below new ones", "ar", "light"],
  ["part of a long thread", "kmr", "light"],
];

let server: StatesServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startStatesServer();
  browser = await startChromium();
  page = await browser.newPage({
    viewport: { width: 720, height: 900 },
    reducedMotion: "reduce",
    timezoneId: "UTC",
  });
  await page.goto(server.url);
  await page.addStyleTag({ content: quiet });
  await page.addStyleTag({ content: "/* hostile */" });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function picture(css: string): Promise<Buffer> {
  await page.evaluate((text) => {
    document.querySelectorAll("style")[1]!.textContent = text;
  }, css);
  return page.locator("afterword-comments [part=base]").screenshot({ animations: "disabled" });
}

describe("a page that is against it", () => {
  // Half of them short of the full scale.
  test.each(shown.slice(0, scaled(shown.length, 4)))(
    "looks like a quiet one: %s, %s, %s",
    async (name, lang, scheme) => {
      await page.evaluate(
        `(async (...args) => { ${showState} })(${JSON.stringify(name)}, "${lang}", "${scheme}")`,
      );
      const plain = await picture("");
      const apart: Record<string, number> = {};
      for (const [what, css] of Object.entries(hostile)) {
        const seen = await picture(css);
        if (seen.equals(plain)) continue;
        const pixels = await pixelsApart(browser, plain, seen);
        if (pixels > pixelsOf(plain) * tolerance) apart[what] = pixels;
      }
      await picture("");
      expect(apart).toEqual({});
    },
  );
});
