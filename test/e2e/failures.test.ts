/** What can go wrong between a reader and the server: it is said in the reader's words, and the text is kept. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CommentCase, getCase, postCloseThread } from "../../src/contract/desk.ts";
import { type DeskClient, openDesk } from "../helpers/desk-client.ts";
import { type PageServer, startPageServer } from "../helpers/page-server.ts";
import { type Person, audit, enter, sees, startChromium } from "../helpers/people.ts";
import { addSite, moderator } from "../helpers/prepared-site.ts";
import { type Stage, setStage } from "../helpers/stage.ts";
import { unlimited } from "../helpers/server-process.ts";
import { type WidgetWords, widgetWords } from "../helpers/words.ts";

const text = "The lamps should stay on. ١٢٣ 🙂";

let browser: Browser;
let stage: Stage;
let article: string;
let t: WidgetWords;
let reader: Person;
let page: Page;

beforeAll(async () => {
  [browser, stage, t] = await Promise.all([startChromium(), setStage(), widgetWords("en")]);
  article = new URL("street-lights", stage.newspaper.url).href;
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

beforeEach(async () => {
  reader = await enter(browser);
  page = reader.page;
});
afterEach(async () => {
  stage.proxy.set("POST", "fine");
  await reader.leave();
  expect(reader.mishaps).toEqual([]);
});

const field = () => page.getByLabel(t("textLabel"), { exact: true });
const sendButton = () => page.getByRole("button", { name: t("send"), exact: true });
const problem = (words: string) => page.locator("[part=errors]").getByText(words);
const waiting = () => page.locator("article[part~=own-pending]");

async function write(words = text, address = article): Promise<void> {
  await page.goto(address);
  await page.getByRole("checkbox", { name: t("guidelinesAcknowledge") }).check();
  await page.getByLabel(t("nameLabel"), { exact: true }).fill("Ines");
  await field().fill(words);
}

/** The reader is told, the text is still there, and the page is still fit for everyone. */
async function isTold(words: string, kept = text): Promise<void> {
  await sees(problem(words));
  expect(await field().inputValue()).toBe(kept);
  await audit(page);
}

const unsent = () => page.locator("article[part~=own-outbox]");

/** The comment stands where its reader sees it, with the reason; the form is free. */
async function isKept(headline: string, reason: string): Promise<void> {
  await sees(unsent().getByText(headline));
  await sees(unsent().getByText(reason));
  expect(await unsent().locator("[part=text]").textContent()).toBe(text);
  expect(await field().inputValue()).toBe("");
  await audit(page);
}

async function arrivesAfterAll(): Promise<void> {
  await sees(waiting().getByText(text));
  expect(await waiting().count()).toBe(1);
  expect(await unsent().count()).toBe(0);
  expect(await field().inputValue()).toBe("");
}

