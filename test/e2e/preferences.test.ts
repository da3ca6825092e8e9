/**
 * Every state as readers have set up their device: by touch on a phone, in forced colours, with more contrast, without
 * motion, on paper. Each in one of the nine languages, in turn, light and dark. In Chromium, which can be told all of these.
 */
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/i18n/format.ts";
import { scale } from "../helpers/scale.ts";
import { startChromium } from "../helpers/people.ts";
import { type StatesServer, showState, startStatesServer } from "../helpers/states-server.ts";

let browser: Browser;
let server: StatesServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([startChromium(), startStatesServer()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Of the states that a shorter run leaves out, the other half next time. */
let visits = 0;
const isVisited = (state: number): boolean => scale === 1 || state % 2 === visits % 2;

/** What `look` finds in the page for each state, with the name of the state before it; in a shorter run, for half of them. */
async function inEveryState(
  options: BrowserContextOptions,
  look: (page: Page, state: string) => Promise<string[]>,
): Promise<string[]> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(server.url);
  // What is focused by a script from now on shows it as what a key led to.
  await page.keyboard.press("Tab");
  await page.waitForFunction("globalThis.showState");
  const states = await page.evaluate<string[]>("stateNames");
  expect(states.length).toBeGreaterThan(60);
  visits++;
  const found: string[] = [];
  for (const [i, state] of states.entries()) {
    if (!isVisited(i)) continue;
    // Light and dark by turns, and each language, an odd number of them, in both.
    const scheme = (i >> 1) % 2 ? "dark" : "light";
    const args = [state, languages[i % languages.length], scheme];
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(`(async (...args) => { ${showState} })(...${JSON.stringify(args)})`);
    found.push(...(await look(page, state)).map((one) => `${state}, ${args[1]}, ${scheme}: ${one}`));
  }
  await context.close();
  return found;
}

/** Runs in the page: all that is seen of the widget. */
const seen = `
  const root = document.querySelector("afterword-comments").shadowRoot;
  const all = [...root.querySelectorAll("*")].filter(
    (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".hidden, [aria-hidden=true], option"),
  );
  const named = (one) => one.localName + "#" + one.id + "[" + (one.getAttribute("part") ?? one.className) + "] " + one.textContent.trim().replace(/\\s+/g, " ").slice(0, 40);
  const isClear = (colour) => /rgba\\(.*, 0\\)|transparent/.test(colour);
`;
const lookAt = async (page: Page, body: string): Promise<string[]> =>
  page.evaluate<string[]>(`(() => { ${seen} ${body} })()`);

describe("by touch, on a screen of 360 px", () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

  test("every target is 44 px high and 24 px wide, and no field makes the phone zoom in", async () => {
    const found = await inEveryState(phone, (page) =>
      lookAt(
        page,
        `
        const controls = all.filter((one) => one.matches("a[href], button, input, select, textarea, summary"));
        // Their height is that of the line (WCAG 2.2, 2.5.8, "Inline").
        const inSentence = (one) =>
          one.localName === "a" && !!one.closest("p, .by") && one.parentElement.textContent.trim() !== one.textContent.trim();
        const small = controls.flatMap((one) => {
          const target = one.matches("[type=checkbox], [type=radio]") ? one.closest("label") : one;
          const { width, height } = target.getBoundingClientRect();
          const least = inSentence(one) ? 24 : 44;
          return width >= 24 && height >= least - 0.01 ? [] : [named(one) + " " + width.toFixed(1) + " × " + height.toFixed(1)];
        });
        const fields = controls.filter((one) => one.matches("input:not([type=checkbox], [type=radio]), textarea"));
        const zooming = fields.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16);
        return [...small, ...zooming.map((one) => "letters below 16 px: " + named(one))];
        `,
      ),
    );
    expect(found).toEqual([]);
  });
});

