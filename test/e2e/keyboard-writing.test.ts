/** All that a reader meets until their comment is sent, by real key presses, in both directions of writing. */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../src/i18n/format.ts";
import { isolated } from "../../src/i18n/isolated.ts";
import { openDesk } from "../helpers/desk-client.ts";
import { standsOn, walk } from "../helpers/keyboard.ts";
import {
  type Person,
  audit,
  enter,
  pressOn,
  sees,
  startChromium,
  tabTo,
  writeInto,
} from "../helpers/people.ts";
import { addSite, moderator } from "../helpers/prepared-site.ts";
import { type Publisher, openPublisher } from "../helpers/publisher.ts";
import { type Stage, setStage } from "../helpers/stage.ts";
import { type WidgetWords, widgetWords } from "../helpers/words.ts";

interface Article {
  lang: Language;
  path: string;
  name: string;
  /** With a telephone number in it. */
  text: string;
}

const articles: Article[] = [
  {
    lang: "en",
    path: "street-lights",
    name: "Ines",
    text: "Whoever wants the lamps back can call me on 0750 123 4567.",
  },
  {
    lang: "ckb",
    path: "karez",
    name: "شیلان",
    text: "ھەر کەسێک دەیەوێت یارمەتی بدات با پەیوەندیم پێوە بکات: ٠٧٥٠ ١٢٣ ٤٥٦٧",
  },
];

