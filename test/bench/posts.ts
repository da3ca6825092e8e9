/** What taking a comment in costs the server, beside a bare group commit of the same rows. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { clientHeader, idempotencyHeader, postComment } from "../../src/contract/routes.ts";
import { newSubmission, pageOrigin } from "../helpers/reader-client.ts";
import { openFiller, wordsOf } from "./fill.ts";
import { requestOf, sendLoad } from "./load.ts";
import { type Measured, startMeasured } from "./measured.ts";
import { findPlace, type Place } from "./place.ts";
import { topFunctions } from "./profile.ts";
import { alternate, median, ratio, type Row } from "./rows.ts";

const connections = 32;
const calls = 1_600;
const rounds = 15;

export async function measurePosts(): Promise<Row[]> {
  const [own, bare] = [await preparePlace(), await preparePlace()];
  const ours = await startMeasured({ program: "afterword", env: own.env });
  const sqlite = await startMeasured({ program: "posts", env: { BENCH_DATABASE: bare.path } });
  try {
    const taken = await alternate(rounds, {
      ours: () => costOf(ours),
      sqlite: () => costOf(sqlite),
    });
    const value = ratio(taken.ours, taken.sqlite);
    const figure = `${median(taken.ours).toFixed(0)} µs; node:http and node:sqlite ${median(taken.sqlite).toFixed(0)}`;
    console.log(`  ${figure}`);
    const row: Row = {
      group: "posts",
      what: "durable post",
      figure,
      value,
      bar: 3,
      unit: "× bare group commit",
    };
    await ours.stop();
    if (value > 3) row.profile = await profile(own);
    return [row];
  } finally {
    await sqlite.stop();
    own.leave();
    bare.leave();
  }
}

async function preparePlace(): Promise<Place> {
  const place = await findPlace();
  const filler = openFiller(place.path);
  filler.write({ key: "/article", comments: 50, replies: 1 });
  filler.close();
  return place;
}

/** Microseconds of processor time for one post. */
async function costOf(server: Measured): Promise<number> {
  const before = await server.cpu();
  await sendPosts(server.url, calls);
  return ((await server.cpu()) - before) / calls;
}

let sent = 0;

/** Makes as many posts, each new, and sends them. */
export async function sendPosts(base: URL, count: number, key = "/article"): Promise<void> {
  const url = new URL(postComment.path, base);
  const requests = Array.from({ length: count }, () => {
    const { text } = wordsOf(sent++);
    const { comment, idempotencyKey } = newSubmission({ key, text: text.slice(0, 220), writingTime: 60_000 });
    const headers = {
      Origin: pageOrigin,
      "Content-Type": "application/json",
      [clientHeader]: "1",
      [idempotencyHeader]: idempotencyKey,
    };
    return requestOf(url, { method: "POST", headers, body: JSON.stringify(comment) });
  });
  await sendLoad({ url: base, requests, connections, status: 202, together: true });
}

async function profile({ folder, env }: Place): Promise<string[]> {
  const profileIn = join(folder, "profile");
  mkdirSync(profileIn);
  const server = await startMeasured({ program: "afterword", env, profileIn });
  for (let round = 0; round < 6; round++) await sendPosts(server.url, calls);
  await server.stop();
  return topFunctions(profileIn);
}
