/** The page on which a publisher makes the comments theirs, and the four papers. In Chromium, without a server. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Newspaper, startNewspaper } from "../../demo/newspaper.ts";
import { themes } from "../../demo/themes/index.ts";
import { languages } from "../../src/i18n/format.ts";
import { audit, type Person, enter, pressOn, sees, startChromium, writeInto } from "../helpers/people.ts";
import { pixelsApart } from "../helpers/pictures.ts";
import { scaled } from "../helpers/scale.ts";

let browser: Browser;
let newspaper: Newspaper;
let person: Person;
let page: Page;

beforeAll(async () => {
  // Nothing answers there, and nobody asks.
  [browser, newspaper] = await Promise.all([
    startChromium(),
    startNewspaper({ port: 0, api: "http://127.0.0.1:9" }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await newspaper.close();
});
beforeEach(async () => {
  person = await enter(browser);
  page = person.page;
});
afterEach(async () => {
  await person.leave();
  expect(person.mishaps).toEqual([]);
});

const at = (path: string): string => new URL(path, newspaper.url).href;
const css = () => page.locator("#css").innerText();
const row = (name: string) => page.getByRole("row").filter({ hasText: name });

async function open(hash = ""): Promise<void> {
  await page.goto(at(`/theming${hash}`));
  await sees(page.locator("afterword-comments [part=notice]"));
}

/** Opens what is folded, where it is. */
async function unfold(): Promise<void> {
  await page
    .locator(".desk details")
    .evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
}

const setTo = (id: string, value: string) => page.locator(`#${id}`).fill(value);

/** Of the element alone, with all that comes with a reader. */
async function picture(of: Page): Promise<Buffer> {
  const element = of.locator("afterword-comments");
  await sees(element.locator("[part=list]"));
  await of.mouse.move(0, 0);
  await element.dispatchEvent("pointerover");
  await element.dispatchEvent("focusin");
  await sees(element.locator("[part~=more-actions]"));
  await sees(element.locator("[part~=kept]"));
  await of.evaluate(async () => document.fonts.ready);
  return element.screenshot({ animations: "disabled", caret: "hide" });
}

