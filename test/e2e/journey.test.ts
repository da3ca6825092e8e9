/**
 * The main job, end to end: a comment goes from a reader's form, past a moderator, into the thread, or back to its
 * author with the guideline that it did not keep to. In Chromium, on the real server, from the newspaper's own origin.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../src/i18n/format.ts";
import { defaultGuidelines } from "../../src/i18n/guidelines/index.ts";
import {
  type Person,
  audit,
  doesNotSee,
  enter,
  pressOn,
  sees,
  startChromium,
  writeInto,
} from "../helpers/people.ts";
import { moderator, withStorage } from "../helpers/prepared-site.ts";
import { type Stage, setStage } from "../helpers/stage.ts";
import { type DeskWords, type WidgetWords, countInWords, deskWords, widgetWords } from "../helpers/words.ts";

interface Article {
  lang: Language;
  path: string;
  name: string;
  text: string;
  unwanted: string;
}

const articles: Article[] = [
  {
    lang: "en",
    path: "street-lights",
    name: "Ines",
    text: "The lamps by the dairy should stay on.\n\nThe late shift walks there.",
    unwanted: "Buy your lamps at my shop!",
  },
  {
    lang: "ckb",
    path: "karez",
    name: "شیلان",
    text: "کارێزەکان دەبێت بپارێزرێن.\n\nباوکم تێیاندا کاری کردووە.",
    unwanted: "لە دوکانەکەم بکڕن!",
  },
];

/** Long enough to undo by keyboard on a busy machine, short enough to wait for. */
const undoSeconds = 8;

/** For what the ticker does by itself, in milliseconds. */
const patience = { timeout: 15_000, interval: 500 };

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(async () => browser.close());