test("in forced colours what can be filled or pressed has an edge, the focus a ring, and a state more than a colour", async () => {
  const told: string[] = [];
  const found = await inEveryState({ forcedColors: "active" }, async (page, state) => {
    const [pressed, off, ...faults] = await lookAt(
      page,
      `
      const probe = document.createElement("p");
      probe.style.color = "Canvas";
      document.body.append(probe);
      const canvas = getComputedStyle(probe).color;
      probe.remove();
      const shows = (colour) => !isClear(colour) && colour !== canvas;
      const edged = (one) => {
        const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(one);
        return (borderTopStyle !== "none" && parseFloat(borderTopWidth) >= 1 && shows(borderTopColor)) || shows(backgroundColor);
      };
      const lined = (one) => {
        const { borderInlineStartStyle, borderInlineStartWidth, borderInlineStartColor } = getComputedStyle(one);
        return borderInlineStartStyle !== "none" && parseFloat(borderInlineStartWidth) >= 1 && shows(borderInlineStartColor);
      };
      const ringed = (one) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && shows(outlineColor);
      };
      const matching = (selector) => all.filter((one) => one.matches(selector));
      const pressed = matching("[aria-pressed=true]");
      const off = matching("[aria-disabled=true]");
      const other = matching("[aria-pressed=false]")[0];
      const weight = (one) => getComputedStyle(one).fontWeight + getComputedStyle(one.querySelector("svg")).fill.replace(/^rgb.*/, "filled");
      const faults = [
        ...matching(".button, input:not([type=checkbox], [type=radio]), textarea").filter((one) => !edged(one)).map((one) => "no edge: " + named(one)),
        ...matching("[part~=own-comment], [part=errors], [part=hint], [part~=panel]").filter((one) => !lined(one)).map((one) => "no line: " + named(one)),
        ...pressed.filter((one) => other && weight(one) === weight(other)).map((one) => "as if it were not pressed: " + named(one)),
        ...off.filter((one) => getComputedStyle(one).borderTopStyle !== "dashed").map((one) => "as if it could be pressed: " + named(one)),
      ];
      for (const one of matching("a[href], button, input, select, textarea, summary")) {
        one.focus({ preventScroll: true });
        if (root.activeElement === one && ![one, ...one.children].some(ringed)) faults.push("no ring: " + named(one));
      }
      return [String(pressed.length), String(off.length), ...faults];
      `,
    );
    if (Number(pressed)) told.push(`${state}: pressed`);
    if (Number(off)) told.push(`${state}: off`);
    return faults;
  });
  expect(found).toEqual([]);
  expect(told).toEqual(expect.arrayContaining(["recommended: pressed", "sending: off"]));
});

test("with more contrast asked for, every text has 7 to 1, and lines are as strong as the text", async () => {
  const found = await inEveryState({ contrast: "more" }, async (page) => {
    if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
    const faint = await page.evaluate(async () => {
      const tool = (globalThis as unknown as { axe: typeof axe }).axe;
      const { violations } = await tool.run("afterword-comments", {
        runOnly: ["color-contrast-enhanced"],
        resultTypes: ["violations"],
        preload: false,
      });
      return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 120)));
    });
    const thin = await lookAt(
      page,
      `
        return all
          .filter((one) => one.matches("[part~=field], [part~=button]:not([part~=send], .main)"))
          .filter((one) => !one.closest(".wrong") && getComputedStyle(one).borderTopColor !== getComputedStyle(one).color)
          .map((one) => "a faint edge: " + named(one) + getComputedStyle(one).borderTopColor);
        `,
    );
    return [...faint, ...thin];
  });
  expect(found).toEqual([]);
});

test("without motion nothing runs but a delay, and nothing glides", async () => {
  const found = await inEveryState({ reducedMotion: "reduce" }, (page) =>
    lookAt(
      page,
      `
      return [
        ...all
          .filter((one) => getComputedStyle(one).transitionDuration.split(", ").some((time) => parseFloat(time) > 0))
          .map((one) => "glides: " + named(one)),
        ...all
          .filter((one) => getComputedStyle(one).animationDuration.split(", ").some((time) => parseFloat(time) > 0))
          .map((one) => "runs: " + named(one)),
        ...all.filter((one) => getComputedStyle(one).scrollBehavior !== "auto").map((one) => "scrolls: " + named(one)),
      ];
      `,
    ),
  );
  expect(found).toEqual([]);
});

test("on paper there is every text, whole, and nothing to press or to fill", async () => {
  const found = await inEveryState({}, async (page) => {
    const texts = `
      const texts = [...root.querySelectorAll("[part=text], [part=author], [part=gone]")].filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.textContent.trim());
    `;
    const [onScreen] = await lookAt(page, `${texts} return [String(texts.length)];`);
    await page.emulateMedia({ media: "print" });
    const [onPaper, ...faults] = await lookAt(
      page,
      `${texts}
      return [
        String(texts.length),
        ...all.filter((one) => one.matches("button, input, select, textarea, summary")).map(named),
        ...texts.filter((one) => one.matches("[part=text]") && one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflowY === "hidden").map((one) => "cut: " + named(one)),
      ];`,
    );
    await page.emulateMedia({ media: "screen" });
    return onPaper === onScreen ? faults : [...faults, `${onPaper} texts of ${onScreen}`];
  });
  expect(found).toEqual([]);
});