let browser: Browser;
let stage: Stage;
let publisher: Publisher;
beforeAll(async () => {
  [browser, stage, publisher] = await Promise.all([startChromium(), setStage(), openPublisher(Date.now)]);
  const signIn = { ...publisher.settings, rule: "required" } as const;
  const origins = [stage.newspaper.url.origin];
  await addSite(stage.database, { id: "members", origins, signIn, undoSeconds: 0 });
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

describe.each(articles)("on the $path page", ({ lang, path, name, text }) => {
  let t: WidgetWords;
  let reader: Person;
  let page: Page;
  let widget: Locator;
  let field: Locator;

  beforeAll(async () => {
    [t, reader] = await Promise.all([widgetWords(lang), enter(browser, lang)]);
    ({ page } = reader);
    widget = page.locator("afterword-comments");
    field = widget.locator("#text-");
  });
  afterAll(async () => {
    await reader.leave();
    expect(reader.mishaps).toEqual([]);
  });

  const button = (label: string): Locator => page.getByRole("button", { name: label, exact: true });
  const summary = () => widget.locator("summary");
  const checkbox = () => page.getByRole("checkbox", { name: t("guidelinesAcknowledge") });
  const card = () => widget.locator("article[part~='own-outbox']");

  /** The state that is shown: all of it can be walked through, and an audit, alike in both languages, finds nothing. */
  async function isSound(): Promise<string[]> {
    const names = await walk(widget);
    if (lang === "en") await audit(page);
    return names;
  }

  test("the guidelines open, close, and ask to be read", async () => {
    await page.goto(new URL(path, stage.newspaper.url).href);
    await page.keyboard.press("End");
    await sees(field);
    await audit(page);
    // From the first touch on it says what it keeps.
    await tabTo(page, summary());
    await sees(button(t("forget")));
    expect(await isSound()).toHaveLength(8);
    await pressOn(page, summary(), "Space");
    await standsOn(summary());
    await checkbox().waitFor({ state: "hidden" });
    await isSound();

    await pressOn(page, button(t("send")));
    await standsOn(widget.locator("#errors-"));
    await isSound();
    for (const [sentence, target] of [
      [t("nameEmpty"), widget.locator("#author-")],
      [t("textEmpty"), field],
      [t("acknowledgeFirst"), checkbox()],
    ] as const) {
      await pressOn(page, page.getByRole("link", { name: sentence }));
      await standsOn(target);
    }
    await isSound();
    await tabTo(page, checkbox());
    await page.keyboard.press("Space");
    await standsOn(summary());
    await page.keyboard.press("Enter");
    await sees(checkbox());
    await standsOn(summary());
    await page.keyboard.press("Enter");
    await checkbox().waitFor({ state: "hidden" });
  });

  test("a hint is edited or left as it is, and the language put right", async () => {
    await writeInto(page, widget.locator("#author-"), name);
    await writeInto(page, field, text);
    await sees(widget.locator("[part=hints]"));
    await isSound();
    await pressOn(page, button(t("hintEdit")));
    await standsOn(field);
    const marked = await field.evaluate((one: HTMLTextAreaElement) =>
      one.value.slice(one.selectionStart, one.selectionEnd),
    );
    expect([text.includes(marked), marked.length > 8]).toEqual([true, true]);
    const language = page.getByLabel(t("language"));
    await tabTo(page, language);
    const found = await language.inputValue();
    await page.keyboard.press("ArrowDown");
    await standsOn(language);
    expect(await language.inputValue()).not.toBe(found);
    await page.keyboard.press("ArrowUp");
    expect([found, await language.inputValue()]).toEqual([lang, lang]);
    await pressOn(page, button(t("hintKeep")), "Space");
    await standsOn(field);
    await isSound();
  });

  test("the device is shared, and one's own again", async () => {
    await pressOn(page, button(t("sharedDevice")));
    await standsOn(button(t("ownDevice")));
    await isSound();
    await pressOn(page, button(t("ownDevice")));
    await standsOn(button(t("sharedDevice")));
  });

  test("a comment that cannot be sent waits, is asked about, and is taken back", async () => {
    await page.context().setOffline(true);
    await pressOn(page, button(t("send")));
    await standsOn(card());
    await sees(card().getByText(t("heldOffline")));
    await isSound();
    await pressOn(page, button(t("forget")));
    await standsOn(widget.locator("#forget-sure"));
    await isSound();
    await pressOn(page, button(t("keepIt")));
    await standsOn(button(t("forget")));
    await pressOn(page, button(t("cancel")));
    await standsOn(field);
    expect(await field.inputValue()).toBe(text);
  });

  test("one that may have arrived is cancelled when the server can be asked", async () => {
    await pressOn(page, button(t("send")));
    await standsOn(card());
    await pressOn(page, button(t("sendNow")));
    await sees(card().getByText(t("notConfirmed")));
    await standsOn(button(t("sendNow")));
    await pressOn(page, button(t("cancel")));
    await sees(card().getByText(t("cancelling")));
    await standsOn(card());
    await audit(page);
    await page.context().setOffline(false);
    await sees(card().getByText(t("cancelledOwn"), { exact: true }));
    await standsOn(card());
    await isSound();
    await pressOn(page, button(t("writeAgain")));
    await standsOn(field);
  });

  test("one that goes by itself takes along who reads its card", async () => {
    await page.context().setOffline(true);
    await pressOn(page, button(t("send")));
    await standsOn(card());
    await page.context().setOffline(false);
    await standsOn(widget.locator("article[part~='own-pending']"));
    await isSound();
  });

  test("guidelines that have changed open again", async () => {
    await page.evaluate(() => {
      for (const [name, value] of Object.entries(localStorage)) {
        if (name.includes("read ")) localStorage.setItem(name, value.replace('"version":1', '"version":0'));
      }
    });
    await page.reload();
    await sees(widget.locator("[part=notice-changed]"));
    await isSound();
    await pressOn(page, checkbox(), "Space");
    await standsOn(summary());
  });

  test("all that is kept is forgotten", async () => {
    await pressOn(page, button(t("forget")));
    await sees(widget.getByText(t("forgotten")));
    await standsOn(button(t("forget")));
    await isSound();
  });

  test("who is signed in writes under their name, who is not is told where", async () => {
    await widget.evaluate((element: HTMLElement) => {
      const link = Object.assign(document.createElement("a"), { slot: "sign-in", href: "#sign-in" });
      link.textContent = "Sign in";
      element.append(link);
      element.setAttribute("site", "members");
    });
    await sees(widget.getByText(t("signInFirst")));
    await sees(page.getByRole("link", { name: "Sign in" }));
    await isSound();
    const token = await publisher.token({ name });
    await widget.evaluate((element, value) => void Object.assign(element, { token: value }), token);
    await sees(widget.locator("[part=reader]").getByText(name));
    await isSound();
    await writeInto(page, field, text);
    await pressOn(page, checkbox(), "Space");
    await standsOn(summary());
    await pressOn(page, button(t("send")));
    await standsOn(widget.locator("article[part~='own-pending']"));
  });

  test("what a signed-in author wrote is hidden for one reader alone, and comes back", async () => {
    const desk = await openDesk(stage.server.desk, moderator);
    const { items } = await desk.queue("members");
    const { id } = items.find((one) => one.text === text)!;
    expect((await desk.decide(id, {})).status).toBe(200);
    const other = await enter(browser, lang);
    try {
      const thread = other.page.locator("afterword-comments");
      await other.page.goto(new URL(`${path}#comments`, stage.newspaper.url).href);
      await thread.evaluate((element) => element.setAttribute("site", "members"));
      const comment = thread.locator(`[id="comment-${id}"]`);
      await sees(comment.getByText(text));
      await comment.hover();
      await pressOn(other.page, comment.locator("[part~=more-actions]"));
      await pressOn(other.page, comment.getByRole("button", { name: t("hideAuthor", isolated(name)) }));
      await sees(thread.getByText(t("authorHidden", isolated(name))));
      await standsOn(comment);
      await audit(other.page);
      await other.page.reload();
      await thread.evaluate((element) => element.setAttribute("site", "members"));
      await sees(thread.getByText(t("authorHidden", isolated(name))));
      await pressOn(other.page, thread.getByRole("button", { name: t("unhideAuthor") }));
      await sees(comment.getByText(text));
    } finally {
      await other.leave();
    }
    expect(other.mishaps).toEqual([]);
  });
});