describe.each(articles)("on the $path page", ({ lang, path, name, text, unwanted }) => {
  let stage: Stage;
  let t: WidgetWords;
  let desk: DeskWords;
  let reader: Person;
  let other: Person;
  let editor: Person;
  let article: string;

  beforeAll(async () => {
    stage = await setStage({ undoSeconds });
    [t, desk] = await Promise.all([widgetWords(lang), deskWords(lang)]);
    [reader, other, editor] = await Promise.all([
      enter(browser, lang),
      enter(browser, lang),
      enter(browser, lang),
    ]);
    article = new URL(path, stage.newspaper.url).href;
  });
  afterAll(async () => {
    const mishaps = [reader, other, editor].flatMap((person) => person.mishaps);
    await Promise.all([reader, other, editor].map(async (person) => person.leave()));
    await stage.close();
    expect(mishaps).toEqual([]);
  });

  const stored = async (words: string): Promise<number> =>
    withStorage(stage.database, async ({ db }) => {
      const rows = await db.selectFrom("comment").select("id").where("text", "=", words).execute();
      return rows.length;
    });

  const published = (person: Person, words: string) =>
    person.page.locator("article[part=comment] [part=text]").filter({ hasText: words.split("\n")[0]! });
  const own = (person: Person, state: string) => person.page.locator(`article[part~="own-${state}"]`);
  const count = async (person: Person): Promise<string> =>
    (await person.page.locator("afterword-comments [part=count]").textContent()) ?? "";
  const numeral = async (n: number): Promise<string> => {
    const { format } = await (await import("../../src/i18n/widget/load.ts")).loadWidgetLanguage(lang);
    return format.number(n);
  };

  /** Opens or reloads the article and goes down to its comments, as the space bar would. */
  async function readOn({ page }: Person): Promise<void> {
    await (page.url() === article ? page.reload() : page.goto(article));
    await page.keyboard.press("End");
    await sees(page.getByLabel(t("textLabel"), { exact: true }));
  }

  /** Someone else opens the article anew and sees this many comments, none of them with these words. */
  async function othersSee(many: number, not: string): Promise<void> {
    await readOn(other);
    expect(await count(other)).toBe(await numeral(many));
    await doesNotSee(other.page.getByText(not.split("\n")[0]!));
    await other.page.goto(stage.newspaper.url.href);
    await sees(
      other.page
        .locator(`afterword-count[thread="${path}"]`)
        .getByText(await countInWords(lang, many), { exact: true }),
    );
  }

  test("a reader reads the guidelines and writes, by keyboard alone; the answer is lost, and nothing else", async () => {
    const { page } = reader;
    await readOn(reader);
    await sees(page.getByText(t("empty")));
    await sees(page.getByText(defaultGuidelines[lang].title));
    for (const { label, explanation } of defaultGuidelines[lang].rules) {
      await sees(page.getByText(label, { exact: true }));
      await sees(page.getByText(explanation, { exact: true }));
    }
    const field = page.getByLabel(t("textLabel"), { exact: true });
    const about = (await field.getAttribute("aria-describedby")) ?? "";
    expect(about.split(" ")).toContain("guidelines-about");
    await audit(page);

    await pressOn(page, page.getByRole("checkbox", { name: t("guidelinesAcknowledge") }), "Space");
    await writeInto(page, page.getByLabel(t("nameLabel"), { exact: true }), name);
    await writeInto(page, field, text);
    await audit(page);

    stage.proxy.set("POST", "lost");
    await pressOn(page, page.getByRole("button", { name: t("send"), exact: true }));
    const unsent = own(reader, "outbox");
    await sees(unsent.getByText(t("notConfirmed")));
    await sees(unsent.getByText(t("heldUnreachable")));
    expect(await unsent.locator("[part=text]").textContent()).toBe(text);
    expect(await field.inputValue()).toBe("");
    expect(await stored(text)).toBe(1);
    await audit(page);

    stage.proxy.set("POST", "fine");
    await sees(own(reader, "pending").getByText(t("waiting")));
    await doesNotSee(unsent);
    expect(await stored(text)).toBe(1);
    expect(await field.inputValue()).toBe("");
    await audit(page);
  });

  test("it waits, for its author only, and still does after a reload", async () => {
    await readOn(reader);
    await sees(own(reader, "pending").getByText(t("waiting")));
    expect(await own(reader, "pending").locator("[part=text]").textContent()).toBe(text);
    expect(await own(reader, "pending").count()).toBe(1);
    await othersSee(0, text);
  });

  test("a moderator approves it by keyboard, takes that back, and approves it again", async () => {
    const { page } = editor;
    await page.goto(stage.server.desk);
    await writeInto(page, page.getByLabel(desk("email"), { exact: true }), moderator.email);
    await writeInto(page, page.getByLabel(desk("password"), { exact: true }), moderator.password);
    await audit(page);
    await page.keyboard.press("Enter");
    await sees(page.locator("article.comment").getByText(text.split("\n")[0]!));
    expect(await page.locator("article.comment .text").textContent()).toBe(text);
    await audit(page);

    await page.keyboard.press("a");
    const undo = page.locator(".undo");
    await sees(undo);
    await audit(page);
    await othersSee(0, text);
    await page.keyboard.press("u");
    await undo.waitFor({ state: "detached" });
    await sees(page.locator("article.comment").getByText(text.split("\n")[0]!));

    await page.keyboard.press("a");
    await sees(undo);
    await othersSee(0, text);
    await undo.waitFor({ state: "detached" });
  });

  test("everybody sees it, and its author that it was published", async () => {
    await expect
      .poll(async () => {
        await readOn(other);
        return await published(other, text).count();
      }, patience)
      .toBe(1);
    expect(await published(other, text).textContent()).toBe(text);
    expect(await count(other)).toBe(await numeral(1));
    await audit(other.page);

    await readOn(reader);
    await sees(own(reader, "approved").getByText(t("published")));
    expect(await published(reader, text).count()).toBe(1);
    await audit(reader.page);
  });

  test("another comment is rejected by mouse; its author reads under which guideline, nobody else anything", async () => {
    await reader.page.getByLabel(t("textLabel"), { exact: true }).fill(unwanted);
    await reader.page.getByRole("button", { name: t("send"), exact: true }).click();
    await sees(own(reader, "pending").getByText(unwanted));

    const { page } = editor;
    const rule = defaultGuidelines[lang].rules.find(({ id }) => id === "promotion")!;
    const number = defaultGuidelines[lang].rules.indexOf(rule) + 1;
    await page.reload();
    await sees(page.locator("article.comment").getByText(unwanted));
    await page.getByRole("button", { name: rule.label }).click();
    await page.getByLabel(desk("noteLabel")).fill("Try the market page.");
    await page.getByRole("button", { name: desk("reject") }).click();
    await sees(page.locator(".undo"));
    await othersSee(1, unwanted);
    await page.locator(".undo").waitFor({ state: "detached" });

    await expect
      .poll(async () => {
        await readOn(reader);
        await sees(reader.page.locator("article[part~=own-comment]").getByText(unwanted));
        return await own(reader, "rejected").count();
      }, patience)
      .toBe(1);
    const decided = own(reader, "rejected");
    await sees(decided.getByText(t("notPublished")));
    await sees(decided.getByText(t("restsOn", number, `\u2068${rule.label}\u2069`)));
    await sees(decided.getByText("Try the market page."));
    await audit(reader.page);
    await othersSee(1, unwanted);
  });
});
