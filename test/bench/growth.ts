/** What a page and a post cost as the database grows; half of all comments stand in the one thread that is read. */
import { DatabaseSync } from "node:sqlite";
import { openFiller } from "./fill.ts";
import { requestOf, sendLoad } from "./load.ts";
import { startMeasured } from "./measured.ts";
import { findPlace, type Place } from "./place.ts";
import { sendPosts } from "./posts.ts";
import { median, type Row } from "./rows.ts";

const sizes = [1_000, 10_000, 100_000, 1_000_000];
const key = "/long";
/** Comments of one transaction. */
const batch = 50_000;
const rounds = 7;
const reads = 200;
const posts = 640;

interface Cost {
  size: number;
  read: number;
  post: number;
}

/** @param most Comments, at the end. */
export async function measureGrowth(most: number): Promise<Row[]> {
  const place = await findPlace();
  const costs: Cost[] = [];
  let before = 0;
  for (const size of sizes.filter((one) => one <= most)) {
    grow(place, before, size);
    before = size;
    const cost = await measureAt(place, size);
    costs.push(cost);
    console.log(`  ${size} comments: page ${cost.read.toFixed(0)} µs, post ${cost.post.toFixed(0)} µs`);
  }
  place.leave();
  const [least, largest] = [costs[0]!, costs.at(-1)!];
  const row = (what: string, of: (cost: Cost) => number): Row => ({
    group: "growth",
    what,
    figure: costs.map((cost) => `${of(cost).toFixed(0)} µs at ${cost.size.toLocaleString("en")}`).join(", "),
    value: of(largest) / of(least),
    bar: 1.3,
    unit: `× that at ${least.size.toLocaleString("en")}`,
  });
  return [row("page of a thread, not cached", ({ read }) => read), row("post", ({ post }) => post)];
}

function grow({ path }: Place, from: number, to: number): void {
  const filler = openFiller(path);
  for (let written = from; written < to;) {
    const comments = Math.min(batch, to - written);
    filler.write({ key, comments: comments / 2, replies: 4 });
    // The others, a thousand to an article.
    for (let rest = comments / 2; rest > 0; rest -= 1_000) {
      filler.write({ key: `/article-${written + rest}`, comments: Math.min(rest, 1_000), replies: 4 });
    }
    written += comments;
    if (to >= 100_000) console.log(`  ${written} written`);
  }
  filler.close();
}

async function measureAt({ path, env }: Place, size: number): Promise<Cost> {
  const database = new DatabaseSync(path, { readOnly: true });
  // From all over the thread, each asked for once: nothing of it is at hand.
  const starts = database
    .prepare(
      `select c.id from comment c join thread t on t.id = c.thread_id
      where t.key = ? and c.root_id is null and c.published_at is not null order by random() limit ?`,
    )
    .all(key, reads * (rounds + 1));
  database.close();
  const server = await startMeasured({ program: "afterword", env });
  const read: number[] = [];
  const post: number[] = [];
  const cost = async (calls: number, work: () => Promise<void>) => {
    const before = await server.cpu();
    await work();
    return ((await server.cpu()) - before) / calls;
  };
  const perRound = Math.min(reads, Math.floor(starts.length / (rounds + 1)));
  for (let round = 0; round <= rounds; round++) {
    const asked = starts.slice(round * perRound, (round + 1) * perRound);
    const requests = asked.map(({ id }) =>
      requestOf(
        new URL(`/v1/comments?site=default&key=${encodeURIComponent(key)}&from=${String(id)}`, server.url),
        {},
      ),
    );
    const reading = await cost(perRound, () =>
      sendLoad({ url: server.url, requests, connections: 4, status: 200 }),
    );
    const posting = await cost(posts, () => sendPosts(server.url, posts, key));
    // The first round is for warming up.
    if (round > 0) {
      read.push(reading);
      post.push(posting);
    }
  }
  await server.stop();
  return { size, read: median(read), post: median(post) };
}
