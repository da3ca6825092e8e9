/** What stays of the widget in a page that goes on without it, and in one that comes back. In Chromium, on the real server. */
import { type Browser, type CDPSession, type Page, chromium } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { chromiumFlags, findEngines } from "../helpers/engines.ts";
import { openDesk } from "../helpers/desk-client.ts";
import { type Person, doesNotSee, enter, sees } from "../helpers/people.ts";
import { moderator } from "../helpers/prepared-site.ts";
import { post } from "../helpers/reader-client.ts";
import { scaled } from "../helpers/scale.ts";
import { type Stage, setStage } from "../helpers/stage.ts";

const times = scaled(200, 50);

let browser: Browser;
let stage: Stage;
let person: Person;
let page: Page;

beforeAll(async () => {
  const engine = (await findEngines()).find(({ name }) => name === "chromium");
  [browser, stage] = await Promise.all([
    // Playwright switches off what is looked at here: pages that are kept while another is shown.
    chromium.launch({
      executablePath: engine!.executable,
      args: chromiumFlags,
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    }),
    setStage(),
  ]);
  const desk = await openDesk(stage.server.desk, moderator);
  for (const text of ["One of two", "Two of two"]) {
    const { id } = await post(stage.server.api, { key: "street-lights", text });
    await desk.decide(id, {});
  }
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});
beforeEach(async () => {
  person = await enter(browser);
  page = person.page;
});
afterEach(async () => {
  expect(person.mishaps).toEqual([]);
  await person.leave();
});

const at = (path: string): string => new URL(path, stage.newspaper.url).href;

interface Counters {
  nodes: number;
  listeners: number;
}

async function count(session: CDPSession): Promise<Counters> {
  for (let n = 0; n < 3; n++) await session.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  return { nodes, listeners: jsEventListeners };
}

test(`${times} elements that came and went leave no node and no listener`, async () => {
  await page.goto(at("street-lights#comments"));
  await sees(page.locator("[part=comment]"));
  const session = await page.context().newCDPSession(page);
  const comeAndGo = async (number: number): Promise<void> =>
    page.evaluate(async (all) => {
      for (let n = 0; n < all; n++) {
        const element = document.createElement("afterword-comments");
        for (const [name, value] of [
          ["thread", "street-lights"],
          ["loading", "eager"],
        ] as const)
          element.setAttribute(name, value);
        const ready = new Promise((resolve) => element.addEventListener("afterword-ready", resolve));
        document.body.append(element);
        await ready;
        element.shadowRoot!.querySelector("textarea")?.focus();
        await new Promise((resolve) => setTimeout(resolve, 20));
        element.remove();
      }
    }, number);
  await comeAndGo(5);
  await page.waitForTimeout(500);
  const before = await count(session);
  await comeAndGo(times);
  await page.waitForTimeout(500);
  const after = await count(session);
  console.log(`Before ${JSON.stringify(before)}, after ${times} more ${JSON.stringify(after)}`);
  // An element with this thread has some 150 nodes and 30 listeners: the bounds are those of three.
  expect(after.nodes - before.nodes).toBeLessThan(450);
  expect(after.listeners - before.listeners).toBeLessThan(90);
});

test("a page that comes back from the browser's memory asks what became of its reader's comment", async () => {
  await page.goto(at("karez#comments"));
  await page.getByRole("checkbox").check();
  await page.locator("[id='author-']").fill("نەسرین");
  await page.locator("[id='text-']").fill("ئاوەکە ھی ھەمووانە.");
  await page.locator("[part~=send]").click();
  await sees(page.locator("[part~=own-pending]"));
  await page.evaluate(() => {
    const back = new Promise<boolean>((resolve) =>
      addEventListener("pageshow", ({ persisted }) => resolve(persisted)),
    );
    Object.assign(globalThis, { back });
  });
  await page.goto(at("/"));
  const desk = await openDesk(stage.server.desk, moderator);
  const { items } = await desk.queue("default");
  const waiting = items.find(({ text }) => text === "ئاوەکە ھی ھەمووانە.")!;
  await desk.decide(waiting.id, {});
  await page.goBack({ waitUntil: "commit" });
  expect(await page.evaluate(() => (globalThis as unknown as { back?: Promise<boolean> }).back)).toBe(true);
  await sees(page.locator("[part~=own-approved]"));
});

test("what stands above the comments never moves; what stands below moves while it is out of sight", async () => {
  await page.setViewportSize({ width: 900, height: 700 });
  await page.goto(at("street-lights"));
  await page.evaluate(() => {
    const below = document.createElement("section");
    below.append(
      ...Array.from({ length: 20 }, () =>
        Object.assign(document.createElement("p"), { textContent: "A story." }),
      ),
    );
    document.querySelector("main")!.append(below);
  });
  for (let n = 0; n < 12; n++) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(120);
  }
  await sees(page.locator("[part=comment]"));
  const shifts = await page.evaluate(
    async () =>
      new Promise<number[]>((resolve) => {
        new PerformanceObserver((list) =>
          resolve(list.getEntries().map((entry) => (entry as unknown as { value: number }).value)),
        ).observe({ type: "layout-shift", buffered: true });
        setTimeout(resolve, 500, []);
      }),
  );
  expect(shifts).toEqual([]);
});

