/** A receipt is saved under the strictest policy that the widget promises to work with, in every engine. */
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser } from "../helpers/browsers.ts";
import { findEngines } from "../helpers/engines.ts";
import { type PageServer, startPageServer } from "../helpers/page-server.ts";
import { enter, sees, startChromium } from "../helpers/people.ts";
import { addSite, prepareSite } from "../helpers/prepared-site.ts";
import { type ServerProcess, startServerProcess } from "../helpers/server-process.ts";
import { type WidgetWords, widgetWords } from "../helpers/words.ts";

const engines = await findEngines();
const text = "The lamps  should stay on.\n\nکارێزەکان 🙂";

let folder: string;
let server: ServerProcess;
let pages: PageServer;
let t: WidgetWords;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "afterword-receipt-"));
  const database = `sqlite:${join(folder, "afterword.db")}`;
  await prepareSite(database);
  [server, t] = await Promise.all([startServerProcess({ database }), widgetWords("en")]);
  pages = await startPageServer(server.api);
  await addSite(database, { id: "strict", origins: [pages.origin] });
});
afterAll(async () => {
  await pages.stop();
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

test.each(engines)("$name follows the link, and reports nothing", { timeout: 120_000 }, async (engine) => {
  const browser = await startBrowser(engine);
  const { page } = browser;
  await page.open(`${pages.origin}/${engine.name}?site=strict`);
  const saved = await page.evaluate(
    async ({ words, save }) => {
      const root = () => document.querySelector("afterword-comments")?.shadowRoot;
      const until = async <T>(look: () => T | null | undefined | false): Promise<T> => {
        for (let i = 0; i < 400; i++) {
          const found = look();
          if (found) return found;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error(`Not there: ${String(look)}`);
      };
      const write = (field: HTMLInputElement | HTMLTextAreaElement, value: string) => {
        field.value = value;
        field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      };
      const find = async <E extends Element>(selector: string) =>
        until(() => root()?.querySelector<E>(selector));
      (await find<HTMLElement>("#acknowledge")).click();
      write(await find<HTMLInputElement>("#author-"), "Ines");
      write(await find<HTMLTextAreaElement>("#text-"), words);
      (await find<HTMLElement>("[part~=send]")).click();
      await find("[part~=own-pending]");

      const links: string[] = [];
      const click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "click")!.value as () => void;
      HTMLAnchorElement.prototype.click = function follow(this: HTMLAnchorElement) {
        links.push(`${this.href.slice(0, 5)} ${this.download}`);
        click.call(this);
      };
      const press = await until(() =>
        [...(root()?.querySelectorAll("button") ?? [])].find((one) => one.textContent.trim() === save),
      );
      press.click();
      await until(() => links.length);
      // Long enough for a policy to be broken, and to be told of.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return { links, address: location.pathname };
    },
    { words: text, save: t("saveOwn") },
  );
  await browser.close();
  expect(saved.links).toHaveLength(1);
  expect(saved.links[0]).toMatch(/^blob: receipt-\d{4}-\d\d-\d\d-strict-An-article\.txt$/);
  expect(saved.address).toBe(`/${engine.name}`);
  expect(pages.reports).toEqual([]);
});

test("the file that arrives holds the text, byte by byte", async () => {
  const browser = await startChromium();
  const reader = await enter(browser);
  const { page } = reader;
  await page.goto(`${pages.origin}/file?site=strict`);
  await page.locator("#acknowledge").check();
  await page.locator("#author-").fill("Ines");
  await page.locator("#text-").fill(text);
  await page.locator("[part~=send]").click();
  await sees(page.locator("[part~=own-pending]"));
  const arriving = page.waitForEvent("download");
  await page.getByRole("button", { name: t("saveOwn") }).click();
  const file = await readFile(await (await arriving).path());
  expect(file.includes(Buffer.from(`\n\n${text}\n`))).toBe(true);
  expect(file.toString()).toContain(t("fileTitle"));
  expect(reader.mishaps).toEqual([]);
  await reader.leave();
  await browser.close();
});
