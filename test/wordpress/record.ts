/** `node test/wordpress/record.ts`: lives through every scene on a real WordPress, and keeps what was said. */
import { writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { completed } from "../../src/backends/plain.ts";
import { createWordPressBackend } from "../../src/backends/wordpress.ts";
import { install } from "./install.ts";
import { orders } from "./orders.ts";
import { startOf, type Exchange, type Recorded } from "./recorded.ts";
import { outcomeOf, scenes, usual, type Order } from "./scenes.ts";
import { startWordPress } from "./server.ts";

install();
const { origin, php, close } = await startWordPress();
const order: Order = (name, input) => php(orders[name], input);

const exchanges: Exchange[] = [];
const underWay = new Set<string>();
const realFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const address = input as string;
  underWay.add(address);
  const answer = await realFetch(address, init);
  const body = await answer.clone().text();
  exchanges.push({
    method: init?.method ?? "GET",
    path: address.slice(origin.length),
    sent: startOf(init?.body),
    status: answer.status,
    headers: Object.fromEntries(
      ["X-WP-Total", "X-WP-TotalPages"].flatMap((name) => {
        const value = answer.headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
    ),
    body: answer.status === 201 ? onlyRead(body) : body,
  });
  underWay.delete(address);
  return answer;
};

/** Of a comment that was taken, what the backend reads: the rest is the whole of it, and the address of this machine. */
function onlyRead(body: string): string {
  const { id, status, date_gmt } = JSON.parse(body) as Record<string, unknown>;
  return JSON.stringify({ id, status, date_gmt });
}

const recorded: Recorded[] = [];
for (const scene of scenes) {
  await order("settings", { ...usual, ...scene.settings });
  const given = await scene.prepare(order);
  const backend = completed(createWordPressBackend(`${origin}/wp-json`));
  const outcome = await outcomeOf(scene, backend, given);
  if (!isDeepStrictEqual(outcome, scene.expected)) {
    console.error(scene.name, JSON.stringify(outcome, null, 2), exchanges);
    process.exitCode = 1;
  }
  // What failed left other calls behind, which may ask for one thing more.
  do await sleep(50);
  while (underWay.size > 0);
  recorded.push({ name: scene.name, given, exchanges: exchanges.splice(0) });
}
writeFileSync(new URL("./recorded.json", import.meta.url), `${JSON.stringify(recorded, null, 1)}\n`);
console.log(`${recorded.length} scenes recorded`);
await close();
