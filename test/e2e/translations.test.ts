/**
 * An article and its translation with one conversation, on the real server: the same comments below both, each page in
 * its own language, and what a reader wrote on one of them is theirs on the other. In Chromium.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Language } from "../../src/i18n/format.ts";
import { defaultGuidelines } from "../../src/i18n/guidelines/index.ts";
import { type DeskClient, openDesk } from "../helpers/desk-client.ts";
import { type Person, enter, sees, startChromium } from "../helpers/people.ts";
import { addSite, moderator, prepareSite } from "../helpers/prepared-site.ts";
import { pageOrigin, post } from "../helpers/reader-client.ts";
import { type ServerProcess, startServerProcess } from "../helpers/server-process.ts";
import { type Site, startSite } from "../helpers/site.ts";
import { widgetWords } from "../helpers/words.ts";

const thread = "street-lights";
const article = (api: string, lang: string): string => `<!doctype html>
<html lang="${lang}"${lang === "ckb" ? ` dir="rtl"` : ""}>
<meta charset="utf-8">
<title>An article</title>
<script type="module" src="${api}/afterword.js"></script>
<afterword-comments thread="${thread}" site="bilingual" loading="eager"></afterword-comments>
</html>`;

let folder: string;
let server: ServerProcess;
let site: Site;
let browser: Browser;
let desk: DeskClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "afterword-translations-"));
  const database = `sqlite:${join(folder, "afterword.db")}`;
  await prepareSite(database);
  server = await startServerProcess({ database });
  site = await startSite((path) => ({ body: article(server.api, path.slice(1)) }));
  await addSite(database, { id: "bilingual", origins: [site.origin, pageOrigin], undoSeconds: 0 });
  browser = await startChromium();
  desk = await openDesk(server.desk, moderator);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

const part = ({ page }: Person, name: string) => page.locator(`afterword-comments [part~=${name}]`);

test("the translations of an article share one conversation", async () => {
  for (const [lang, text] of [
    ["en", "The last bus was always full."],
    ["ckb", "شەوانیش کراوە بێت."],
  ] as const) {
    const { id } = await post(server.api, { site: "bilingual", key: thread, lang, text });
    await desk.decide(id, {});
  }
  const reader = await enter(browser);
  const read = async (lang: Language) => {
    await reader.page.goto(`${site.origin}/${lang}`);
    const t = await widgetWords(lang);
    await sees(reader.page.getByRole("heading", { name: t("heading") }));
    await sees(part(reader, "comment"));
    expect(await part(reader, "comment").locator("> [part=text]").allTextContents()).toEqual([
      "The last bus was always full.",
      "شەوانیش کراوە بێت.",
    ]);
    const texts = part(reader, "comment").locator("> [part=text]");
    expect(await texts.evaluateAll((all) => all.map((one) => (one as HTMLElement).lang))).toEqual([
      "en",
      "ckb",
    ]);
    expect(await part(reader, "rule-label").allTextContents()).toEqual(
      defaultGuidelines[lang].rules.map(({ label }) => expect.stringContaining(label) as string),
    );
    return t;
  };

  await read("en");
  await reader.page.getByRole("checkbox").check();
  await reader.page.locator("[id='author-']").fill("Ines");
  await reader.page.locator("[id='text-']").fill("Buy your lamps at my shop!");
  await part(reader, "send").click();
  await sees(part(reader, "own-pending"));

  const t = await read("ckb");
  await sees(part(reader, "own-pending").getByText(t("waiting")));
  await sees(part(reader, "own-pending").getByText("Buy your lamps at my shop!"));

  const { items } = await desk.queue("bilingual");
  await desk.decide(items[0]!.id, { action: "reject", guideline: "promotion" });
  for (const lang of ["ckb", "en"] as const) {
    await read(lang);
    const { label } = defaultGuidelines[lang].rules.find(({ id }) => id === "promotion")!;
    await sees(part(reader, "ground").getByText(label));
  }
  expect(reader.mishaps).toEqual([]);
  await reader.leave();
});
