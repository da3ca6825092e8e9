/** The example newspapers, built as they stand, in Chromium on the real server: links switch threads, no page is loaded. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { articles, server as writtenServer } from "../../demo/frameworks/newspaper.ts";
import { openDesk } from "../helpers/desk-client.ts";
import { doesNotSee, enter, sees, startChromium } from "../helpers/people.ts";
import { moderator, prepareSite } from "../helpers/prepared-site.ts";
import { pageOrigin, post } from "../helpers/reader-client.ts";
import { type ServerProcess, startServerProcess } from "../helpers/server-process.ts";
import { type Site, fileIn, startSite } from "../helpers/site.ts";

const [first, second] = articles;
const said = { [first.key]: "I ride it every night.", [second.key]: "My uncle winds it." };

let folder: string;
let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
  folder = mkdtempSync(join(tmpdir(), "afterword-frameworks-"));
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every path is the one page, as on any site whose articles are shown by a script. */
const singlePage = (name: string, api: () => string) => (path: string) => {
  const built = `dist/frameworks/${name}`;
  const file = path.includes(".") ? fileIn(built, path) : fileIn(built, "/index.html");
  if (!file) return undefined;
  const policy = `script-src 'self' ${api()}; connect-src ${api()}; default-src 'self'; img-src data:; report-uri /csp-report`;
  return {
    ...file,
    body: file.body.toString().replaceAll(writtenServer, api()),
    headers: { "Content-Security-Policy": policy },
  };
};

const comment = (page: Page, text: string): Locator =>
  page.locator("afterword-comments [part~=comment]").getByText(text);
const field = (page: Page): Locator => page.locator("afterword-comments textarea").first();

describe.each(["html", "react", "vue", "svelte", "solid"])("%s", (name) => {
  let site: Site;

  beforeAll(async () => {
    execFileSync(
      process.execPath,
      [
        "node_modules/vite/bin/vite.js",
        "build",
        "--config",
        "demo/frameworks/vite.config.ts",
        "--mode",
        name,
      ],
      { env: { ...process.env, NODE_ENV: "production" }, stdio: ["ignore", "ignore", "inherit"] },
    );
    site = await startSite(singlePage(name, () => server.api));
    const database = `sqlite:${join(folder, `${name}.db`)}`;
    await prepareSite(database, { undoSeconds: 0, origins: [site.origin, pageOrigin] });
    server = await startServerProcess({ database });
    const desk = await openDesk(server.desk, moderator);
    for (const { key } of articles) {
      const { id } = await post(server.api, { key, author: "Ines", text: said[key]! });
      await desk.decide(id, {});
    }
  });

  afterAll(async () => {
    await site?.stop();
    await server?.kill();
  });

  test("shows each article's thread, whichever way its reader comes to it", async () => {
    const person = await enter(browser);
    const { page, mishaps } = person;
    const told: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) told.push(message.text());
    });
    let loads = 0;
    page.on("domcontentloaded", () => loads++);

    const reads = async ({ key, title }: (typeof articles)[number]) => {
      await sees(page.getByRole("heading", { level: 1, name: title }));
      await sees(comment(page, said[key]!));
      expect(await page.locator("afterword-comments").getAttribute("thread")).toBe(key);
      expect(await page.locator("afterword-comments").count()).toBe(1);
      for (const other of articles.filter((one) => one.key !== key))
        await doesNotSee(comment(page, said[other.key]!));
    };
    const go = (title: string) => page.getByRole("link", { name: title }).click();

    await page.goto(`${site.origin}/${first.key}`);
    await reads(first);
    await sees(page.locator("afterword-count [part=count]").filter({ hasText: "1 comment" }).nth(1));
    await field(page).fill("Half a thought about the bus");
    // What keeps it comes with the first touch.
    await page.waitForFunction(() =>
      Object.values(localStorage).some((kept) => String(kept).includes("Half a thought")),
    );

    await go(second.title);
    await reads(second);
    expect(await field(page).inputValue()).toBe("");
    await page.goBack();
    await reads(first);
    expect(await field(page).inputValue()).toBe("Half a thought about the bus");
    await page.goForward();
    await reads(second);
    await page.reload();
    await reads(second);
    await go(first.title);
    await reads(first);
    expect(await field(page).inputValue()).toBe("Half a thought about the bus");

    expect(loads).toBe(2);
    expect([...told, ...mishaps, ...site.reports]).toEqual([]);
    await person.leave();
  });

  test("hands over properties, and hears of a comment", async () => {
    const person = await enter(browser);
    const { page, mishaps } = person;
    await page.goto(`${site.origin}/${second.key}`);
    await sees(comment(page, said[second.key]!));
    const set = await page.locator("afterword-comments").evaluate((element) => {
      const { guidelines, getToken } = element as HTMLElementTagNameMap["afterword-comments"];
      return [typeof guidelines, typeof getToken, element.getAttribute("guidelines")];
    });
    expect(set).toEqual(["object", "function", null]);

    await field(page).fill("It chimed at noon.");
    await page.getByLabel("Name").first().fill("Tomasz");
    await page.locator("afterword-comments [part=acknowledge] input").check();
    await page.locator("afterword-comments [part~=send]").first().click();
    await sees(page.getByRole("status").getByText("Thank you, Tomasz."));
    expect(mishaps).toEqual([]);
    await person.leave();
  });
});
