/**
 * What a reader's browser loads until form and thread are visible, from the network log of the demo article on the
 * real server, brotli-compressed as it travels: `npm run size`. A kB is 1,000 bytes, as in the bars below; headers
 * are not counted, answers of the API and the newspaper's own files neither. The page is English; then its element is
 * set to each other language in turn, for what that language loads in place of English.
 *
 * Fails above the bars, in whichever language.
 */
import { buildWhatIsStale } from "../../demo/build.ts";
import { languages } from "../../src/i18n/format.ts";
import { writeSummary } from "../helpers/summary.ts";
import { openDesk } from "../helpers/desk-client.ts";
import { startChromium } from "../helpers/people.ts";
import { moderator } from "../helpers/prepared-site.ts";
import { post } from "../helpers/reader-client.ts";
import { type Stage, setStage } from "../helpers/stage.ts";

/** In bytes. */
const bars = { loader: 600, all: 18_000 };

interface Load {
  url: string;
  type: string;
  encoding: string;
  /** Of the body, as it travelled. */
  bytes: number;
}

interface Recorded {
  /** To form and thread, in English. */
  first: Load[];
  /** What each other language then loaded. */
  others: Map<string, Load[]>;
}

async function record(): Promise<Recorded> {
  const stage = await setStage();
  const browser = await startChromium();
  try {
    await fillThread(stage);
    const page = await browser.newPage();
    // What follows in idle time comes after form and thread, and its stream would never let the network rest.
    await page.addInitScript(() => {
      window.requestIdleCallback = () => 0;
    });
    const log = await page.context().newCDPSession(page);
    await log.send("Network.enable");
    const loads = new Map<string, Load & { head: number }>();
    log.on("Network.responseReceived", ({ requestId, response, type }) => {
      const { "content-encoding": encoding = "none" } = lowerCased(response.headers);
      loads.set(requestId, { url: response.url, type, encoding, bytes: 0, head: response.encodedDataLength });
    });
    log.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const load = loads.get(requestId);
      if (load) load.bytes = encodedDataLength - load.head;
    });
    await page.goto(new URL("street-lights", stage.newspaper.url).href);
    await page.locator("#comments").scrollIntoViewIfNeeded();
    await page.locator("[part=form] textarea").waitFor();
    await page.locator("[part=thread] [part=replies] [part=text]").waitFor();
    await page.waitForLoadState("networkidle");
    const takeLoads = () => {
      const taken = [...loads.values()].filter(
        ({ url, type }) => url.startsWith(stage.proxy.origin) && (type === "Script" || type === "Stylesheet"),
      );
      loads.clear();
      return taken;
    };
    const first = takeLoads();
    const others = new Map<string, Load[]>();
    for (const lang of languages.filter((one) => one !== "en")) {
      await page
        .locator("afterword-comments")
        .evaluate((element, to) => element.setAttribute("lang", to), lang);
      await page.locator(`[part=base][lang=${lang}]`).waitFor();
      await page.waitForLoadState("networkidle");
      others.set(lang, takeLoads());
    }
    return { first, others };
  } finally {
    await browser.close();
    await stage.close();
  }
}

/** A comment and a reply to it, so that all that a thread is drawn with has to be loaded. */
async function fillThread({ server }: Stage): Promise<void> {
  const desk = await openDesk(server.desk, moderator);
  const comment = await post(server.api, { key: "street-lights", text: "A comment" });
  await desk.decide(comment.id, {});
  const reply = await post(server.api, { key: "street-lights", text: "A reply", parent: comment.id });
  await desk.decide(reply.id, {});
}

const lowerCased = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(2)} kB`.padStart(9);

await buildWhatIsStale();
const { first, others } = await record();
for (const { url, encoding, bytes } of first) {
  console.log(`${kB(bytes)}  ${encoding.padEnd(5)} ${new URL(url).pathname}`);
}
const sumOf = (loads: Load[]): number => loads.reduce((total, { bytes }) => total + bytes, 0);
const loader = first.find(({ url }) => url.endsWith("/afterword.js"))?.bytes ?? Infinity;
const english = first.filter(({ url }) => /\/assets\/en-/.test(url));
const totals = new Map([["en", sumOf(first)]]);
for (const [lang, loads] of others) totals.set(lang, sumOf(first) - sumOf(english) + sumOf(loads));
const largest = Math.max(...totals.values());
for (const [lang, total] of totals) console.log(`${kB(total)}  in all, ${lang}`);
console.log(`${kB(bars.all)}  is the bar, whichever the language`);
console.log(`${kB(loader)}  of it the loader; the bar is ${kB(bars.loader).trim()}`);

const checks = [
  { holds: loader <= bars.loader, fault: "The loader is too large." },
  { holds: largest <= bars.all, fault: "The first view is too large." },
  { holds: english.length === 1, fault: "English is not in one chunk of its own." },
  { holds: [...others.values()].every(({ length }) => length > 0), fault: "A language loaded nothing." },
  {
    holds: [first, ...others.values()].flat().every(({ encoding }) => encoding === "br"),
    fault: "Not everything is brotli.",
  },
];
for (const { holds, fault } of checks) if (!holds) console.error(fault);
const failed = checks.filter(({ holds }) => !holds).length;
writeSummary({ passed: checks.length - failed, failed, skipped: 0 });
process.exitCode = failed > 0 ? 1 : 0;
