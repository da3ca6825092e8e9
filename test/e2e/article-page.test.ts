/** What a publisher's page looks like with the widget in it, and the desk on a telephone. In Chromium, on the real server. */
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Person, enter, sees, startChromium } from "../helpers/people.ts";
import { moderator } from "../helpers/prepared-site.ts";
import { post } from "../helpers/reader-client.ts";
import { type Stage, setStage } from "../helpers/stage.ts";
import { countInWords, deskWords, widgetWords } from "../helpers/words.ts";

const telephone = { width: 360, height: 740 };

let browser: Browser;
let stage: Stage;
let person: Person;
let page: Page;

beforeAll(async () => {
  [browser, stage] = await Promise.all([startChromium(), setStage()]);
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

beforeEach(async () => {
  person = await enter(browser);
  page = person.page;
  await page.setViewportSize(telephone);
});
afterEach(async () => {
  await person.leave();
  expect(person.mishaps).toEqual([]);
});

const at = (path: string): string => new URL(path, stage.newspaper.url).href;

/** Of the shifts that the page had since it was opened (Layout Instability), each as its score. */
const shifts = async (): Promise<number[]> =>
  page.evaluate(
    async () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) =>
          resolve(list.getEntries().map((entry) => (entry as unknown as { value: number }).value)),
        ).observe({ type: "layout-shift", buffered: true });
        // The observer is silent where there was none.
        setTimeout(resolve, 500, []);
      }),
  );

async function headings(session: CDPSession): Promise<string[]> {
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  return nodes.filter(({ role }) => role?.value === "heading").map(({ name }) => String(name?.value));
}

test("a link to the comments leads to them before they have come, and nothing moves when they do", async () => {
  const t = await widgetWords("en");
  await page.goto(at("street-lights#comments"));
  await sees(page.getByText(t("empty")));
  expect(await shifts()).toEqual([]);
  const top = await page.locator("#comments").evaluate((element) => element.getBoundingClientRect().top);
  expect(Math.abs(top)).toBeLessThan(2);
});

test("nothing moves on the front page when the counts come", async () => {
  await page.goto(at("/"));
  const none = await countInWords("ckb", 0);
  await sees(page.locator(`afterword-count[thread="karez"]`).getByText(none));
  expect(await shifts()).toEqual([]);
});

test("the page's global object stays as it was", async () => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { before: Object.getOwnPropertyNames(globalThis) });
  });
  await page.goto(at("street-lights#comments"));
  await sees(page.locator("[part=form]"));
  const added = await page.evaluate(() => {
    const { before } = globalThis as unknown as { before: string[] };
    return Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
  });
  expect(added).toEqual(["before"]);
});

test("the page's setting of paragraphs stays outside", async () => {
  await page.goto(at("street-lights#comments"));
  const label = page.locator("[part=label]").first();
  await sees(label);
  const start = async () =>
    label.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect().left;
    });
  const before = await start();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("main { text-indent: 2em; text-align: end; letter-spacing: 1em }");
    document.adoptedStyleSheets.push(sheet);
  });
  expect(await start()).toBe(before);
});

test("the heading is read out with a space before its number", async () => {
  const t = await widgetWords("en");
  await page.goto(at("street-lights#comments"));
  await sees(page.locator("[part=form]"));
  const session = await page.context().newCDPSession(page);
  expect(await headings(session)).toContain(`${t("heading")} 0`);
});

test("guidelines once read are one line on a telephone, in Sorani too", async () => {
  const t = await widgetWords("ckb");
  await page.goto(at("karez#comments"));
  await page.getByRole("checkbox", { name: t("guidelinesAcknowledge") }).check();
  const summary = page.locator("[part=notice-summary]");
  await sees(summary.getByText(t("show"), { exact: true }));
  expect(await summary.evaluate((element) => element.getBoundingClientRect().height)).toBe(44);
});

test("every button of the desk is on the screen of a telephone, in Sorani too", async () => {
  await post(stage.server.api, { key: "street-lights", text: "Which button?" });
  const editor = await enter(browser, "ckb");
  const words = await deskWords("ckb");
  await editor.page.setViewportSize({ ...telephone, width: 320 });
  await editor.page.goto(stage.server.desk);
  await editor.page.getByLabel(words("email"), { exact: true }).fill(moderator.email);
  await editor.page.getByLabel(words("password"), { exact: true }).fill(moderator.password);
  await editor.page.keyboard.press("Enter");
  const buttons = editor.page.locator(".bar-in button");
  await sees(buttons);
  const boxes = await buttons.evaluateAll((all) =>
    all.map((button) => button.getBoundingClientRect()).map(({ left, right }) => [left, right]),
  );
  expect(boxes).toHaveLength(3);
  for (const [left, right] of boxes) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(320);
  }
  expect(editor.mishaps).toEqual([]);
  await editor.leave();
});