test("on paper the whole thread is there, and no button", async () => {
  await page.goto(at("street-lights#comments"));
  await sees(page.locator("[part=comment]"));
  await page.emulateMedia({ media: "print" });
  const paper = await page.locator("afterword-comments").evaluate((element) => {
    const all = [...element.shadowRoot!.querySelectorAll<HTMLElement>("*")];
    const text = [...element.shadowRoot!.querySelectorAll<HTMLElement>("[part=text]")];
    return {
      buttons: all.filter((one) => one.matches("button, select, input, textarea") && one.checkVisibility())
        .length,
      texts: text.map((one) => one.innerText),
      clipped: text.filter((one) => one.scrollHeight > one.clientHeight + 1).length,
      addresses: all.filter((one) => getComputedStyle(one, "::after").content.includes("http")).length,
    };
  });
  expect(paper.texts.toSorted()).toEqual(["One of two", "Two of two"]);
  expect(paper).toMatchObject({ buttons: 0, clipped: 0, addresses: 0 });
});

/** The proxy passes an answer on when it has all of it; a stream has no end. */
async function streamPast(): Promise<void> {
  await page.route(/\/v1\/events/, (route) =>
    route.continue({ url: route.request().url().replace(stage.proxy.origin, stage.server.api) }),
  );
}

async function publish(key: string, text: string): Promise<void> {
  const desk = await openDesk(stage.server.desk, moderator);
  const { id } = await post(stage.server.api, { key, text });
  expect((await desk.decide(id, {})).status).toBe(200);
}

test("nothing moves when word comes of a new comment", async () => {
  await streamPast();
  const streaming = page.waitForRequest(/\/v1\/events/);
  await page.goto(at("street-lights#comments"));
  await sees(page.locator("[part=comment]"));
  await streaming;
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift" });
  });
  await publish("street-lights", "One that comes");
  const pill = page.locator("[part~=new-comments]");
  await sees(pill);
  await pill.scrollIntoViewIfNeeded();
  await publish("street-lights", "And another");
  await expect.poll(async () => pill.textContent()).toContain("2");
  const shifts = await page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    return (globalThis as unknown as { shifts: number[] }).shifts;
  });
  expect(shifts).toEqual([]);
});

test("a hidden tab holds no stream, and hears of what it missed once it is seen again", async () => {
  await streamPast();
  const turn = async (state: "hidden" | "visible"): Promise<void> =>
    page.evaluate((value) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, value });
      Object.defineProperty(document, "hidden", { configurable: true, value: value === "hidden" });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  const streaming = page.waitForRequest(/\/v1\/events/);
  await page.goto(at("karez#comments"));
  await sees(page.locator("[part=form]"));
  const stream = await streaming;
  const ended = page.waitForEvent("requestfailed", (request) => request === stream);
  await turn("hidden");
  await ended;
  await publish("karez", "یەکێکی تر");
  await doesNotSee(page.locator("[part~=new-comments]"));
  const anew = page.waitForRequest(/\/v1\/events/);
  await turn("visible");
  await anew;
  await sees(page.locator("[part~=new-comments]"));
});

test("a page that was frozen goes on where it was", async () => {
  await streamPast();
  const streaming = page.waitForRequest(/\/v1\/events/);
  await page.goto(at("street-lights#comments"));
  await sees(page.locator("[part=comment]"));
  await streaming;
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await publish("street-lights", "While nobody was there");
  await session.send("Page.setWebLifecycleState", { state: "active" });
  const pill = page.locator("[part~=new-comments]");
  await sees(pill);
  await pill.click();
  await sees(page.locator("[part=comment]").getByText("While nobody was there"));
});

test("an element from a template works in a shadow root of the page's own", async () => {
  await page.goto(at("street-lights#comments"));
  await sees(page.locator("[part=comment]"));
  await page.evaluate(() => {
    const template = document.createElement("template");
    const inert = template.content.ownerDocument.createElement("afterword-comments");
    for (const [name, value] of Object.entries({ thread: "street-lights", loading: "eager" }))
      inert.setAttribute(name, value);
    template.content.append(inert);
    const panel = document.createElement("div");
    panel.id = "panel";
    const root = panel.attachShadow({ mode: "open" });
    root.append(template.content.cloneNode(true), document.importNode(template.content, true));
    document.querySelector("main")!.append(panel);
  });
  const inside = page.locator("#panel afterword-comments");
  expect(await inside.count()).toBe(2);
  await sees(inside.first().locator("[part=comment]"));
  await sees(inside.last().locator("[part=comment]"));
  const field = inside.first().locator("[id='text-']");
  await field.fill("Written in a panel");
  await inside.first().locator("[part~=send]").click();
  await sees(inside.first().locator("[part~=error-summary], [part~=errors], [role=alert]"));
  await inside.first().locator("[part~=more-actions]").first().click();
  await sees(inside.first().locator("[part=menu]"));
  expect(await inside.last().locator("[part=menu]").count()).toBe(0);
});
