/**
 * A reader whose browser runs no JavaScript: reads the thread, answers a comment, mends what was wrong, and comes back
 * by the address they kept to see what was decided. In Chromium, on the real server.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getPage } from "../../src/contract/routes.ts";
import { loadPageLanguage } from "../../src/i18n/pages/load.ts";
import { openDesk, type DeskClient } from "../helpers/desk-client.ts";
import { audit, sees, startChromium } from "../helpers/people.ts";
import { moderator, prepareSite } from "../helpers/prepared-site.ts";
import { pageOrigin, post } from "../helpers/reader-client.ts";
import { type ServerProcess, startServerProcess } from "../helpers/server-process.ts";

let folder: string;
let server: ServerProcess;
let desk: DeskClient;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "afterword-without-script-"));
  const database = `sqlite:${join(folder, "afterword.db")}`;
  await prepareSite(database, { undoSeconds: 0 });
  server = await startServerProcess({ database });
  desk = await openDesk(server.desk, moderator);
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

const addressOf = (query: Record<string, string>) =>
  `${server.api}${getPage.path}?${new URLSearchParams({ site: "default", ...query })}`;

/** The same page where scripts run, since the audit is one. It has none of its own. */
async function auditAt(url: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ bypassCSP: true, colorScheme });
    const page = await context.newPage();
    await page.goto(url);
    await audit(page);
    await context.close();
  }
}

/** A phone may be as narrow as this: nothing is wider than it. */
async function auditWidth(url: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  await page.goto(url);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await context.close();
}

describe.each(["en", "ckb"] as const)("in %s", (lang) => {
  const key = `${pageOrigin}/the-bridge-${lang}`;
  let context: BrowserContext;
  let page: Page;
  const said: string[] = [];

  beforeAll(async () => {
    context = await browser.newContext({ javaScriptEnabled: false });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on("console", (message) => said.push(message.text()));
  });
  afterAll(async () => context.close());

  test("reads, answers, mends, sends, and learns what was decided", async () => {
    const { messages: t, format } = await loadPageLanguage(lang, null);
    const top = await post(server.api, {
      key,
      url: key,
      title: "The bridge",
      author: "Rojîn",
      text: `What opens in ${lang}?`,
    });
    await desk.decide(top.id, {});

    await page.goto(addressOf({ key, lang }));
    await sees(page.getByRole("heading", { name: t.heading, level: 1 }));
    expect(await page.getByRole("link", { name: t.backToArticle }).getAttribute("href")).toBe(key);
    await auditAt(page.url());
    await auditWidth(page.url());

    const comment = page.locator(`#comment-${top.id}`);
    await sees(comment.getByText(`What opens in ${lang}?`));
    await comment.getByRole("link", { name: t.reply }).click();
    await sees(page.getByText(t.promise));
    await sees(page.getByText(`What opens in ${lang}?`));
    await auditAt(page.url());
    await auditWidth(page.url());

    // Sent too early: everything is kept, and what is to mend is said in the reader's language.
    const text = lang === "en" ? "All of it.\n\nIn spring." : "ھەمووی.\n\nلە بەھاردا.";
    const label = t.replyLabel(format, "\u2068Rojîn\u2069");
    await page.getByLabel(label, { exact: true }).last().fill(text);
    await page.getByRole("button", { name: t.sendReply }).click();
    await sees(page.getByRole("heading", { name: t.problemsHeading(format, 2) }));
    expect(await page.getByLabel(label, { exact: true }).last().inputValue()).toBe(text);
    await page.getByRole("link", { name: t.nameEmpty }).click();
    expect(new URL(page.url()).hash).toBe("#author");
    await page.getByLabel(t.nameLabel, { exact: true }).fill("Nazdar");
    await page.getByLabel(t.guidelinesAcknowledge).check();
    await page.getByRole("button", { name: t.sendReply }).click();

    // By this address they see what becomes of it.
    await sees(page.getByRole("heading", { name: t.waiting }));
    await sees(page.getByText(t.keepAddress));
    const kept = page.url();
    expect(new URL(kept).hash).toBe("#own");
    await auditAt(kept);
    await auditWidth(kept);
    // Loaded anew, it is the same comment.
    await page.reload();
    const { items } = await desk.queue("default");
    expect(items.filter((item) => item.text === text)).toHaveLength(1);
    await page.getByRole("link", { name: t.allComments }).click();
    expect(await page.getByText("Nazdar").count()).toBe(0);

    await desk.decide(items.find((item) => item.text === text)!.id, {});
    await page.goto(kept);
    await sees(page.getByRole("heading", { name: t.published }));
    await page.getByRole("link", { name: t.showInThread }).click();
    await sees(page.locator("article:target").getByText("Nazdar"));
    expect(await page.locator("article:target .body").textContent()).toBe(text);
    // That a form was refused is said, and that there is no favicon; of the policy nothing is.
    expect(said.filter((line) => !line.startsWith("Failed to load resource"))).toEqual([]);
  });

  test("takes a comment back, and is told why another was not published", async () => {
    const { messages: t, format } = await loadPageLanguage(lang, null);
    const write = async (text: string): Promise<string> => {
      await page.goto(addressOf({ key, lang, write: "1" }));
      await page.getByLabel(t.guidelinesAcknowledge).check();
      await page.getByLabel(t.nameLabel, { exact: true }).fill("Nazdar");
      await page.getByLabel(t.textLabel, { exact: true }).fill(text);
      await page.getByRole("button", { name: t.send }).click();
      await sees(page.getByRole("heading", { name: t.waiting }));
      return page.url();
    };
    await write(`Taken back in ${lang}`);
    await page.locator("summary", { hasText: t.withdraw }).click();
    await page.getByRole("button", { name: t.withdraw }).click();
    await sees(page.getByRole("heading", { name: t.withdrawn }));

    const kept = await write(`Buy it in ${lang}`);
    const { items } = await desk.queue("default");
    const { id } = items.find((item) => item.text === `Buy it in ${lang}`)!;
    await desk.decide(id, { action: "reject", guideline: "promotion", note: "No shops, please." });
    await page.reload();
    await sees(page.getByRole("heading", { name: t.notPublished }));
    const ground = page.locator(".ground");
    expect(await ground.textContent()).toContain(format.number(7));
    await sees(page.getByText("No shops, please."));
    await auditAt(kept);
  });
});
