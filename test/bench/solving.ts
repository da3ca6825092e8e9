/**
 * How long the work against floods keeps a page: `node run.mjs test/bench/solving.ts`. The hardest challenge that the
 * server gives, in Chromium at its own speed and slowed down as an old phone is. Prints how long all of it
 * took, and what slices took: half of them, nineteen of twenty, the longest. On a machine that does other work too, the
 * longest is that machine's.
 */
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/sha";
import { build } from "vite";
import type { Challenge } from "../../src/contract/codes.ts";
import type * as solving from "../../src/widget/solving.ts";
import { startChromium } from "../helpers/people.ts";

const built = await build({
  configFile: false,
  logLevel: "warn",
  build: {
    write: false,
    lib: { entry: join(import.meta.dirname, "../../src/widget/solving.ts"), formats: ["es"] },
  },
});
const [output] = [built].flat();
const [chunk] = output && "output" in output ? output.output : [];
if (!chunk) throw new Error("Nothing was built");

const server = createServer((request, response) => {
  const isScript = request.url === "/solving.js";
  response.writeHead(200, { "Content-Type": isScript ? "text/javascript" : "text/html" });
  response.end(isScript ? chunk.code : "<!doctype html><title>Work</title>");
}).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;

const challenge = (await createChallenge({
  algorithm: "SHA-256",
  deriveKey,
  cost: 1,
  counter: 2 ** 15 - 1,
  data: { key: "bench" },
  expiresAt: Math.floor(Date.now() / 1000) + 300,
  hmacSignatureSecret: "bench",
})) as Challenge;

const browser = await startChromium();
for (const slower of [1, 4, 6]) {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const { whole, times } = await page.evaluate(async (challenge) => {
    const address = "/solving.js";
    const { solve } = (await import(address)) as typeof solving;
    const times: number[] = [];
    const begun = performance.now();
    let slice = begun;
    // The page's own timers are what it rests by.
    const rest = globalThis.setTimeout;
    globalThis.setTimeout = ((run: () => void) => {
      times.push(performance.now() - slice);
      return rest(() => {
        slice = performance.now();
        run();
      });
    }) as typeof setTimeout;
    await solve(challenge, new AbortController().signal);
    return { whole: performance.now() - begun, times };
  }, challenge);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(1);
  console.log(
    `${slower} × slower: ${whole.toFixed(0)} ms in ${times.length} slices of ${at(0.5)}, ${at(0.95)}, ${at(1)} ms`,
  );
  await page.close();
}
await browser.close();
server.close();
