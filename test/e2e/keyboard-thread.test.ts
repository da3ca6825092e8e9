/** What readers do with comments, their own and others', by real key presses, in both directions of writing. */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CommentCase, type DecideRequest, getCase } from "../../src/contract/desk.ts";
import type { Language } from "../../src/i18n/format.ts";
import { type DeskClient, openDesk } from "../helpers/desk-client.ts";
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
import { addModerator, moderator, withStorage } from "../helpers/prepared-site.ts";
import { post } from "../helpers/reader-client.ts";
import { type Stage, setStage } from "../helpers/stage.ts";
import { type WidgetWords, widgetWords } from "../helpers/words.ts";

interface Article {
  lang: Language;
  path: string;
  name: string;
  said: string;
  answered: string;
  text: string;
}

const articles: Article[] = [
  {
    lang: "en",
    path: "street-lights",
    name: "Ines",
    said: "The stars are worth a torch.",
    answered: "Tell that to the late shift.",
    text: "The lamps by the dairy should stay on.",
  },
  {
    lang: "ckb",
    path: "karez",
    name: "شیلان",
    said: "ئاوەکە دەبێت بە یەکسانی دابەش بکرێت.",
    answered: "ئەوە بە قسە ئاسانە.",
    text: "کارێزەکان دەبێت بپارێزرێن.",
  },
];

const second = { email: "second@newsroom.test", password: "another long password" };

