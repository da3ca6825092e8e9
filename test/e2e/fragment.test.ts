/**
 * A publisher's server puts the thread inside the element: readers see it at once, and the widget takes over without a
 * moment in which there is neither or both. In Chromium, on the real server.
 */
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getFragment } from "../../src/contract/routes.ts";
import { openDesk } from "../helpers/desk-client.ts";
import { audit, enter, sees, startChromium } from "../helpers/people.ts";
import { moderator, prepareSite } from "../helpers/prepared-site.ts";
import { call, pageOrigin, post } from "../helpers/reader-client.ts";
import { type ServerProcess, startServerProcess } from "../helpers/server-process.ts";

const key = `${pageOrigin}/article`;

let folder: string;
let server: ServerProcess;
let publisher: Server;
let address: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "afterword-fragment-"));
  const database = `sqlite:${join(folder, "afterword.db")}`;
  await prepareSite(database, { undoSeconds: 0 });
  server = await startServerProcess({ database });
  const desk = await openDesk(server.desk, moderator);
  for (const text of ["The first words", "The second words"]) {
    const { id } = await post(server.api, { key, url: key, text });
    await desk.decide(id, {});
  }
  publisher = createServer((_, response) => {
    void call(server.api, getFragment, { query: { site: "default", key } })
      .then((answer) => answer.text())
      .then((fragment) => {
        response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
        response.end(pageWith(fragment));
      });
  }).listen(0, "127.0.0.1");
  await once(publisher, "listening");
  address = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}/`;
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  publisher.close();
  publisher.closeAllConnections();
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

const pageWith = (fragment: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>An article</title>
<main>
<h1>An article</h1>
<script type="module" src="${server.api}/afterword.js"></script>
<afterword-comments thread="${key}" loading="eager">
${fragment}
</afterword-comments>
</main>
</html>
`;

interface Seen {
  light: boolean;
  widget: boolean;
}

/** Notes with each frame what a reader sees of the thread, until the test has seen enough. */
function watch(): void {
  const seen: Seen[] = [];
  Object.assign(globalThis, { seen });
  const look = (): void => {
    const element = document.querySelector("afterword-comments");
    const light = element?.querySelector("[data-afterword-fragment]");
    const thread = element?.shadowRoot?.querySelector("[part=thread]");
    // Before the page has come there is nothing to see.
    if (light) {
      seen.push({
        light: light.getClientRects().length > 0,
        widget: (thread?.getClientRects().length ?? 0) > 0,
      });
    }
    requestAnimationFrame(look);
  };
  look();
}

test.each([
  ["at once", 0],
  ["after a while", 400],
])("the widget takes over what stands in the page, its thread arriving %s", async (_, wait) => {
  const reader = await enter(browser);
  const { page } = reader;
  await page.addInitScript(watch);
  await page.route("**/v1/thread?*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, wait));
    await route.continue();
  });
  await page.goto(address);
  await sees(page.locator("article[part=comment]", { hasText: "The first words" }));
  // Two frames more, so that one after the change is seen as well.
  const seen = await page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
    return (globalThis as unknown as { seen: Seen[] }).seen;
  });
  expect(seen.length).toBeGreaterThan(2);
  expect(seen[0]).toEqual({ light: true, widget: false });
  expect(seen.at(-1)).toEqual({ light: false, widget: true });
  expect(seen.filter(({ light, widget }) => light === widget)).toEqual([]);
  // Machines that look after scripts have run find the data still there.
  const data = await page.locator("afterword-comments script").textContent();
  expect(JSON.parse(data!)).toMatchObject({ commentCount: 2, comment: [{ text: "The first words" }, {}] });
  expect(reader.mishaps).toEqual([]);
  await reader.leave();
});

test("without JavaScript it is what there is, and good to read", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  await sees(page.getByRole("heading", { name: "Comments 2" }));
  await sees(page.getByText("The second words"));
  await context.close();

  const audited = await enter(browser);
  await audited.page.route("**/afterword.js", (route) => route.abort());
  await audited.page.goto(address);
  await audit(audited.page);
  await audited.leave();
});
