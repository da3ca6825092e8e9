/** What a read of a thread costs the server, beside `node:http` and Hono sending the same bytes. */
import { mkdirSync, writeFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { Answers } from "./children/answers.ts";
import { openFiller } from "./fill.ts";
import { requestOf, sendLoad } from "./load.ts";
import { type Measured, startMeasured } from "./measured.ts";
import { findPlace, type Place } from "./place.ts";
import { topFunctions } from "./profile.ts";
import { alternate, median, ratio, type Row } from "./rows.ts";

const path = "/v1/thread?site=default&key=%2Farticle&lang=en";
const connections = 16;
const calls = 4_000;
const rounds = 15;

/** As a browser sends them. */
const browser = {
  Origin: "http://page.test",
  Accept: "*/*",
  "Accept-Language": "en-GB,en;q=0.9",
  "User-Agent":
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36",
};

interface Case {
  what: string;
  headers: Record<string, string>;
  status: number;
}

export async function measureReads(): Promise<Row[]> {
  const place = await findPlace();
  const filler = openFiller(place.path);
  filler.write({ key: "/article", comments: 50, replies: 1 });
  filler.close();
  const ours = await startMeasured({ program: "afterword", env: place.env });
  const { answers, cases } = await takeAnswers(ours);
  const file = join(place.folder, "answers.json");
  writeFileSync(file, JSON.stringify(answers));
  const http = await startMeasured({ program: "http", env: { BENCH_ANSWERS: file } });
  const hono = await startMeasured({ program: "hono", env: { BENCH_ANSWERS: file } });
  const rows: Row[] = [];
  try {
    const costs = new Map<string, Record<"ours" | "http" | "hono", number[]>>();
    for (const one of cases) {
      const taken = await alternate(rounds, {
        ours: () => costOf(ours, one),
        http: () => costOf(http, one),
        hono: () => costOf(hono, one),
      });
      costs.set(one.what, taken);
      const times = Object.entries(taken).map(([name, values]) => `${name} ${median(values).toFixed(1)}`);
      console.log(`  ${one.what}: ${times.join(", ")} µs`);
    }
    const bare = costs.get("200")!.http;
    for (const { what } of cases) {
      const { ours: own, http: same, hono: framed } = costs.get(what)!;
      const value = ratio(own, same);
      const figure = `${median(own).toFixed(1)} µs; node:http ${median(same).toFixed(1)}, Hono ${median(framed).toFixed(1)}`;
      const is304 = what === "304";
      rows.push({ group: "reads", what, figure, value, bar: is304 ? 1 : 1.2, unit: "× node:http" });
      if (is304) {
        const whole = ratio(own, bare);
        rows.push({
          group: "reads",
          what: "304, beside a 200 of node:http",
          figure,
          value: whole,
          bar: 1,
          unit: "× node:http",
        });
      }
    }
  } finally {
    for (const one of [ours, http, hono]) await one.stop();
  }
  for (const row of rows) {
    const one = cases.find(({ what }) => what === row.what);
    if (one && row.bar !== null && row.value > row.bar) row.profile = await profile(place, one);
  }
  place.leave();
  return rows;
}

/** Microseconds of processor time for one call. */
async function costOf(server: Measured, one: Case): Promise<number> {
  const before = await server.cpu();
  await sendCalls(server.url, one);
  return ((await server.cpu()) - before) / calls;
}

async function sendCalls(base: URL, { headers, status }: Case): Promise<void> {
  const request = requestOf(new URL(path, base), { headers: { ...browser, ...headers } });
  await sendLoad({ url: base, requests: Array<Buffer>(calls).fill(request), connections, status });
}

async function profile({ folder, env }: Place, one: Case): Promise<string[]> {
  const profileIn = join(folder, one.what.replaceAll(/\W/g, "-"));
  mkdirSync(profileIn);
  const server = await startMeasured({ program: "afterword", env, profileIn });
  for (let round = 0; round < 5; round++) await sendCalls(server.url, one);
  await server.stop();
  return topFunctions(profileIn);
}

/** Node says these by itself. */
const byNode = /^(date|connection|keep-alive)$/i;

async function takeAnswers({ url }: Measured): Promise<{ answers: Answers; cases: Case[] }> {
  const take = async (headers: Record<string, string>) => {
    const request = get(new URL(path, url), { headers: { ...browser, ...headers }, agent: false });
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request.once("response", resolve).once("error", reject);
    });
    const raw = answer.rawHeaders;
    const pairs = raw.flatMap((name, i) => (i % 2 === 0 && !byNode.test(name) ? [[name, raw[i + 1]!]] : []));
    const body = await buffer(answer);
    return { headers: Object.fromEntries(pairs) as Record<string, string>, body: body.toString("base64") };
  };
  const identity = await take({});
  const etag = Object.entries(identity.headers).find(([name]) => name.toLowerCase() === "etag")![1];
  const br = await take({ "Accept-Encoding": "gzip, deflate, br" });
  const none = await take({ "Accept-Encoding": "gzip, deflate, br", "If-None-Match": etag });
  return {
    answers: {
      headers: { identity: identity.headers, br: br.headers, "304": none.headers },
      bodies: { identity: identity.body, br: br.body },
    },
    cases: [
      { what: "200", headers: {}, status: 200 },
      { what: "200, brotli", headers: { "Accept-Encoding": "gzip, deflate, br" }, status: 200 },
      {
        what: "304",
        headers: { "Accept-Encoding": "gzip, deflate, br", "If-None-Match": etag },
        status: 304,
      },
    ],
  };
}
