/**
 * What readers do with a published comment, on the real server, from the newspaper's own origin: they recommend it,
 * report it, and check that it was never edited.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { getReported, getCase, type CommentCase, type QueuePage } from "../../src/contract/desk.ts";
import { getThread } from "../../src/contract/routes.ts";
import type { ThreadView } from "../../src/contract/records.ts";
import { type DeskClient, openDesk } from "../helpers/desk-client.ts";
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
import { moderator } from "../helpers/prepared-site.ts";
import { call, post } from "../helpers/reader-client.ts";
import { type Stage, setStage } from "../helpers/stage.ts";

const key = "street-lights";
const text =
  "The lamps by the dairy should stay on.\r\n\r\nThe late shift walks there, e\u0301té comme hiver. 🙂";

let browser: Browser;
let stage: Stage;
let desk: DeskClient;
let comment: string;
let other: string;
let article: string;
const people: Person[] = [];

beforeAll(async () => {
  [browser, stage] = await Promise.all([startChromium(), setStage()]);
  desk = await openDesk(stage.server.desk, moderator);
  [comment, other] = [await publish("Ines", text), await publish("Tomas", "I walk there too.")];
  article = new URL(`${key}#comments`, stage.newspaper.url).href;
});
afterAll(async () => {
  const mishaps = people.flatMap((person) => person.mishaps);
  await browser.close();
  await stage.close();
  expect(mishaps).toEqual([]);
});

async function publish(author: string, said: string): Promise<string> {
  const { id } = await post(stage.server.api, { key, author, text: said });
  expect((await desk.decide(id, {})).status).toBe(200);
  await vi.waitFor(async () => expect(await recommendations(id)).toBe(0), { timeout: 15_000, interval: 200 });
  return id;
}

async function recommendations(id: string): Promise<number | undefined> {
  const answer = await call(stage.server.api, getThread, { query: { site: "default", key } });
  const { comments } = (await answer.json()) as ThreadView;
  return comments.items.find((one) => one.id === id)?.recommendations;
}

async function reader(): Promise<Person> {
  const person = await enter(browser);
  people.push(person);
  await person.page.goto(article);
  return person;
}

const at = ({ page }: Person, id = comment) => page.locator(`#comment-${id}`);
const recommend = (person: Person) => at(person).getByRole("button", { name: /^Recommend/ });

test("a recommendation counts once for two tabs of one browser, twice for two browsers, and is taken back", async () => {
  const ines = await reader();
  await pressOn(ines.page, recommend(ines));
  await sees(at(ines).getByRole("button", { name: "Recommended 1", pressed: true }));
  await expect.poll(() => recommendations(comment)).toBe(1);

  const tab = await ines.page.context().newPage();
  await tab.goto(article);
  const pressed = tab
    .locator(`#comment-${comment}`)
    .getByRole("button", { name: "Recommended 1", pressed: true });
  await pressed.click();
  await expect.poll(() => recommendations(comment)).toBe(0);
  const free = tab.locator(`#comment-${comment}`).getByRole("button", { name: "Recommend", pressed: false });
  await free.click();
  await expect.poll(() => recommendations(comment)).toBe(1);

  const tomas = await reader();
  await sees(at(tomas).getByRole("button", { name: "Recommend 1", pressed: false }));
  await pressOn(tomas.page, recommend(tomas));
  await expect.poll(() => recommendations(comment)).toBe(2);
  await pressOn(tomas.page, recommend(tomas));
  await expect.poll(() => recommendations(comment)).toBe(1);
  expect(await recommendations(other)).toBe(0);

  await ines.page.reload();
  await sees(at(ines).getByRole("button", { name: "Recommended 1", pressed: true }));
  await audit(ines.page);
});

test("a recommendation that does not arrive is taken off the page again, and this is said", async () => {
  const before = await recommendations(comment);
  const person = await reader();
  // What sends is there by now: only the way to the server is gone.
  await pressOn(person.page, recommend(person));
  await expect.poll(() => recommendations(comment)).toBe(before! + 1);
  await person.page.context().setOffline(true);
  await pressOn(person.page, recommend(person));
  await sees(at(person).getByText("You are offline, so this was not counted."));
  await sees(at(person).getByRole("button", { name: `Recommended ${before! + 1}`, pressed: true }));
  await person.page.context().setOffline(false);
  await pressOn(person.page, recommend(person));
  await expect.poll(() => recommendations(comment)).toBe(before!);
  await doesNotSee(at(person).getByRole("alert"));
});

test("a press that comes before its code can is answered at the comment, and works once the connection is back", async () => {
  const before = await recommendations(other);
  const person = await reader();
  await sees(recommend(person));
  await person.page.context().setOffline(true);
  // By mouse, so that nothing of the widget was touched before.
  await at(person, other)
    .getByRole("button", { name: /^Recommend/ })
    .click();
  await sees(at(person, other).getByRole("alert").getByText("You are offline."));
  await person.page.context().setOffline(false);
  await at(person, other)
    .getByRole("button", { name: /^Recommend/ })
    .click();
  await expect.poll(() => recommendations(other)).toBe(before! + 1);
});

test("the fingerprint matches what was sent, and not what was altered in the page", async () => {
  const person = await reader();
  await pressOn(person.page, at(person).getByRole("button", { name: "never edited" }));
  const panel = person.page.getByRole("region", { name: "Check that the comment by" });
  await sees(panel);
  await audit(person.page);
  await pressOn(person.page, panel.getByRole("button", { name: "Verify" }));
  await sees(panel.getByText("It matches"));

  await at(person)
    .locator("[part=text]")
    .evaluate((element) => {
      const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!;
      node.nodeValue = node.nodeValue!.replace("should stay on", "should go out");
    });
  await pressOn(person.page, panel.getByRole("button", { name: "Verify" }));
  await sees(panel.getByText("It does not match"));
  expect(new Set(await panel.locator("code").allTextContents()).size).toBe(2);
  await audit(person.page);
  await person.page.keyboard.press("Escape");
  await doesNotSee(panel);
  const focused = await at(person)
    .getByRole("button", { name: "never edited" })
    .evaluate((element) => element.matches(":focus"));
  expect(focused).toBe(true);
});

test("a notice of illegal content reaches the desk, once, though its answer was lost", async () => {
  const person = await reader();
  const { page } = person;
  await pressOn(page, at(person).getByRole("button", { name: "Report" }));
  const panel = page.getByRole("region", { name: "Report the comment by" });
  await sees(panel);
  await panel.getByRole("radio", { name: "Illegal content" }).check();
  await writeInto(page, panel.getByLabel("Why is it illegal?"), "It names a minor.");
  await writeInto(page, panel.getByLabel("Your name"), "Ines Pereira");
  await writeInto(page, panel.getByLabel("Your e-mail"), "ines@example.org");
  await panel.getByRole("checkbox", { name: /good faith/ }).check();
  await audit(page);

  // The server has it, the reader does not know.
  await page.route(/\/report$/, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await pressOn(page, panel.getByRole("button", { name: "Send report" }));
  await sees(panel.getByText("did not answer"));
  await page.unroute(/\/report$/);
  await pressOn(page, panel.getByRole("button", { name: "Send report" }));
  await sees(panel.getByText("Your report arrived"));
  await audit(page);

  const reported = (await (await desk.call(getReported, { query: { site: "default" } })).json()) as QueuePage;
  expect(reported.items.map(({ id, reports }) => ({ id, reports }))).toEqual([{ id: comment, reports: 1 }]);
  const { reports } = (await (await desk.call(getCase, { params: { id: comment } })).json()) as CommentCase;
  expect(reports).toHaveLength(1);
  expect(reports[0]).toMatchObject({
    reason: "illegal",
    explanation: "It names a minor.",
    notice: { name: "Ines Pereira", email: "ines@example.org" },
  });
  await sees(panel.getByText(reports[0]!.id));

  await page.reload();
  await sees(at(person).getByRole("button", { name: "You reported this" }));
  await doesNotSee(at(person).getByRole("button", { name: "Report", exact: true }));
});
