/** People at browsers: what they do by keyboard, and what they see. Chromium, driven by Playwright. */
import axe from "axe-core";
import { type Browser, type BrowserContext, type Locator, type Page, chromium } from "playwright-core";
import { expect } from "vitest";
import { chromiumFlags, findEngines } from "./engines.ts";

/** Starts Chromium; each context of it is a person with a profile of their own. */
export async function startChromium(): Promise<Browser> {
  const engine = (await findEngines()).find(({ name }) => name === "chromium");
  if (!engine) throw new Error("The end-to-end tests need Chromium");
  return await chromium.launch({ executablePath: engine.executable, args: chromiumFlags });
}

export interface Person {
  page: Page;
  /** Errors that no code caught, and dialogs: there must be none. */
  mishaps: string[];
  leave(): Promise<void>;
}

/** What each page said and could not load, for the message of a test that waits in vain. */
const traces = new WeakMap<Page, string[]>();

function trace(page: Page): void {
  const lines: string[] = [];
  traces.set(page, lines);
  page.on("console", (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on("requestfailed", (request) => lines.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    if (response.status() >= 400) lines.push(`${response.url()}: ${response.status()}`);
  });
}

export async function enter(browser: Browser, locale = "en-GB"): Promise<Person> {
  const context: BrowserContext = await browser.newContext({ locale, reducedMotion: "reduce" });
  const page = await context.newPage();
  trace(page);
  const mishaps: string[] = [];
  page.on("pageerror", (error) => mishaps.push(String(error)));
  page.on("dialog", (dialog) => {
    mishaps.push(dialog.message());
    void dialog.dismiss();
  });
  page.setDefaultTimeout(15_000);
  return { page, mishaps, leave: async () => context.close() };
}

/** Waits until it is shown. @throws Error that also tells what the page said meanwhile. */
export async function sees(what: Locator): Promise<void> {
  try {
    await what.first().waitFor({ state: "visible" });
  } catch (error) {
    const page = what.page();
    const said = traces.get(page)?.join("\n") || "nothing";
    throw new Error(`${String(error)}\n${page.url()} said:\n${said}`, { cause: error });
  }
}

/** It is not there, now that something that came with it or after it is. */
export const doesNotSee = async (what: Locator): Promise<void> => expect(await what.count()).toBe(0);

/** Presses Tab, or Shift+Tab where that is the way, until the element has the focus, as someone without a mouse would. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await sees(target);
  let element = await target.elementHandle();
  const key = (await element?.evaluate(isBehind)) ? "Shift+Tab" : "Tab";
  for (let presses = 0; presses < 150; presses++) {
    const focused = await element?.evaluate((one) => (one.isConnected ? one.matches(":focus") : null));
    if (focused) return;
    // Drawn anew meanwhile; to look by role and name at each press would take longer than the press.
    if (focused === null) element = await target.elementHandle();
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(target)}`);
}

/** Runs in the page: whether it stands before what has the focus. */
function isBehind(element: Element): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  const [one, focused] = root.activeElement
    ? [element, root.activeElement]
    : [(root as ShadowRoot).host ?? element, document.activeElement ?? document.body];
  return !!(one.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** Reaches a field by keyboard and writes into it what stood there before replaced. */
export async function writeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** Reaches a control by keyboard and presses a key on it. */
export async function pressOn(page: Page, control: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(key);
}

/** Audits the page as it is shown now (axe-core, every rule of WCAG 2.2 A and AA and of best practice). */
export async function audit(page: Page): Promise<void> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
    );
  });
  expect(found).toEqual([]);
}
