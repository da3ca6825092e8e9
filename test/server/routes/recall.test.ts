/** Calls over a real socket: what the app is asked, and what is recalled without it. */
import { Agent, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { Hono } from "hono";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ThreadView } from "../../../src/contract/records.ts";
import { listen, type Listening } from "../../../src/server/listen.ts";
import { createChanges } from "../../../src/server/live/changes.ts";
import { createListener } from "../../../src/server/live/listener.ts";
import { createClientOf } from "../../../src/server/routes/client-address.ts";
import { createRecall, say, type RecallOptions, type Said } from "../../../src/server/routes/recall.ts";
import { openStorage } from "../../../src/server/storage/open.ts";
import { createStores } from "../../../src/server/storage/stores.ts";
import { dialects } from "../../helpers/databases.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

interface Answer {
  status: number;
  headers: string[];
  body: Buffer;
}

const agent = new Agent({ keepAlive: true });

async function ask(
  { url }: Listening,
  path: string,
  { method = "GET", headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  request(new URL(path, url), { method, headers, agent }, (answer) => {
    buffer(answer).then((body) => {
      const pairs = answer.rawHeaders.flatMap((name, i, all) => (i % 2 ? [] : [`${name}: ${all[i + 1]}`]));
      const told = pairs.filter((pair) => !pair.startsWith("Date:")).toSorted();
      resolve({ status: answer.statusCode!, headers: told, body });
    }, reject);
  })
    .on("error", reject)
    .end();
  return promise;
}

let changes: ReturnType<typeof createChanges>;
let listening: Listening;
/** How often the app was asked. */
let asked: number;
let time: number;
let told: boolean;
/** What the app waits for before it answers. */
let gate: Promise<void>;
let refused: boolean;
let about: Said["about"];

beforeEach(() => {
  changes = createChanges();
  asked = 0;
  time = 0;
  told = true;
  gate = Promise.resolve();
  refused = false;
  about = { site: "default", key: "/article" };
});
afterEach(async () => listening.close());

async function open(options: Partial<RecallOptions> = {}): Promise<void> {
  listening = await listen({ host: "127.0.0.1", port: 0 });
  const app = new Hono().all("/thread", async (c) => {
    const place = ++asked;
    await gate;
    return say(c, { about, status: 200, headers: { "X-Answer": `${place}` }, body: new Uint8Array(100) });
  });
  const recall = createRecall({
    changes,
    isTold: () => told,
    async limit() {
      if (refused) throw new Error("Too fast");
    },
    clientOf: createClientOf([]),
    now: () => time,
    ...options,
  });
  listening.use(app, recall);
}

test("the same question is asked of the app once", async () => {
  await open();
  const first = await ask(listening, "/thread");
  for (let i = 0; i < 3; i++) expect(await ask(listening, "/thread")).toEqual(first);
  expect(asked).toBe(1);
});

test.each<[string, string, Parameters<typeof ask>[2]]>([
  ["target", "/thread?a", {}],
  ["host", "/thread", { headers: { Host: "other.test" } }],
  ["encoding", "/thread", { headers: { "Accept-Encoding": "br" } }],
  ["version that is there", "/thread", { headers: { "If-None-Match": '"1"' } }],
  ["method", "/thread", { method: "HEAD" }],
  ["unsafe method", "/thread", { method: "POST" }],
])("another %s is another question", async (_, path, options) => {
  await open();
  await ask(listening, "/thread");
  await ask(listening, path, options);
  expect(asked).toBe(2);
});

test.each(["HEAD", "POST"])("nothing is recalled of %s", async (method) => {
  await open();
  for (let i = 0; i < 2; i++) await ask(listening, "/thread", { method });
  await ask(listening, "/thread");
  expect(asked).toBe(3);
});

test("an answer that is about no thread is not recalled", async () => {
  await open();
  about = null;
  for (let i = 0; i < 2; i++) await ask(listening, "/thread");
  expect(asked).toBe(2);
});

describe("what has changed", () => {
  test.each([
    ["the thread", { site: "default", key: "/article" }],
    ["its site", { site: "default", key: null }],
    ["anything", "anything"],
  ] as const)("%s: the app is asked again", async (_, change) => {
    await open();
    await ask(listening, "/thread");
    changes.tell(change);
    await ask(listening, "/thread");
    expect(asked).toBe(2);
  });

  test("another thread: it is not", async () => {
    await open();
    await ask(listening, "/thread");
    changes.tell({ site: "default", key: "/other" });
    changes.tell({ site: "other", key: "/article" });
    await ask(listening, "/thread");
    expect(asked).toBe(1);
  });

  test("an answer that was read before a change is not recalled after it", async () => {
    await open();
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const slow = ask(listening, "/thread");
    await vi.waitFor(() => expect(asked).toBe(1));
    changes.tell(about!);
    resolve();
    await slow;
    await ask(listening, "/thread");
    expect(asked).toBe(2);
  });

  test("where changes may go untold, the app is asked every time", async () => {
    await open();
    await ask(listening, "/thread");
    told = false;
    time = 1;
    await ask(listening, "/thread");
    // What came meanwhile is not kept either.
    await ask(listening, "/thread?meanwhile");
    told = true;
    time = 2;
    await ask(listening, "/thread");
    await ask(listening, "/thread?meanwhile");
    expect(asked).toBe(4);
  });
});

test("after a second the app is asked again, whatever was told", async () => {
  await open();
  await ask(listening, "/thread");
  time = 999;
  await ask(listening, "/thread");
  expect(asked).toBe(1);
  time = 1_000;
  await ask(listening, "/thread");
  expect(asked).toBe(2);
});

test("only one asks the app again, and the others get what there is for a moment", async () => {
  await open();
  await ask(listening, "/thread");
  time = 1_000;
  const { promise, resolve } = Promise.withResolvers<void>();
  gate = promise;
  const again = ask(listening, "/thread");
  await vi.waitFor(() => expect(asked).toBe(2));
  expect((await ask(listening, "/thread")).headers).toContain("X-Answer: 1");
  expect(asked).toBe(2);
  time = 1_100;
  const late = ask(listening, "/thread");
  await vi.waitFor(() => expect(asked).toBe(3));
  resolve();
  await Promise.all([again, late]);
});

test("who is over the limit is left to the app", async () => {
  await open();
  await ask(listening, "/thread");
  refused = true;
  await ask(listening, "/thread");
  expect(asked).toBe(2);
});

test("every recalled call counts for its client", async () => {
  const counted: string[] = [];
  await open({
    limit: async (client) => void counted.push(client),
    clientOf: createClientOf(["127.0.0.0/8"]),
  });
  const headers = { "X-Forwarded-For": "192.0.2.7" };
  for (let i = 0; i < 3; i++) await ask(listening, "/thread", { headers });
  expect(counted).toEqual(["192.0.2.7", "192.0.2.7"]);
});

test("what is kept stays within its bounds", async () => {
  await open({ maxBytes: 100_000 });
  for (let i = 0; i < 200; i++) await ask(listening, `/thread?${i}`);
  expect(asked).toBe(200);
  await ask(listening, "/thread?199");
  expect(asked).toBe(200);
  await ask(listening, "/thread?0");
  expect(asked).toBe(201);
});

test("what is asked again and again takes its place once", async () => {
  await open({ maxBytes: 10_000 });
  await ask(listening, "/thread");
  about = { site: "default", key: "/other" };
  for (let i = 0; i < 100; i++) {
    changes.tell(about);
    await ask(listening, "/thread?other");
  }
  expect(asked).toBe(101);
  await ask(listening, "/thread");
  expect(asked).toBe(101);
});

describe.each(dialects)("a thread, on %s", (dialect) => {
  let reader: ReaderApp;
  const thread = "/v1/thread?site=default&key=%2Farticle";

  beforeEach(async () => {
    reader = await openReaderApp(dialect);
    const first = await reader.post();
    await reader.settle(first.id);
    const reply = await reader.post({ parent: first.id });
    await reader.settle(reply.id);
    listening = await listen({ host: "127.0.0.1", port: 0 });
    const { changes, storage } = reader;
    const recall = createRecall({
      changes,
      isTold() {
        if (storage.changedOutside?.()) changes.tell("anything");
        return true;
      },
      limit: async () => {},
      clientOf: createClientOf([]),
      now: () => time,
    });
    const fetch: typeof reader.app.fetch = (...call) => {
      asked++;
      return reader.app.fetch(...call);
    };
    listening.use({ fetch }, recall);
  });
  afterEach(async () => {
    await listening.close();
    await reader.leave();
  });

  const versions = async () => {
    const tag = (await reader.request(thread)).headers.get("ETag")!;
    const strong = tag.replace("W/", "");
    return [undefined, tag, strong, `"other", ${tag}`, `W/"other"`];
  };

  test.each([
    thread,
    `${thread}&lang=ckb&sort=newest`,
    "/v1/thread?unknown=1&key=%2Farticle&sort=recommended&site=default",
    "/v1/thread?site=default&key=%2Fempty",
    "/v1/comments?site=default&key=%2Farticle&limit=1",
  ])("is sent as the app says it, byte for byte: %s", async (path) => {
    const encodings = [undefined, "gzip, deflate, br", "br;q=0, gzip", "zstd"];
    const known = await versions();
    let questions = 0;
    for (const encoding of encodings) {
      for (const version of known) {
        const headers = {
          ...(encoding !== undefined && { "Accept-Encoding": encoding }),
          ...(version !== undefined && { "If-None-Match": version }),
          Origin: "https://anyone.test",
        };
        const said = await ask(listening, path, { headers });
        const before = asked;
        expect(await ask(listening, path, { headers })).toEqual(said);
        expect(asked).toBe(before);
        questions++;
      }
    }
    expect(questions).toBe(20);
  });

  const counted = async () =>
    (JSON.parse(String((await ask(listening, thread)).body)) as ThreadView).thread.count;

  test("shows a decision from the moment that it takes effect, and not what it took away", async () => {
    const third = await reader.post();
    expect(await counted()).toBe(2);
    await reader.settle(third.id);
    expect(await counted()).toBe(3);
    await reader.settle(third.id, "reject");
    expect(await counted()).toBe(2);
  });

  test("a comment that waits does not make the app be asked", async () => {
    await counted();
    await reader.post();
    const before = asked;
    expect(await counted()).toBe(2);
    expect(asked).toBe(before);
  });

  test("shows what another process has changed as soon as it is told", async () => {
    const listener = createListener({
      database: reader.url,
      tell: reader.changes.tell,
      log: pino({ level: "silent" }),
    });
    if (dialect === "postgres") {
      listener.start();
      await vi.waitFor(() => expect(listener.listening()).toBe(true));
    }
    const isOpen = async () =>
      (JSON.parse(String((await ask(listening, thread)).body)) as ThreadView).thread.open;
    expect(await isOpen()).toBe(true);
    const other = openStorage(reader.url);
    const { threads } = createStores(other.db);
    const { id } = (await threads.findWithSite("default", "/article"))!.thread!;
    await threads.setClosed({ thread: id, closed: true, at: 0 });
    // SQLite is looked at once a millisecond, PostgreSQL notifies.
    time += 1;
    if (dialect === "sqlite") expect(await isOpen()).toBe(false);
    else await vi.waitFor(async () => expect(await isOpen()).toBe(false));
    await other.close();
    await listener.stop();
  });
});