describe("the theme page", () => {
  test("offers a control for every token, and refuses what is no value", async () => {
    await open();
    await unfold();
    const { tokens } = await import("../../src/widget/reference/tokens.ts");
    expect(await page.locator(".token code").allInnerTexts()).toEqual(
      tokens.map(({ name }) => name.replace("--afterword-", "")),
    );
    await setTo("day-accent", "reddish");
    await sees(page.getByText("Not a colour that CSS knows."));
    expect(await css()).toBe("");
    await setTo("day-accent", "color-mix(in srgb, red, black)");
    expect(await css()).toBe(
      "afterword-comments {\n  --afterword-accent: color-mix(in srgb, red, black);\n}\n",
    );
    await page.getByRole("button", { name: "Unset accent" }).click();
    expect(await css()).toBe("");
  });

  const dozen: [id: string, value: string][] = [
    ["day-accent", "#7a1f52"],
    ["night-accent", "#f0a3cf"],
    ["night-on-accent", "#2a0a1c"],
    ["day-muted", "#5c5560"],
    ["night-muted", "#b9b2bd"],
    ["day-edge", "rgb(90 80 100 / 80%)"],
    ["night-edge", "rgb(200 190 210 / 80%)"],
    ["day-font-ui", "system-ui, sans-serif"],
    ["day-heading-size", "2.1em"],
    ["day-heading-weight", "400"],
    ["day-leading", "1.75"],
    ["day-space", "5px"],
    ["day-radius", "10px"],
    ["day-button-radius", "99px"],
    ["day-rule-width", "2px"],
    ["day-top-rule", "8px"],
    ["day-border", "2px"],
  ];

  test.each(["light", "dark"] as const)(
    "gives CSS that makes the same picture of a fresh page, in %s",
    async (scheme) => {
      const context = await browser.newContext({
        viewport: { width: 1500, height: 2600 },
        colorScheme: scheme,
        reducedMotion: "reduce",
        locale: "en-GB",
        permissions: ["clipboard-read", "clipboard-write"],
      });
      page = await context.newPage();
      await open(`#width=tablet&scheme=${scheme}`);
      await unfold();
      for (const [id, value] of dozen) await setTo(id, value);
      await page.getByRole("button", { name: "Copy the CSS" }).click();
      await sees(page.getByText("CSS copied."));
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied.match(/--afterword-/g)).toHaveLength(dozen.length);
      const edited = await picture(page);
      // At the same place, so that letters stand on the same part of a pixel.
      const { x, y, width, height } = (await page.locator("afterword-comments").boundingBox())!;

      const fresh = await context.newPage();
      await fresh.route(at("/fresh"), (route) =>
        route.fulfill({
          contentType: "text/html",
          body: `<!doctype html><html lang="en"><meta charset="utf-8"><style>
            body { margin: ${y}px 0 0 ${x}px; inline-size: ${width}px; background: #fff; color: #1c1b19; font: 18px Georgia, serif; }
            @media (prefers-color-scheme: dark) { :root { color-scheme: dark; } body { background: #16181a; color: #e9e6e1; } }
            </style><style>${copied}</style>
            <script type="module" src="/themes.js"></script><script type="module" src="/afterword.js"></script>
            <body><div data-scene="thread"></div></body></html>`,
        }),
      );
      await fresh.goto(at("/fresh"));
      const pasted = await picture(fresh);
      // At most one pixel in twenty thousand may be drawn otherwise.
      expect(await pixelsApart(browser, edited, pasted)).toBeLessThan((width * height) / 20_000);
      // A single token that is another one would be seen.
      await fresh.addStyleTag({ content: "afterword-comments { --afterword-accent: #555 !important; }" });
      expect(await pixelsApart(browser, pasted, await picture(fresh))).toBeGreaterThan(
        (width * height) / 200,
      );
      await context.close();
    },
  );

  test("tells contrasts as they are, mixed over the ground, and offers a colour that passes", async () => {
    await open();
    await setTo("night-muted", "#ccc");
    await setTo("night-edge", "#ccc");
    await setTo("night-text", "#fff");
    await setTo("day-text", "#000");
    await sees(row("Text on the page").getByText("21.00 to 1"));
    // The lightest grey that passes on white, and the next one.
    await setTo("day-muted", "#767676");
    await sees(row("Times, actions").getByText("4.54 to 1 suffices"));
    await setTo("day-muted", "#777");
    await sees(row("Times, actions").getByText("4.47 to 1 falls short of 4.5 to 1"));
    // Half of black over white is #7f7f7f or #808080.
    await setTo("day-muted", "rgb(0 0 0 / 50%)");
    const half = await row("Times, actions").innerText();
    expect(half).toMatch(/(3\.94|4\.00) to 1 falls short/);
    await setTo("day-muted", "color-mix(in srgb, black 50%, transparent)");
    expect(await row("Times, actions").innerText()).toBe(half);
    await sees(page.getByText("1 of 22 contrasts falls short"));
    await row("Times, actions").getByRole("button", { name: "Make muted" }).click();
    await sees(page.getByText("All 22 contrasts suffice"));
    const mended = await page.locator("#day-muted").inputValue();
    expect(mended).toMatch(/^#[67]/);
    await setTo("day-edge", "#949494");
    await sees(row("Edge of fields").getByText("3.03 to 1 suffices"));
    await setTo("day-edge", "#959595");
    await sees(row("Edge of fields").getByText("2.99 to 1 falls short of 3 to 1"));
  });

  test("takes over the fonts and colours of pasted CSS, in both schemes", async () => {
    const asked: string[] = [];
    page.on("response", (response) => asked.push(new URL(response.url()).origin));
    page.on("requestfailed", (request) => asked.push(`${request.url()} ${request.failure()?.errorText}`));
    await open();
    await page.locator("#pasted").fill(`
      @import "https://elsewhere.example/a.css";
      html { background: #fef6e4 url(https://elsewhere.example/a.png); }
      body { color: #331; font: 19px/1.6 Futura, sans-serif; }
      article h1 { font-family: Didot, serif; font-weight: 400; }
      .story a { color: #0a5; }
      @media (prefers-color-scheme: dark) { html { background: #123; } body { color: #def; } .story a { color: #7fc; } }
    `);
    await pressOn(page, page.getByRole("button", { name: "Take over" }));
    await sees(page.getByText("Ground #fef6e4."));
    await sees(page.getByText("No colour of its own for links or buttons"));
    expect(await css()).toContain("--afterword-text: #333311;\n");
    expect(await css()).not.toContain("--afterword-accent");

    const sheet = await page.locator("#pasted").inputValue();
    await page
      .locator("#pasted")
      .fill(
        `<style>${sheet}</style><body><article class="story"><h1>A</h1><p>B <a href="/c">C</a></p></article>`,
      );
    await page.getByRole("button", { name: "Take over" }).click();
    await sees(page.getByText("Accent #00aa55."));
    expect(await css()).toBe(`afterword-comments {
  --afterword-text: #333311;
  --afterword-ground: #fef6e4;
  --afterword-accent: #00aa55;
  --afterword-font: Futura, sans-serif;
  --afterword-font-heading: Didot, serif;
  --afterword-heading-weight: 400;
}

@media (prefers-color-scheme: dark) {
  afterword-comments {
    --afterword-text: #ddeeff;
    --afterword-ground: #112233;
    --afterword-accent: #77ffcc;
  }
}
`);
    expect(await page.locator(".paper").evaluate((one) => getComputedStyle(one).backgroundColor)).toBe(
      "rgb(254, 246, 228)",
    );
    // The policy keeps the picture away; the import of a sheet was never read.
    expect([...new Set(asked)]).toEqual([newspaper.url.origin, "https://elsewhere.example/a.png csp"]);
  });

  test("reads a page of the same server, and says why it reads no other", async () => {
    await open();
    await writeInto(page, page.locator("#pasted"), "/street-lights");
    await pressOn(page, page.getByRole("button", { name: "Take over" }));
    await sees(page.getByText("Accent #87380f."));
    expect(await css()).toMatch(/--afterword-accent: #87380f;[^}]*}[^}]*--afterword-accent: #e8a87c;/);
    await page.locator("#pasted").fill("https://elsewhere.example/article");
    await page.getByRole("button", { name: "Take over" }).click();
    await sees(page.getByText(/Paste the CSS of elsewhere\.example/));
    expect(await css()).toContain("#87380f");
  });

  test("keeps the theme in its address, and takes nothing from one that is not a theme", async () => {
    await open();
    await setTo("night-accent", "#f99");
    await page.getByLabel("State").selectOption("closed");
    await page.waitForURL(/night\.accent/);
    await page.goto("about:blank");
    await page.goBack();
    await sees(page.locator("afterword-comments [part=closed]"));
    expect(await css()).toContain("--afterword-accent: #f99");
    const hostile = new URLSearchParams({
      accent: "red; } body { display: none",
      rules: "body { display: none } afterword-comments::part(send) { opacity: 0.9 }",
      "page.font": "x; } body { display: none",
      dark: "a) , body :not(a",
    });
    await page.goto("about:blank");
    await open(`#${hostile}`);
    expect(await css()).toBe("afterword-comments::part(send) {\n  opacity: 0.9;\n}\n");
    expect(await page.locator("body").evaluate((body) => getComputedStyle(body).display)).toBe("block");
  });

  test.each(["light", "dark"] as const)("is whole for everyone, in %s and at 320 pixels", async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width: 320, height: 700 });
    await open(`#state=errors&text=%23ccc`);
    await unfold();
    await sees(page.locator("[part~=errors] a"));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.getByRole("button", { name: "Start anew" }).click();
    await sees(page.getByText("All 22 contrasts suffice"));
    await audit(page);
    await writeInto(page, page.locator("#day-radius"), "9px");
    expect(await css()).toContain("--afterword-radius: 9px");
  });
});