describe("what the reader can mend", () => {
  test("nothing filled in: every lack is named at its field, and the summary has the focus", async () => {
    await page.goto(article);
    await sendButton().click();
    await sees(problem(t("nameEmpty")));
    for (const words of [t("nameEmpty"), t("textEmpty"), t("acknowledgeFirst")]) await sees(problem(words));
    expect(await page.locator("[part=errors]").evaluate((errors) => errors.matches(":focus"))).toBe(true);
    await problem(t("textEmpty")).click();
    expect(await field().evaluate((element) => element.matches(":focus"))).toBe(true);
    expect(await field().getAttribute("aria-invalid")).toBe("true");
    await audit(page);
  });

  test.each([
    ["blank", "\u200b \n\u00a0", (words: WidgetWords) => words("textEmpty")],
    ["too long", "👩‍👩‍👧‍👧".repeat(2_003), (words: WidgetWords) => words("textTooLong", 3)],
  ])("a text that is %s", async (_, words, sentence) => {
    await write(words);
    await sendButton().click();
    await isTold(sentence(t), words);
  });

  test("a text that cannot be stored", async () => {
    await write();
    // Half a surrogate pair, as a broken keyboard leaves it. It would not survive the way from the test to the page.
    await field().evaluate((element: HTMLTextAreaElement) => {
      element.value = `before ${String.fromCharCode(0xd8_00)} after`;
      element.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await sendButton().click();
    await sees(problem(t("unstorable", 8)));
    expect(await field().evaluate((element: HTMLTextAreaElement) => element.value.codePointAt(7))).toBe(
      0xd8_00,
    );
  });
});

describe("what lies between", () => {
  test("the server is down, and comes back: the comment waits in the outbox, and goes by itself", async () => {
    await write();
    stage.proxy.set("POST", "down");
    await sendButton().click();
    await isKept(t("notConfirmed"), t("heldUnreachable"));
    stage.proxy.set("POST", "fine");
    await arrivesAfterAll();
  });

  test("the reader is offline, and comes back", async () => {
    await write();
    await page.context().setOffline(true);
    await sendButton().click();
    await isKept(t("notSent"), t("heldOffline"));
    await page.context().setOffline(false);
    await arrivesAfterAll();
  });

  test("the reader is offline, and thinks better of it", async () => {
    await write();
    await page.context().setOffline(true);
    await sendButton().click();
    await isKept(t("notSent"), t("heldOffline"));
    await unsent()
      .getByRole("button", { name: t("cancel"), exact: true })
      .click();
    await unsent().waitFor({ state: "detached" });
    expect(await field().inputValue()).toBe(text);
    expect(await field().evaluate((element) => element.matches(":focus"))).toBe(true);
    await page.context().setOffline(false);
    await page.reload();
    await sees(field());
    expect(await field().inputValue()).toBe(text);
    expect(await unsent().count()).toBe(0);
  });

  test("the server is down, the page is left, and the comment goes at the next visit", async () => {
    await write();
    stage.proxy.set("POST", "down");
    await sendButton().click();
    await isKept(t("notConfirmed"), t("heldUnreachable"));
    await page.goto("about:blank");
    stage.proxy.set("POST", "fine");
    await page.goto(article);
    await arrivesAfterAll();
  });

  test("forgetting asks first while a comment would be lost by it", async () => {
    await write();
    stage.proxy.set("POST", "down");
    await sendButton().click();
    await isKept(t("notConfirmed"), t("heldUnreachable"));
    await page.getByRole("button", { name: t("forget"), exact: true }).click();
    await sees(page.getByText(t("forgetOutbox", 1)));
    await audit(page);
    await page.getByRole("button", { name: t("keepIt") }).click();
    await sees(unsent());
    await page.getByRole("button", { name: t("forget"), exact: true }).click();
    await page.getByRole("button", { name: t("forgetAll") }).click();
    await unsent().waitFor({ state: "detached" });
    await page.reload();
    await sees(field());
    expect(await page.locator("[part~=own-comment]").count()).toBe(0);
  });

  test("the server is slow: sending is seen, and cannot be asked for twice", async () => {
    await write();
    stage.proxy.set("POST", "slow");
    await sendButton().click();
    const busy = page.locator("[part='button send'][aria-disabled=true]");
    await sees(busy);
    await busy.click();
    await sees(waiting().getByText(text));
    expect(await waiting().count()).toBe(1);
  });

  test("the thread cannot be loaded, and then can", async () => {
    // Only this call: the script has to arrive for anybody to say so.
    await page.route("**/v1/thread?*", async (route) => route.abort());
    await page.goto(article);
    await sees(page.getByText(t("failed")));
    await audit(page);
    await page.unroute("**/v1/thread?*");
    await page.getByRole("button", { name: t("tryAgain") }).click();
    await sees(field());
  });

  test("a draft outlives a reload that nobody wanted", async () => {
    await write();
    await sees(page.getByText(t("draftSaved")));
    await page.reload();
    await sees(field());
    expect(await field().inputValue()).toBe(text);
  });
});

describe("what the newsroom decided", () => {
  test("comments are closed while the reader writes", async () => {
    const library = new URL("floating-library", stage.newspaper.url).href;
    const words = await widgetWords("ar");
    const desk: DeskClient = await openDesk(stage.server.desk, moderator);
    const ask = async (): Promise<void> =>
      page.getByRole("button", { name: words("send"), exact: true }).click();
    const arabic = () => page.getByLabel(words("textLabel"), { exact: true });
    await page.goto(library);
    await page.getByRole("checkbox", { name: words("guidelinesAcknowledge") }).check();
    await page.getByLabel(words("nameLabel"), { exact: true }).fill("سلمى");
    await arabic().fill("الأول");
    await ask();
    await sees(waiting());

    await arabic().fill("الثاني");
    const { items } = await desk.queue("default");
    const first = items.find((item) => item.text === "الأول")!;
    const { thread } = (await (await desk.call(getCase, { params: { id: first.id } })).json()) as CommentCase;
    expect((await desk.call(postCloseThread, { params: { id: thread.id }, body: {} })).status).toBe(200);
    await ask();
    await sees(page.locator("[part=errors]").getByText(words("threadClosed")));
    expect(await arabic().inputValue()).toBe("الثاني");
    await audit(page);

    await page.reload();
    await sees(page.locator("[part~=closed]"));
    expect(await arabic().count()).toBe(0);
  });
});

describe("where the widget does not belong", () => {
  let strangers: PageServer;
  beforeAll(async () => {
    strangers = await startPageServer(stage.server.api);
  });
  afterAll(async () => strangers.stop());

  test("a page of another site", async () => {
    await addSite(stage.database, { id: "other", origins: [strangers.origin] });
    await write(text, `${strangers.origin}/article`);
    await sendButton().click();
    await isTold(t("foreignOrigin"));
    expect(strangers.reports).toEqual([]);
  });

  test("a page of nobody's: the browser keeps the answer from the widget, and the text is kept all the same", async () => {
    const nobody = await startPageServer(stage.server.api);
    await write(text, `${nobody.origin}/article`);
    await sendButton().click();
    await isKept(t("notConfirmed"), t("heldUnreachable"));
    await nobody.stop();
  });

  test("a site that the server does not know", async () => {
    await page.goto(`${strangers.origin}/article?site=nobody`);
    await sees(page.getByText(t("failed")));
    await sees(page.getByRole("heading", { name: "An article" }));
  });
});

test("too many comments at once: the reader is told for how long", async () => {
  const strict = await setStage({ env: { ...unlimited, AFTERWORD_LIMIT_POSTS_PER_ADDRESS: "1/60" } });
  try {
    await write("The first one", new URL("street-lights", strict.newspaper.url).href);
    await sendButton().click();
    await sees(waiting().getByText("The first one"));
    // Two more are taken, for some work of the reader's machine; then it is too much.
    for (const words of ["The second one", "The third one"]) {
      await field().fill(words);
      await sendButton().click();
      await sees(waiting().getByText(words));
    }
    await field().fill(text);
    await sendButton().click();
    const said = problem(t("tooFast", 60).replace(/\d+.*/, ""));
    await sees(said);
    expect(Number(/\d+/.exec((await said.textContent())!)![0])).toBeLessThanOrEqual(60);
    expect(await field().inputValue()).toBe(text);
  } finally {
    await strict.close();
  }
});
