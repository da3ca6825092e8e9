/** What readers do while they read, by real key presses, in both directions of writing. In Chromium, state by state. */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { standsOn, walk } from "../helpers/keyboard.ts";
import { enter, type Person, pressOn, sees, startChromium, tabTo } from "../helpers/people.ts";
import { type StatesServer, showState, startStatesServer } from "../helpers/states-server.ts";
import { type WidgetWords, widgetWords } from "../helpers/words.ts";

let browser: Browser;
let server: StatesServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([startChromium(), startStatesServer()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe.each(["en", "ckb"] as const)("in %s", (lang) => {
  let t: WidgetWords;
  let reader: Person;
  let page: Page;
  let widget: Locator;
  beforeAll(async () => {
    [t, reader] = await Promise.all([widgetWords(lang), enter(browser, lang)]);
    ({ page } = reader);
    widget = page.locator("afterword-comments");
    await page.goto(server.url);
  });
  afterAll(async () => {
    await reader.leave();
    expect(reader.mishaps).toEqual([]);
  });

  /** A state, which can be walked through whole. */
  async function isShown(state: string): Promise<void> {
    await page.evaluate(
      `(async (...args) => { ${showState} })(${JSON.stringify(state)}, "${lang}", "light")`,
    );
    await walk(widget);
  }
  const part = (name: string): Locator => widget.locator(`[part~=${name}]`);
  const comment = (id: string): Locator => widget.locator(`#comment-${id}`);
  const isGone = async (what: Locator): Promise<void> => what.first().waitFor({ state: "detached" });

  test("another order is chosen", async () => {
    await isShown("thread");
    const order = part("select");
    await tabTo(page, order);
    await page.keyboard.press("ArrowDown");
    await expect.poll(async () => order.inputValue()).toBe("newest");
    await standsOn(order);
  });

  test("answers are folded away, and come back", async () => {
    await isShown("thread");
    const fold = part("fold");
    await pressOn(page, fold);
    await isGone(comment("c2"));
    expect(await fold.getAttribute("aria-expanded")).toBe("false");
    await standsOn(fold);
    await page.keyboard.press("Space");
    await sees(comment("c2"));
    await standsOn(fold);
  });

  test("further actions open, close by Escape, and copy a link", async () => {
    await isShown("thread");
    const opener = widget.locator("#more-c1");
    await pressOn(page, opener);
    await sees(part("menu"));
    await walk(widget);
    await tabTo(page, part("menu").getByRole("button").first());
    await page.keyboard.press("Escape");
    await isGone(part("menu"));
    await standsOn(opener);
    await page.keyboard.press("Space");
    await pressOn(page, part("menu").getByRole("button", { name: t("copyLink") }));
    await sees(widget.getByText(t("linkCopied")).or(part("address")).first());
  });

  test("a comment is hidden for oneself, and shown again", async () => {
    await isShown("thread");
    await pressOn(page, widget.locator("#more-c1"));
    await pressOn(page, part("menu").getByRole("button", { name: t("hideComment") }));
    await sees(part("unhide"));
    expect(await widget.evaluate((one) => !!one.shadowRoot!.activeElement)).toBe(true);
    await walk(widget);
    await pressOn(page, part("unhide"), "Space");
    await standsOn(comment("c1"));
  });

  test("one key leads to the next new comment, one back, and a button too", async () => {
    await isShown("new since the last visit");
    const fresh = widget.locator("article:has([part~=badge-new])");
    const next = part("next-new");
    expect(await fresh.count()).toBe(2);
    await pressOn(page, next);
    await standsOn(fresh.first());
    await page.keyboard.press("n");
    await standsOn(fresh.last());
    await page.keyboard.press("p");
    await standsOn(fresh.first());
  });

  test("comments that wait are shown by their button", async () => {
    await isShown("new comments wait");
    await pressOn(page, part("new-comments"));
    await isGone(part("new-comments"));
    await standsOn(comment("n1"));
  });

  test.each(["earlier-button", "more-button"])("a page of a long thread is asked for: %s", async (button) => {
    await isShown("part of a long thread");
    const buttons = await part(button).count();
    await pressOn(page, part(button).first());
    await expect.poll(async () => part(button).count()).toBe(buttons - 1);
  });

  test("what the newsroom chose leads to its place, an answer to what it answers, a time to its comment", async () => {
    await isShown("chosen by the newsroom");
    await pressOn(page, part("in-conversation").first());
    await standsOn(comment("c4"));
    await isShown("deep replies");
    await pressOn(page, part("in-reply-to").first());
    await expect.poll(async () => page.evaluate(() => location.hash)).toMatch(/^#comment-c\d$/);
    expect(await widget.evaluate((one) => one.shadowRoot!.activeElement?.localName)).toBe("article");
    await pressOn(page, widget.locator("#at-c9"));
    await standsOn(comment("c9"));
  });

  test("what did not come is asked for again", async () => {
    await isShown("failed");
    await pressOn(page, part("try-again"));
    await standsOn(widget.locator("#heading"));
    await sees(part("try-again"));
  });

  test("guidelines are opened again, a choice of language is made", async () => {
    await isShown("guidelines read");
    await pressOn(page, widget.locator("summary"), "Space");
    await sees(part("rule"));
    await standsOn(widget.locator("summary"));
    await isShown("language of the text");
    const language = part("language").locator("select");
    await tabTo(page, language);
    const before = await language.inputValue();
    await page.keyboard.press("ArrowDown");
    expect(await language.inputValue()).not.toBe(before);
  });

  test("a draft without its form is gone on with or put away, work is stopped, all is forgotten", async () => {
    const button = (label: string): Locator => widget.getByRole("button", { name: label, exact: true });
    await isShown("a draft without its form");
    await pressOn(page, button(t("goOnWriting")));
    await standsOn(widget.locator("#text-"));
    expect(await widget.locator("#text-").inputValue()).toBe("I agree with what stood here.");
    await isShown("a draft without its form");
    await pressOn(page, button(t("dismiss")), "Space");
    await isGone(part("own-comment"));
    await isShown("working against floods");
    await pressOn(page, part("working").getByRole("button"));
    await isGone(part("working"));
    await isShown("not accepted");
    await pressOn(page, button(t("writeAgain")));
    await standsOn(widget.locator("#text-"));
    await isShown("to be forgotten all the same");
    await pressOn(page, button(t("forgetAll")));
    await isGone(part("own-comment"));
  });
});
