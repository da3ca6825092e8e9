/**
 * A page on plain http that is not this machine's own name: browsers have no `crypto.subtle` and no `randomUUID` there,
 * and no clipboard. In Chromium, on the real server.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk } from "../helpers/desk-client.ts";
import { chromiumFlags, findEngines } from "../helpers/engines.ts";
import { type OddPages, startOddPages } from "../helpers/odd-pages.ts";
import { enter, sees } from "../helpers/people.ts";
import { addSite, moderator, prepareSite } from "../helpers/prepared-site.ts";
import { type ServerProcess, startServerProcess } from "../helpers/server-process.ts";

const host = "news.test";
const element = `<afterword-comments thread="k" site="plain" loading="eager"></afterword-comments>`;

let folder: string;
let server: ServerProcess;
let pages: OddPages;
let browser: Browser;
let address: URL;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "afterword-plain-http-"));
  const database = `sqlite:${join(folder, "afterword.db")}`;
  await prepareSite(database);
  server = await startServerProcess({ database });
  pages = await startOddPages(server.api, { "/article": { body: element } });
  address = new URL("/article", pages.origin);
  address.hostname = host;
  await addSite(database, { id: "plain", origins: [address.origin], undoSeconds: 0 });
  const engine = (await findEngines()).find(({ name }) => name === "chromium");
  browser = await chromium.launch({
    executablePath: engine!.executable,
    args: [...chromiumFlags, `--host-resolver-rules=MAP ${host} 127.0.0.1`],
  });
});
afterAll(async () => {
  await browser.close();
  await pages.stop();
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

test("a comment is written, followed, checked, linked to and recommended all the same", async () => {
  const reader = await enter(browser);
  const { page } = reader;
  await page.goto(address.href);
  expect(await page.evaluate(() => [isSecureContext, "subtle" in crypto, "randomUUID" in crypto])).toEqual([
    false,
    false,
    false,
  ]);
  await page.getByRole("checkbox").check();
  await page.locator("[id='author-']").fill("Ines");
  await page.locator("[id='text-']").fill("The lamps are dark.");
  await page.locator("[part~=send]").click();
  await sees(page.locator("[part~=own-pending]"));

  const desk = await openDesk(server.desk, moderator);
  const { items } = await desk.queue("plain");
  expect(items.map(({ text }) => text)).toEqual(["The lamps are dark."]);
  expect((await desk.decide(items[0]!.id, {})).status).toBe(200);
  await page.reload();
  await sees(page.locator("[part~=own-approved]"));
  await sees(page.locator("[part=thread]").getByText("The lamps are dark."));

  const recommend = page.locator(`[id="recommend-${items[0]!.id}"]`);
  const counted = page.waitForResponse(/\/reaction$/);
  await recommend.click();
  expect((await counted).status()).toBe(200);
  await page.reload();
  await expect.poll(async () => recommend.getAttribute("aria-pressed")).toBe("true");
  expect(await recommend.textContent()).toContain("1");

  await page.locator("[part~=proof]").click();
  await sees(page.locator("[part~=proof-panel], [part~=panel]"));
  await page.locator("[part~=more-actions]").click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await sees(page.locator("[part=address]"));
  expect(
    await page.evaluate(() => (globalThis as unknown as { written: { fell: string[] } }).written.fell),
  ).toEqual([]);
  expect(reader.mishaps).toEqual([]);
  await reader.leave();
});
