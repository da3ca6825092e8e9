/** Another reader's page, on the real server, while the newsroom decides. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Decision } from "../../src/contract/desk.ts";
import { type DeskClient, openDesk } from "../helpers/desk-client.ts";
import { type Person, audit, doesNotSee, enter, pressOn, sees, startChromium } from "../helpers/people.ts";
import { moderator } from "../helpers/prepared-site.ts";
import { post } from "../helpers/reader-client.ts";
import { type Stage, setStage } from "../helpers/stage.ts";

const key = "street-lights";
let stage: Stage;
let browser: Browser;
let desk: DeskClient;
let reader: Person;

beforeAll(async () => {
  [stage, browser] = await Promise.all([setStage({ undoSeconds: 1 }), startChromium()]);
  desk = await openDesk(stage.server.desk, moderator);
  reader = await enter(browser);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await stage.close();
});

test(
  "what is approved waits until the reader asks for it, and what is rejected then leaves when they do",
  { timeout: 120_000 },
  async () => {
    const { page, mishaps } = reader;
    const comments = page.locator("[part=thread] [part=comment]");
    const streaming = page.waitForRequest(/\/v1\/events/);
    // The proxy passes an answer on when it has all of it; a stream has no end.
    await page.route(/\/v1\/events/, (route) =>
      route.continue({ url: route.request().url().replace(stage.proxy.origin, stage.server.api) }),
    );
    await page.goto(new URL(key, stage.newspaper.url).href);
    await page.locator("afterword-comments").scrollIntoViewIfNeeded();
    await sees(page.locator("[part=form]"));
    await streaming;

    const { id } = await post(stage.server.api, { key, text: "One that is new" });
    const approval = (await (await desk.decide(id, {})).json()) as Decision;
    const pill = page.locator("[part~=new-comments]");
    await sees(pill);
    await doesNotSee(comments);
    await audit(page);
    await pressOn(page, pill);
    await sees(comments.getByText("One that is new"));
    const focused = () =>
      page.evaluate(() => document.querySelector("afterword-comments")!.shadowRoot!.activeElement?.id);
    await expect.poll(focused).toBe(`comment-${id}`);

    // The reader is at it: it stays until they go elsewhere.
    const grounds = { guideline: "attacks", note: "On second thought.", seen: approval.id };
    expect((await desk.decide(id, { action: "reject", ...grounds })).ok).toBe(true);
    await sees(page.locator("[part=live-note]"));
    await sees(comments.getByText("One that is new"));
    await page.keyboard.press("Shift+Tab");
    await doesNotSee(comments);
    expect(mishaps).toEqual([]);
  },
);
