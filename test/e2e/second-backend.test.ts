/**
 * The element before a backend that is not ours: the publisher serves our script from its own site, and `endpoint`
 * names the backend that was written from the OpenAPI document. In Chromium.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, doesNotSee, enter, sees, startChromium } from "../helpers/people.ts";
import { fileIn, type Site, startSite } from "../helpers/site.ts";
import { startTinyBackend, type TinyBackend } from "../helpers/tiny-backend.ts";
import { type WidgetWords, widgetWords } from "../helpers/words.ts";

const article = (endpoint: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>An article</title>
<script type="module" src="/widget/afterword.js"></script>
<afterword-comments thread="street-lights" endpoint="${endpoint}" loading="eager"></afterword-comments>
</html>`;

let backend: TinyBackend;
let site: Site;
let elsewhere: Site;
let browser: Browser;
let reader: Person;
let other: Person;
let t: WidgetWords;

beforeAll(async () => {
  const serve = (path: string) =>
    path.startsWith("/widget/")
      ? fileIn("dist", path)
      : path === "/"
        ? { body: article(backend.endpoint) }
        : undefined;
  [site, elsewhere] = [await startSite(serve), await startSite(serve)];
  backend = await startTinyBackend(site.origin);
  browser = await startChromium();
  [reader, other] = [await enter(browser), await enter(browser)];
  t = await widgetWords("en");
});
afterAll(async () => {
  await browser.close();
  await Promise.all([site.stop(), elsewhere.stop(), backend.stop()]);
});

const part = ({ page }: Person, name: string) => page.locator(`afterword-comments [part~=${name}]`);
const press = (person: Person, name: string) => person.page.getByRole("button", { name }).first().click();

const acknowledge = ({ page }: Person) =>
  page.getByRole("checkbox", { name: t("guidelinesAcknowledge") }).check();

async function write({ page }: Person, text: string): Promise<void> {
  await page.locator("[id='author-']").fill("Ines");
  await page.locator("[id='text-']").fill(text);
  await page.getByRole("button", { name: t("send"), exact: true }).click();
}

/** Ids of the comments with this text that wait, as its command names them. */
async function waiting(text: string): Promise<string[]> {
  const lines = (await backend.command("waiting")).split("\n").filter((line) => line !== "");
  const rows = lines.map((line) => JSON.parse(line) as { id: string; text?: string });
  return rows.filter((row) => row.text === text).map(({ id }) => id);
}

const lamps = "The lamps by the dairy should stay on.";

test("a reader writes, and it waits for its author only", async () => {
  await reader.page.goto(site.origin);
  await sees(reader.page.getByText(t("empty")));
  await sees(reader.page.getByText("Respect others"));
  await acknowledge(reader);
  await write(reader, lamps);
  await sees(part(reader, "own-pending").getByText(lamps));
  expect(await waiting(lamps)).toHaveLength(1);
  await other.page.goto(site.origin);
  await sees(other.page.getByText(t("empty")));
  await doesNotSee(other.page.getByText(lamps));
});

test("a person approves it, and everybody sees it", async () => {
  const [id] = await waiting(lamps);
  await backend.command("approve", id!);
  for (const person of [reader, other]) {
    await person.page.goto(site.origin);
    await sees(person.page.locator(`#comment-${id} [part=text]`).getByText(lamps));
  }
  await sees(reader.page.getByText(t("published"), { exact: true }));
});

test("another reader recommends it, and it counts", async () => {
  await press(other, "Recommend");
  await sees(other.page.getByRole("button", { name: "Recommended 1", pressed: true }));
  await reader.page.reload();
  await sees(reader.page.getByRole("button", { name: "Recommend 1" }));
});

test("another reader reports it, and whoever decides learns of it", async () => {
  await press(other, t("report"));
  const panel = other.page.getByRole("region", { name: "Report the comment by" });
  await panel.getByRole("radio", { name: "Stay on the topic" }).check();
  await panel.getByRole("button", { name: t("sendReport") }).click();
  await sees(panel.getByText("Your report arrived"));
  expect(await backend.command("waiting")).toContain(String.raw`\"reason\":\"topic\"`);
});

test("its author takes a comment back, and nobody has to decide on it any more", async () => {
  const regret = "I should not have said this.";
  await write(reader, regret);
  const own = part(reader, "own-pending");
  await sees(own.getByText(regret));
  await own.getByRole("button", { name: t("withdraw") }).click();
  await sees(own.getByText(t("withdrawConfirm")));
  await own.getByRole("button", { name: t("withdraw") }).click();
  await sees(part(reader, "own-withdrawn"));
  expect(await waiting(regret)).toEqual([]);
});

test("a page of a foreign origin shows the thread, and can write nothing", async () => {
  const stranger = await enter(browser);
  await stranger.page.goto(elsewhere.origin);
  await sees(stranger.page.getByText(lamps));
  await acknowledge(stranger);
  await write(stranger, "From elsewhere.");
  // The preflight is refused already: to the page it is as if nobody were there.
  await sees(part(stranger, "own-outbox").getByText(t("heldUnreachable")));
  expect(await waiting("From elsewhere.")).toEqual([]);
  expect([reader, other, stranger].flatMap(({ mishaps }) => mishaps)).toEqual([]);
});