let browser: Browser;
let stage: Stage;
let desk: DeskClient;
let otherDesk: DeskClient;
beforeAll(async () => {
  [browser, stage] = await Promise.all([startChromium(), setStage()]);
  await withStorage(stage.database, async (storage) => addModerator(storage, second, "Second"));
  desk = await openDesk(stage.server.desk, moderator);
  otherDesk = await openDesk(stage.server.desk, second);
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

describe.each(articles)("on the $path page", ({ lang, path, name, said, answered, text }) => {
  let t: WidgetWords;
  let reader: Person;
  let page: Page;
  let widget: Locator;

  beforeAll(async () => {
    const top = await post(stage.server.api, { key: path, author: "Marit", text: said, lang });
    await desk.decide(top.id, {});
    const reply = { key: path, author: "Rêbwar", text: answered, lang, parent: top.id };
    await desk.decide((await post(stage.server.api, reply)).id, {});
    [t, reader] = await Promise.all([widgetWords(lang), enter(browser, lang)]);
    ({ page } = reader);
    widget = page.locator("afterword-comments");
    await page.goto(new URL(path, stage.newspaper.url).href);
    await page.keyboard.press("End");
    await tabTo(page, widget.locator("summary"));
    // From the first touch on it says what it keeps.
    await sees(within(widget, t("forget")));
  });
  afterAll(async () => {
    await reader.leave();
    expect(reader.mishaps).toEqual([]);
  });

  const within = (place: Locator, label: string): Locator =>
    place.getByRole("button", { name: label, exact: true });
  const comment = () => widget.locator("article[part=comment]").first();
  const panel = () => widget.locator(".panel");
  const own = (state: string) => widget.locator(`article[part~='own-${state}']`);

  /** The state that is shown: all of it can be walked through, and an audit, alike in both languages, finds nothing. */
  async function isSound(): Promise<void> {
    await walk(widget);
    if (lang === "en") await audit(page);
  }

  /** What a press saves as a file. */
  async function saves(button: Locator): Promise<void> {
    const [file] = await Promise.all([page.waitForEvent("download"), pressOn(page, button)]);
    await file.delete();
    await standsOn(button);
  }

  async function write(words: string): Promise<void> {
    await writeInto(page, widget.locator("#text-"), words);
    await pressOn(page, within(widget, t("send")));
    await standsOn(own("pending"));
  }

  const idOf = async (words: string): Promise<string> => {
    const { items } = await desk.queue("default");
    return items.find((item) => item.text === words)!.id;
  };

  /** The desk decides, and the reader comes back. */
  async function decide(by: DeskClient, id: string, decision: Partial<DecideRequest>): Promise<void> {
    const answer = await by.decide(id, { action: "reject", guideline: "promotion", ...decision });
    expect(answer.status).toBe(200);
    await page.reload();
  }

  test("a comment is recommended and no longer, and answered or not", async () => {
    await isSound();
    for (const [key, label] of [
      ["Enter", t("recommended")],
      ["Space", t("recommend")],
    ] as const) {
      await pressOn(page, comment().locator("[part~=recommend]"), key);
      await sees(comment().locator("[part~=recommend]").getByText(label));
      await standsOn(comment().locator("[part~=recommend]"));
    }
    await pressOn(page, within(comment(), t("reply")));
    const field = comment().locator("textarea");
    await standsOn(field);
    await isSound();
    await pressOn(page, within(comment(), t("cancel")));
    await standsOn(within(comment(), t("reply")));
  });

  test("that it was never edited is verified", async () => {
    const opener = comment().locator("[part~=proof]");
    await pressOn(page, opener);
    await standsOn(panel());
    await isSound();
    await pressOn(page, within(panel(), t("verify")));
    await sees(panel().getByText(t("proofMatches")));
    await standsOn(within(panel(), t("verify")));
    await pressOn(page, panel().locator("[part~=copy]"), "Space");
    await standsOn(panel().locator("[part~=copy]"));
    await isSound();
    await tabTo(page, within(panel(), t("verify")));
    await page.keyboard.press("Escape");
    await standsOn(opener);
    await page.keyboard.press("Enter");
    await standsOn(panel());
    await pressOn(page, within(panel(), t("close")));
    await standsOn(opener);
    await page.keyboard.press("Space");
    await standsOn(panel());
    await page.keyboard.press("Shift+Tab");
    await pressOn(page, opener, "Space");
    await standsOn(opener);
    expect(await panel().count()).toBe(0);
  });

  test("it is reported, as illegal content", async () => {
    const opener = comment().locator("[part~=report]");
    const errors = panel().locator("[part=errors]");
    const radios = panel().locator("input[type=radio]");
    const checkboxes = panel().locator("input[type=checkbox]");
    await pressOn(page, opener);
    await standsOn(panel());
    await isSound();
    await pressOn(page, within(panel(), t("sendReport")));
    await standsOn(errors);
    await isSound();
    await pressOn(page, panel().getByRole("link", { name: t("reasonEmpty") }));
    await standsOn(radios.first());
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowUp");
    await standsOn(radios.last());
    await sees(panel().getByLabel(t("explainIllegal")));
    await isSound();
    await pressOn(page, within(panel(), t("sendReport")));
    await standsOn(errors);
    await isSound();
    for (const [sentence, target] of [
      [t("illegalEmpty"), panel().locator("textarea")],
      [t("reporterEmpty"), panel().getByLabel(t("nameLabel"))],
      [t("emailEmpty"), panel().getByLabel(t("emailLabel"))],
      [t("goodFaithMissing"), checkboxes.last()],
    ] as const) {
      await pressOn(page, panel().getByRole("link", { name: sentence }));
      await standsOn(target);
    }
    await pressOn(page, checkboxes.first(), "Space");
    await panel().getByLabel(t("nameLabel")).waitFor({ state: "detached" });
    await standsOn(checkboxes.first());
    await isSound();
    await writeInto(page, panel().locator("textarea"), text);
    await pressOn(page, within(panel(), t("cancel")));
    await standsOn(opener);

    await page.keyboard.press("Enter");
    await standsOn(panel());
    expect(await panel().locator("textarea").inputValue()).toBe(text);
    await tabTo(page, panel().locator("textarea"));
    await page.keyboard.press("Escape");
    await standsOn(opener);
    await page.keyboard.press("Enter");
    await pressOn(page, checkboxes.last(), "Space");
    await pressOn(page, within(panel(), t("sendReport")));
    await sees(panel().locator("[part=report-receipt]"));
    await standsOn(panel());
    await isSound();
    await saves(within(panel(), t("saveReceipt")));
    await pressOn(page, within(panel(), t("close")));
    await standsOn(opener);
    await sees(opener.getByText(t("reported")));
    await isSound();
  });

  test("one's own is kept or withdrawn", async () => {
    await pressOn(page, page.getByRole("checkbox", { name: t("guidelinesAcknowledge") }), "Space");
    await writeInto(page, widget.locator("#author-"), name);
    await write(`${text} 1`);
    await isSound();
    await saves(within(own("pending"), t("saveOwn")));
    await pressOn(page, within(own("pending"), t("withdraw")));
    await standsOn(own("pending").locator(".sure"));
    await isSound();
    await pressOn(page, within(own("pending"), t("keepIt")));
    await standsOn(within(own("pending"), t("withdraw")));
    await page.keyboard.press("Enter");
    await standsOn(own("pending").locator(".sure"));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await standsOn(own("withdrawn"));
    await isSound();
    await pressOn(page, within(own("withdrawn"), t("dismiss")));
    await standsOn(widget.locator("#heading"));
  });

  test("a rejection is read, appealed, upheld, and written anew", async () => {
    await write(`${text} 2`);
    const id = await idOf(`${text} 2`);
    await decide(desk, id, { note: answered });
    await sees(own("rejected"));
    await isSound();
    const opener = within(own("rejected"), t("appeal"));
    const form = own("rejected").locator("form");
    await pressOn(page, opener);
    await standsOn(form.locator("textarea"));
    await isSound();
    await pressOn(page, within(form, t("cancel")));
    await standsOn(opener);
    await page.keyboard.press("Space");
    await standsOn(form.locator("textarea"));
    await pressOn(page, within(form, t("sendAppeal")));
    await sees(form.getByText(t("appealEmpty")));
    await standsOn(form.locator("textarea"));
    await isSound();
    await writeInto(page, form.locator("textarea"), answered);
    await pressOn(page, within(form, t("sendAppeal")));
    await sees(own("rejected").getByText(t("appealWaits")));
    await standsOn(own("rejected"));
    await isSound();

    const { history } = (await (await desk.call(getCase, { params: { id } })).json()) as CommentCase;
    await decide(otherDesk, id, { note: said, seen: history[0]!.id });
    await sees(own("rejected").getByText(t("appealRejected")));
    await isSound();
    await pressOn(page, within(own("rejected"), t("writeAgain")));
    await standsOn(widget.locator("#text-"));
    expect(await widget.locator("#text-").inputValue()).toBe(`${text} 2`);
  });

  test("older ones unfold, and one that is published is shown in the thread", async () => {
    for (const n of [3, 4, 5]) {
      await write(`${text} ${n}`);
      await pressOn(page, within(own("pending"), t("withdraw")));
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await standsOn(own("withdrawn").first());
    }
    const older = widget.locator("[part~=older]");
    await pressOn(page, older);
    await standsOn(own("rejected"));
    await isSound();
    await pressOn(page, older, "Space");
    await own("rejected").waitFor({ state: "detached" });
    await standsOn(older);
    await write(`${text} 6`);
    await decide(desk, await idOf(`${text} 6`), { action: "approve", guideline: null });
    await sees(own("approved"));
    await isSound();
    await pressOn(page, within(own("approved"), t("showInThread")));
    await standsOn(widget.locator("article[part=comment]").filter({ hasText: `${text} 6` }));
    await pressOn(page, within(own("approved"), t("dismiss")));
    await standsOn(own("withdrawn").first());
  });
});