describe("the four papers", () => {
  /** @param paper `null` for all. */
  const showOnly = async (paper: number | null) =>
    page
      .locator("#papers > section")
      .evaluateAll(
        (all, shown) => all.forEach((one, i) => one.toggleAttribute("hidden", shown !== null && i !== shown)),
        paper,
      );

  const some = languages.slice(0, scaled(languages.length, 3));

  test.each(themes)("$title keeps the contrast that readers need", async ({ title, attributes }) => {
    await open();
    await page.getByRole("button", { name: title }).click();
    await sees(page.getByText(attributes.scheme ? "All 11 contrasts suffice" : "All 22 contrasts suffice"));
    // What is to be copied is written after the contrasts are.
    await expect.poll(async () => (await css()).match(/--afterword-/g)?.length).toBeGreaterThan(10);
  });

  test.each(["light", "dark"] as const)(
    "fit into 320 pixels in %s, read well and have room for fingers",
    async (scheme) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width: 320, height: 800 });
      await page.goto(at("/themes"));
      for (const lang of some) {
        await page.getByLabel("Language").selectOption(lang);
        const drawn = page.locator(`afterword-comments[lang=${lang}] [part=list]`);
        for (let paper = 0; paper < themes.length; paper++) await sees(drawn.nth(paper));
        await page.locator("afterword-comments").evaluateAll((all) => {
          for (const one of all) one.dispatchEvent(new PointerEvent("pointerover"));
        });
        const more = page.locator("afterword-comments [part~=more-actions]");
        for (let paper = 0; paper < themes.length; paper++) await sees(more.nth(paper * 3));
        expect(await page.evaluate(() => document.documentElement.scrollWidth), lang).toBe(320);
        const low = await page
          .locator("afterword-comments :is([part~=action], [part~=send], [part~=field], summary, select)")
          .evaluateAll((all) =>
            all
              .filter(
                (one) =>
                  !one.matches("[part~=fold] *, [part~=fold]") && one.getBoundingClientRect().height < 44,
              )
              .map((one) => `${one.getAttribute("part")} ${one.getBoundingClientRect().height}`),
          );
        expect(low, lang).toEqual([]);
        // Four papers on one page have four headings of the same name; each for itself is what readers meet.
        for (let paper = 0; paper < themes.length; paper++) {
          await showOnly(paper);
          await audit(page);
        }
        await showOnly(null);
      }
    },
  );
});
