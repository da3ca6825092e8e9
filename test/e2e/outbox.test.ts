/**
 * Comments through a network that drops, delays, doubles and reorders three calls in ten, from pages that are reloaded,
 * crash, are closed, and lose their connection: each arrives once, as it was written, and at every moment its reader
 * is told the truth.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PageServer, startPageServer } from "../helpers/page-server.ts";
import { startChromium } from "../helpers/people.ts";
import { addSite, prepareSite, withStorage } from "../helpers/prepared-site.ts";
import { type Random, createRandom } from "../helpers/random.ts";
import { scaled } from "../helpers/scale.ts";
import { seed } from "../helpers/seed.ts";
import { type ServerProcess, startServerProcess } from "../helpers/server-process.ts";
import { type Storm, type StormyProxy, startStormyProxy, troubles } from "../helpers/stormy-proxy.ts";
import { type WidgetWords, widgetWords } from "../helpers/words.ts";

const submissions = scaled(200, 12);
const readers = 4;
const mishaps = ["none", "reload", "crash", "close", "offline"] as const;

/** That of the thread's own form, while nothing is being sent from there. */
const sendButton = "[part='button send']:not([aria-disabled])";

let browser: Browser;
let folder: string;
let database: string;
let server: ServerProcess;
let t: WidgetWords;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "afterword-outbox-"));
  database = `sqlite:${join(folder, "afterword.db")}`;
  await prepareSite(database);
  [browser, server, t] = await Promise.all([
    startChromium(),
    startServerProcess({ database }),
    widgetWords("en"),
  ]);
});
afterAll(async () => {
  await browser.close();
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** What a reader was shown of one comment, and when (milliseconds UTC). */
interface Claim {
  at: number;
  receipt: string;
  /** "pending", "outbox", or another part of the kind "own-…". */
  state: string;
  headline: string;
  text: string;
  cancelled: boolean;
}

interface Sea {
  proxy: StormyProxy;
  pages: PageServer;
  site: string;
  claims: Claim[];
  stop(): Promise<void>;
}

let sites = 0;

async function setOut(storm: Storm): Promise<Sea> {
  const proxy = await startStormyProxy(server.api, storm);
  const pages = await startPageServer(proxy.origin);
  const site = `sea-${++sites}`;
  await addSite(database, { id: site, origins: [pages.origin] });
  return {
    proxy,
    pages,
    site,
    claims: [],
    async stop() {
      await pages.stop();
      await proxy.stop();
    },
  };
}

/** Runs in the page, before its own scripts: tells of every change in what is shown of a reader's comments. */
function watch(youCancelled: string): void {
  const told = new Map<string, string>();
  const look = (root: ShadowRoot) => {
    for (const card of root.querySelectorAll<HTMLElement>("[part~=own-comment]")) {
      const claim = {
        receipt: card.id.slice("own-".length),
        state: card.part.value.replace(/.*own-/, ""),
        headline: card.querySelector("[part=state] b")?.textContent ?? "",
        text: card.querySelector("[part=text]")?.textContent ?? "",
        cancelled: card.textContent.includes(youCancelled),
      };
      const words = JSON.stringify(claim);
      if (told.get(claim.receipt) === words) continue;
      told.set(claim.receipt, words);
      (globalThis as unknown as { claim(claim: object): void }).claim({ at: Date.now(), ...claim });
    }
  };
  const attach = () => {
    const root = document.querySelector("afterword-comments")?.shadowRoot;
    if (!root) return void setTimeout(attach, 5);
    const changes = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver(() => look(root)).observe(root, changes);
    look(root);
    // What still stands there is still said.
    setInterval(() => {
      for (const [receipt, words] of told) if (words.includes('"outbox"')) told.delete(receipt);
      look(root);
    }, 50);
  };
  attach();
}

/** One person at one browser, which may be closed and opened again with all that it kept. */
class Reader {
  #sea: Sea;
  #name: string;
  #context!: BrowserContext;
  page!: Page;

  constructor(sea: Sea, name: string) {
    this.#sea = sea;
    this.#name = name;
  }

  async open(before?: BrowserContext): Promise<void> {
    const storageState = await before?.storageState();
    await before?.close();
    this.#context = await browser.newContext({
      reducedMotion: "reduce",
      ...(storageState && { storageState }),
    });
    await this.#context.exposeBinding("claim", (_, claim: Claim) => void this.#sea.claims.push(claim));
    await this.#context.addInitScript(watch, t("youCancelled"));
    await this.#newPage();
  }

  async #newPage(): Promise<void> {
    this.page = await this.#context.newPage();
    this.page.setDefaultTimeout(20_000);
    await this.visit();
  }

  field = (): Locator => this.page.locator("#text-");
  card = (text: string): Locator =>
    this.page
      .locator("[part~=own-comment]")
      .filter({ has: this.page.locator("[part=text]", { hasText: idOf(text) }) });

  /** Until the form is there: the thread itself may not come at once. */
  async visit(): Promise<void> {
    const { pages, site } = this.#sea;
    await this.page.goto(`${pages.origin}/${this.#name}?site=${site}`);
    const failed = this.page.locator("[part=failed] button");
    for (;;) {
      await this.field().or(failed).first().waitFor();
      if (await this.field().count()) return;
      await failed.click({ timeout: 1_000 }).catch(() => {});
    }
  }

  async submit(text: string): Promise<void> {
    const { page } = this;
    const acknowledge = page.locator("#acknowledge");
    if (await acknowledge.isEnabled()) await acknowledge.check();
    await page.locator("#author-").fill(this.#name);
    await this.field().fill(text);
    // What the page has not kept yet, it has not promised to keep.
    await page.getByText(t("draftSaved")).waitFor();
    await this.press();
  }

  /** The button, once what was sent before is out of the way. */
  async press(): Promise<void> {
    await this.page.locator(sendButton).click();
  }

  async meet(mishap: (typeof mishaps)[number], random: Random): Promise<void> {
    const { page } = this;
    if (mishap === "none") return;
    await page.waitForTimeout(random.between(0, 300));
    if (mishap === "reload") await this.visit();
    if (mishap === "crash") {
      const session = await this.#context.newCDPSession(page);
      const crashed = page.waitForEvent("crash");
      session.send("Page.crash").catch(() => {});
      await crashed;
      await page.close();
      await this.#newPage();
    }
    if (mishap === "close") await this.open(this.#context);
    if (mishap === "offline") {
      await this.#context.setOffline(true);
      await page.waitForTimeout(random.between(50, 300));
      await this.#context.setOffline(false);
    }
  }

  /** The words are somewhere: with the reader's comments, or in the form, if the press came too late for the page. */
  async finds(text: string): Promise<void> {
    const idle = this.page.locator(sendButton);
    const isBack = async () => (await idle.count()) > 0 && (await this.field().inputValue()) === text;
    await expect
      .poll(async () => (await this.card(text).count()) > 0 || (await isBack()), { timeout: 30_000 })
      .toBe(true);
    if ((await this.card(text).count()) === 0 && (await isBack())) await this.press();
  }

  /** Nothing is left to be sent. */
  async rests(): Promise<void> {
    await this.visit();
    await this.page.locator(sendButton).waitFor();
    await expect
      .poll(async () => this.page.locator("[part~=own-outbox]").count(), { timeout: 60_000, interval: 250 })
      .toBe(0);
  }

  /** Takes back what has just been written offline: at once, or when it may be on its way already. */
  async regret(text: string, when: "at once" | "late"): Promise<void> {
    const card = this.card(text);
    const cancel = card.getByRole("button", { name: t("cancel"), exact: true });
    await this.#context.setOffline(true);
    await this.submit(text);
    await card.waitFor();
    if (when === "at once") await cancel.click();
    await this.#context.setOffline(false);
    await cancel.click({ timeout: 500 }).catch(() => {
      // It was taken back already, or went before the press.
    });
    const gone = card.getByText(t("cancelledOwn"), { exact: true });
    const arrived = card.getByText(t("waiting"));
    const isBack = async () => (await this.field().inputValue()) === text;
    await expect
      .poll(async () => (await isBack()) || (await gone.count()) + (await arrived.count()) > 0, {
        timeout: 60_000,
      })
      .toBe(true);
    if (await gone.count()) await card.getByRole("button", { name: t("dismiss") }).click();
    await this.field().fill("");
  }

  async leave(): Promise<void> {
    await this.#context.close();
  }
}

const alphabet = [
  "a",
  "ê",
  "ێ",
  "ـ",
  "ك",
  "\u200c",
  "👩‍👩‍👧",
  "Z\u0351",
  "\u202b",
  " ",
  "\n",
  "\t",
  "<b>",
  "&amp;",
  "١",
];

/** A text that no other is like, begun by a mark to find it by. */
const idOf = (text: string): string => text.slice(0, text.indexOf("."));
function textFor(name: string, random: Random): string {
  const letters = Array.from({ length: random.between(1, 120) }, () => random.pick(alphabet));
  return `${name}. ${letters.join("")}  `;
}

const storedIn = async (site: string): Promise<string[]> =>
  withStorage(database, async ({ db }) => {
    const rows = await db.selectFrom("comment").select("text").where("site_id", "=", site).execute();
    return rows.map(({ text }) => text ?? "");
  });

/** What is wrong with what the server has in the end, and with what readers were told on the way. */
function faults(sent: string[], stored: string[], { claims, proxy }: Sea): string[] {
  const times = (text: string) => stored.filter((one) => Buffer.from(one).equals(Buffer.from(text))).length;
  const untrue = claims.filter(({ at, receipt, state, headline }) => {
    if (state === "pending") return !(proxy.stored.get(receipt)! <= at);
    if (headline === t("notSent")) return proxy.passed.get(receipt)! <= at;
    return false;
  });
  return [
    ...sent.filter((text) => times(text) === 0).map((text) => `lost: ${idOf(text)}`),
    ...sent.filter((text) => times(text) > 1).map((text) => `doubled: ${idOf(text)}`),
    ...untrue.map(({ state, headline, text }) => `untrue: ${state} "${headline}" of ${idOf(text)}`),
  ];
}

describe("a stormy network", () => {
  test(
    "loses nothing, doubles nothing, and tells every reader the truth",
    { timeout: 1_800_000 },
    async () => {
      const sea = await setOut({ random: createRandom(seed) });
      const sent: string[] = [];
      const regretted: string[] = [];
      const people = Array.from({ length: readers }, async (_, n) => {
        const random = createRandom(seed + n + 1);
        const reader = new Reader(sea, `reader-${n}`);
        await reader.open();
        for (let i = n; i < submissions; i += readers) {
          const text = textFor(`${n}-${i}`, random);
          sent.push(text);
          await reader.submit(text);
          await reader.meet(mishaps[Math.floor(i / readers) % mishaps.length]!, random);
          await reader.finds(text);
          if (Math.floor(i / readers) % 3 !== 2) continue;
          const other = textFor(`${n}-${i} regretted`, random);
          regretted.push(other);
          await reader.regret(other, n % 2 ? "late" : "at once");
        }
        await reader.rests();
        // The last word: what the page shows now is what the server has.
        const shown = await reader.page.locator("[part~=own-pending] [part=text]").allTextContents();
        await reader.leave();
        return shown;
      });
      const shown = (await Promise.all(people)).flat();
      const stored = await storedIn(sea.site);
      await sea.stop();

      expect(faults(sent, stored, sea)).toEqual([]);
      expect(stored.toSorted()).toEqual(shown.toSorted());
      // A comment that was taken back is not there, or its reader was told that it is, and that it was cancelled.
      const arrived = regretted.filter((text) => stored.includes(text));
      expect(stored).toHaveLength(sent.length + arrived.length);
      expect(arrived.length).toBeLessThan(regretted.length);
      expect(sea.claims.length).toBeGreaterThan(2 * submissions);
      for (const trouble of troubles) expect(sea.proxy.met[trouble]).toBeGreaterThan(0);
      console.log(
        `${sent.length} comments sent, ${stored.length - arrived.length} stored; ${regretted.length} cancelled, ` +
          `${arrived.length} of them too late; ${sea.claims.length} claims; ${sea.proxy.calls} calls, ` +
          `troubled: ${JSON.stringify(sea.proxy.met)}`,
      );
    },
  );

  test("would be seen to double, were the key and the receipt not kept", async () => {
    let copies = 0;
    const sea = await setOut({
      random: createRandom(seed),
      next: () => "doubled",
      tamper: (headers, body) => {
        const comment = JSON.parse(body.toString()) as { receipt: string };
        const receipt = `${comment.receipt.slice(0, -4)}${String(++copies).padStart(4, "0")}`;
        const changed = Buffer.from(JSON.stringify({ ...comment, receipt }));
        return {
          headers: {
            ...headers,
            "idempotency-key": `a-key-of-its-own-${String(copies).padStart(4, "0")}`,
            "content-length": String(changed.length),
          },
          body: changed,
        };
      },
    });
    const reader = new Reader(sea, "reader");
    await reader.open();
    const text = textFor("0-0", createRandom(seed));
    await reader.submit(text);
    await reader.card(text).getByText(t("waiting")).waitFor();
    await expect.poll(async () => (await storedIn(sea.site)).length).toBeGreaterThan(1);
    expect(faults([text], await storedIn(sea.site), sea)).toEqual(["doubled: 0-0"]);
    await reader.leave();
    await sea.stop();
  });
});
