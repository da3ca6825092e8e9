import { expect } from "@open-wc/testing";
import { createNativeBackend } from "../../src/backends/native.ts";
import { subscribe } from "../../src/backends/native-live.ts";
import type { EventsAnswer, NewComment, ThreadEvent } from "../../src/contract/records.ts";
import { eventually } from "../helpers/eventually.ts";
import { askServer, type DecideOrder, type RealServer } from "../helpers/real-server-orders.ts";

const endpoint = "https://api.example";
const event = (key: string, version: number): ThreadEvent => ({
  key,
  version,
  kind: "published",
  comment: `c${version}`,
  root: null,
  count: version,
});
const frame = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** A call as the page made it, and its answer as the test gives it. */
interface Opened {
  url: URL;
  init: RequestInit;
  /** Key and version of each thread that is asked about. */
  since: Record<string, number>;
  json: boolean;
  answer(response: Response): void;
  /** Answers with a stream, and says something on it. */
  open(text?: string): void;
  send(text: string): Promise<void>;
  end(): void;
  /** The network fails. */
  fail(): void;
  ended: boolean;
}

const real = {
  fetch: globalThis.fetch,
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  now: Date.now,
  random: Math.random,
};

/** All that has been promised by now happens. */
const settle = () => new Promise((resolve) => Reflect.apply(real.setTimeout, globalThis, [resolve, 0]));

/** Time as the test has it. Timers run in their order. */
function fakeClock() {
  let now = 1_000_000;
  let ids = 0;
  const timers = new Map<number, { at: number; run: () => void }>();
  globalThis.setTimeout = ((run: () => void, wait = 0) => {
    timers.set(++ids, { at: now + wait, run });
    return ids;
  }) as typeof setTimeout;
  globalThis.clearTimeout = ((id: number) => void timers.delete(id)) as typeof clearTimeout;
  Date.now = () => now;
  Math.random = () => 0;
  return {
    /** Milliseconds until each of the timers. */
    waits: () => [...timers.values()].map(({ at }) => at - now).toSorted((a, b) => a - b),
    async pass(time: number) {
      const end = now + time;
      await settle();
      for (;;) {
        const [id, next] = [...timers].toSorted(([, a], [, b]) => a.at - b.at)[0] ?? [];
        if (id === undefined || next!.at > end) break;
        timers.delete(id);
        now = next!.at;
        next!.run();
        await settle();
      }
      now = end;
    },
  };
}

function fakeNetwork(): Opened[] {
  const calls: Opened[] = [];
  globalThis.fetch = (address, init = {}) => {
    const url = new URL(address as string);
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const opened: Opened = {
      url,
      init,
      since: Object.fromEntries(
        url.searchParams.getAll("key").map((key, i) => [key, Number(url.searchParams.getAll("since")[i])]),
      ),
      json: new Headers(init.headers).get("Accept") === "application/json",
      ended: false,
      answer: resolve,
      open(text = ":\n\n") {
        const body = new ReadableStream<Uint8Array>({ start: (c) => void (controller = c) });
        resolve(new Response(body, { headers: { "Content-Type": "text/event-stream; charset=utf-8" } }));
        controller!.enqueue(new TextEncoder().encode(text));
      },
      async send(text) {
        controller!.enqueue(new TextEncoder().encode(text));
        await settle();
      },
      end: () => controller!.close(),
      fail: () => (controller ? controller.error(new TypeError("gone")) : reject(new TypeError("gone"))),
    };
    init.signal!.addEventListener("abort", () => {
      opened.ended = true;
      const abort = new DOMException("ended", "AbortError");
      reject(abort);
      try {
        controller?.error(abort);
      } catch {
        // It has ended by itself.
      }
    });
    calls.push(opened);
    return promise;
  };
  return calls;
}

let hidden = false;
function look(state: boolean): void {
  hidden = state;
  document.dispatchEvent(new Event("visibilitychange"));
}

describe("what readers see anew", () => {
  let clock: ReturnType<typeof fakeClock>;
  let calls: Opened[];
  let endings: (() => void)[];
  let sites = 0;
  let site: string;

  beforeEach(() => {
    hidden = false;
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    calls = fakeNetwork();
    clock = fakeClock();
    endings = [];
    // A page keeps what it has opened for a site.
    site = `site ${++sites}`;
  });
  afterEach(() => {
    for (const end of endings) end();
    globalThis.fetch = real.fetch;
    globalThis.setTimeout = real.setTimeout;
    globalThis.clearTimeout = real.clearTimeout;
    Date.now = real.now;
    Math.random = real.random;
    delete (document as { hidden?: boolean }).hidden;
  });

  /** "key version" of each event, or "anew". */
  function watch(since: Record<string, number>, of = site) {
    const told: string[] = [];
    const end = subscribe(
      of === site ? endpoint : of,
      { site, key: Object.keys(since), since: Object.values(since) },
      (events) => told.push(...(events?.map(({ key, version }) => `${key} ${version}`) ?? ["anew"])),
    );
    endings.push(end);
    return { told, end };
  }
  const last = () => calls.at(-1)!;
  /** Until the next call is made. */
  async function another() {
    const before = calls.length;
    for (let seconds = 0; calls.length === before && seconds < 120; seconds++) await clock.pass(1_000);
  }
  const running = () => calls.filter(({ ended }) => !ended);

  it("is asked for by one stream, however many elements want to know, without cookies", async () => {
    const one = watch({ a: 1 });
    const two = watch({ b: 2, a: 3 });
    await clock.pass(0);
    expect(calls).to.have.length(1);
    expect(last().url.origin + last().url.pathname).to.equal("https://api.example/v1/events");
    expect(last().url.searchParams.get("site")).to.equal(site);
    expect(last().since).to.deep.equal({ a: 1, b: 2 });
    expect(last().init.credentials).to.equal("omit");
    last().open();
    await last().send(frame("thread", event("a", 2)) + frame("thread", event("a", 4)));
    await last().send(frame("thread", event("b", 3)));
    expect(one.told).to.deep.equal(["a 2", "a 4"]);
    // It knew of the first one.
    expect(two.told).to.deep.equal(["a 4", "b 3"]);
  });

  it("is told once each, whatever is told twice, and however the bytes are cut", async () => {
    const { told } = watch({ سڵاو: 0 });
    await clock.pass(0);
    const text = frame("thread", event("سڵاو", 1)) + ":\n\n" + frame("thread", event("سڵاو", 2));
    const bytes = new TextEncoder().encode(text + frame("thread", event("سڵاو", 1)));
    let send!: (byte: Uint8Array) => void;
    const body = new ReadableStream<Uint8Array>({ start: (c) => void (send = (byte) => c.enqueue(byte)) });
    last().answer(new Response(body, { headers: { "Content-Type": "text/event-stream" } }));
    for (const byte of bytes) send(Uint8Array.of(byte));
    await clock.pass(0);
    expect(told).to.deep.equal(["سڵاو 1", "سڵاو 2"]);
  });

  it("goes on with another question where someone wants to know more, and only then", async () => {
    watch({ a: 1 });
    await clock.pass(0);
    last().open();
    await last().send(frame("thread", event("a", 5)));
    watch({ a: 7 });
    await clock.pass(0);
    expect(calls).to.have.length(1);
    const more = watch({ b: 0 });
    const back = watch({ a: 2 });
    await clock.pass(0);
    expect(calls).to.have.length(2);
    expect(calls[0]!.ended).to.equal(true);
    expect(last().since).to.deep.equal({ a: 2, b: 0 });
    back.end();
    await clock.pass(0);
    expect(calls).to.have.length(2);
    more.end();
    await clock.pass(0);
    expect(last().since).to.deep.equal({ a: 5 });
  });

  it("ends with the last who wants to know, and leaves nothing behind", async () => {
    const one = watch({ a: 1 });
    const two = watch({ b: 1 });
    await clock.pass(0);
    last().open();
    one.end();
    two.end();
    two.end();
    await clock.pass(0);
    expect(running()).to.have.length(0);
    await clock.pass(600_000);
    look(true);
    look(false);
    await clock.pass(600_000);
    expect(running()).to.have.length(0);
    expect(calls).to.have.length(1);
  });

  it("asks nothing where an element comes and goes in one turn", async () => {
    watch({ a: 1 }).end();
    await clock.pass(60_000);
    expect(calls).to.have.length(0);
  });

  it("is read anew where the server cannot tell it, and then nothing is told before it is asked for anew", async () => {
    const one = watch({ a: 1, b: 1 });
    const two = watch({ b: 1 });
    await clock.pass(0);
    last().open();
    await last().send(frame("stale", { key: "a" }) + frame("thread", event("a", 9)));
    expect(one.told).to.deep.equal(["anew"]);
    await clock.pass(0);
    expect(last().since).to.have.all.keys("b");
    last().open(frame("thread", event("b", 2)));
    await clock.pass(0);
    expect(two.told).to.deep.equal(["b 2"]);
  });

  it("is read anew where something happened that this version does not know", async () => {
    const { told } = watch({ a: 1 });
    await clock.pass(0);
    last().open(frame("thread", { ...event("a", 2), kind: "pinned" }) + frame("gossip", { key: "a" }));
    await clock.pass(0);
    expect(told).to.deep.equal(["anew"]);
  });

  it("does not keep one from being told because another fails", async () => {
    const said: unknown[] = [];
    const tell = console.error;
    console.error = (line: unknown) => void said.push(line);
    endings.push(
      subscribe(endpoint, { site, key: ["a"], since: [0] }, () => {
        throw new Error("my fault");
      }),
    );
    const { told } = watch({ a: 0 });
    await clock.pass(0);
    last().open(frame("thread", event("a", 1)));
    await clock.pass(0);
    console.error = tell;
    expect(told).to.deep.equal(["a 1"]);
    expect(said).to.have.length(1);
  });

  describe("when a stream fails", () => {
    it("is asked for again from where it stood, each time later, up to a minute apart", async () => {
      const { told } = watch({ a: 1 });
      await clock.pass(0);
      const waits: number[] = [];
      for (let n = 0; n < 8; n++) {
        last().open(n === 0 ? frame("thread", event("a", 2)) : undefined);
        await clock.pass(0);
        last().end();
        await clock.pass(0);
        waits.push(...clock.waits());
        Math.random = () => (n < 6 ? 0 : 0.999);
        await clock.pass(waits.at(-1)!);
        expect(calls).to.have.length(n + 2);
        expect(last().since).to.deep.equal({ a: 2 });
      }
      expect(waits.slice(0, 7)).to.deep.equal([1, 2, 4, 8, 16, 30, 30].map((seconds) => seconds * 1_000));
      expect(waits[7]).to.be.within(59_000, 60_000);
      expect(told).to.deep.equal(["a 2"]);
    });

    it("begins with the shortest wait again after a stream that stood for a while", async () => {
      watch({ a: 1 });
      await clock.pass(0);
      for (const stood of [0, 0, 40_000]) {
        last().open();
        await clock.pass(stood);
        last().fail();
        await clock.pass(0);
        if (stood > 0) expect(clock.waits()).to.deep.equal([1_000]);
        await clock.pass(4_000);
      }
    });

    it("takes a stream for dead that is silent for more than a minute, and one that does not begin", async () => {
      watch({ a: 1 });
      await clock.pass(0);
      last().open();
      await clock.pass(25_000);
      await last().send(":\n\n");
      await clock.pass(59_000);
      expect(running()).to.have.length(1);
      await clock.pass(2_000);
      expect(calls[0]!.ended).to.equal(true);
      await clock.pass(1_000);
      expect(calls).to.have.length(2);
      await clock.pass(15_000);
      expect(last().ended).to.equal(true);
    });

    it("waits as long as the server says", async () => {
      watch({ a: 1 });
      await clock.pass(0);
      last().answer(problem(429, { code: "too-fast", retryAfter: 50 }));
      await clock.pass(49_000);
      expect(calls).to.have.length(1);
      await clock.pass(1_000);
      expect(calls).to.have.length(2);
    });

    it("asks no more where the server says what is wrong with the question, until it is another one", async () => {
      watch({ a: 1 });
      await clock.pass(0);
      last().answer(problem(404, { code: "unknown-site" }));
      await clock.pass(3_600_000);
      expect(calls).to.have.length(1);
      watch({ b: 1 });
      await clock.pass(0);
      expect(calls).to.have.length(2);
    });

    it("is asked for at once when the device is online again", async () => {
      watch({ a: 1 });
      await clock.pass(0);
      last().fail();
      await clock.pass(0);
      window.dispatchEvent(new Event("online"));
      await clock.pass(0);
      expect(calls).to.have.length(2);
      // One that stands is left alone.
      last().open();
      await clock.pass(0);
      window.dispatchEvent(new Event("online"));
      await clock.pass(0);
      expect(calls).to.have.length(2);
    });
  });

  const problem = (status: number, body: object) =>
    new Response(JSON.stringify({ status, ...body }), {
      status,
      headers: { "Content-Type": "application/problem+json" },
    });
  const json = (answer: Partial<EventsAnswer> = {}) =>
    new Response(JSON.stringify({ events: [], stale: [], ...answer }));

  describe("where no stream can be had", () => {
    /** What stands in the way, by how it answers. */
    const ways: Record<string, (call: Opened) => void> = {
      "an ad blocker": (call) => call.fail(),
      "a proxy that answers by itself": (call) => call.answer(new Response("<html>", { status: 200 })),
      "a proxy that holds it back": () => {},
      "a server that has none left": (call) =>
        call.answer(problem(503, { code: "unavailable", retryAfter: 60 })),
    };
    for (const [what, refuse] of Object.entries(ways)) {
      it(`asks from time to time instead, and tries again after a while (${what})`, async () => {
        const { told } = watch({ a: 1 });
        await clock.pass(0);
        for (let n = 0; n < 3; n++) {
          expect(last().json).to.equal(false);
          refuse(last());
          await another();
        }
        for (let n = 0; n < 10; n++) {
          expect(last().json).to.equal(true);
          expect(last().since).to.deep.equal({ a: n + 1 });
          last().answer(json({ events: [event("a", n + 2)] }));
          await clock.pass(0);
          // A quarter less than half a minute, at random.
          expect(clock.waits()).to.deep.equal([22_500]);
          await clock.pass(22_500);
        }
        expect(told).to.have.length(10);
        expect(last().json).to.equal(false);
        refuse(last());
        await another();
        // Once is enough to know that nothing has changed.
        expect(last().json).to.equal(true);
      });
    }

    it("asks later and later where questions fail as well", async () => {
      const { told } = watch({ a: 1 });
      await clock.pass(0);
      for (let n = 0; n < 3; n++) {
        last().fail();
        await another();
      }
      last().fail();
      await clock.pass(0);
      expect(clock.waits()).to.deep.equal([8_000]);
      await clock.pass(8_000);
      last().answer(json({ stale: ["a"] }));
      await clock.pass(0);
      expect(told).to.deep.equal(["anew"]);
    });
  });

  describe("while nobody looks at the page", () => {
    it("opens nothing, closes what is open, and goes on from there when it is seen again", async () => {
      hidden = true;
      watch({ a: 1 });
      await clock.pass(60_000);
      expect(calls).to.have.length(0);
      look(false);
      await clock.pass(0);
      last().open(frame("thread", event("a", 2)));
      await clock.pass(0);
      look(true);
      expect(last().ended).to.equal(true);
      await clock.pass(600_000);
      expect(calls).to.have.length(1);
      look(false);
      await clock.pass(0);
      expect(last().since).to.deep.equal({ a: 2 });
    });

    it("does not go on waiting, nor asking", async () => {
      watch({ a: 1 });
      await clock.pass(0);
      last().fail();
      await clock.pass(0);
      look(true);
      expect(clock.waits()).to.deep.equal([]);
      await clock.pass(600_000);
      expect(calls).to.have.length(1);
    });

    it("lets go when the page is put away, and comes back with it", async () => {
      watch({ a: 1 });
      await clock.pass(0);
      last().open();
      await clock.pass(0);
      window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
      expect(last().ended).to.equal(true);
      look(false);
      await clock.pass(60_000);
      expect(calls).to.have.length(1);
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
      await clock.pass(0);
      expect(calls).to.have.length(2);
    });
  });
});

describe("what readers see anew, from the real server", () => {
  it("arrives as it happens, and from where it stood", async () => {
    const { api } = await askServer<RealServer>();
    const backend = createNativeBackend(api);
    // One server for all browsers.
    const [here, there] = [`/live-${crypto.randomUUID()}`, `/live-${crypto.randomUUID()}`];
    const query = { site: "default", key: here, lang: "en" };
    const told: ThreadEvent[] = [];
    const { version } = (await backend.thread(query)).thread;
    const end = await backend.subscribe!(
      { site: "default", key: [here, there], since: [version, 0] },
      (events) => told.push(...events!),
    );
    const publish = async (key: string) => {
      const { id } = await backend.post(newComment(key), crypto.randomUUID());
      await askServer({ ...decision, comment: id } satisfies DecideOrder);
      return id;
    };
    const first = await publish(here);
    await eventually(() => told.length === 1);
    const other = await publish(there);
    await eventually(() => told.length === 2);
    expect(told.map(({ key, comment, kind, count }) => [key, comment, kind, count])).to.deep.equal([
      [here, first, "published", 1],
      [there, other, "published", 1],
    ]);
    end();
    const again: ThreadEvent[] = [];
    const second = await publish(here);
    const endAgain = await backend.subscribe!(
      { site: "default", key: [here], since: [told[0]!.version] },
      (events) => again.push(...events!),
    );
    await eventually(() => again.length === 1);
    expect(again[0]!.comment).to.equal(second);
    expect(told).to.have.length(2);
    endAgain();
  });
});

const decision = { order: "decide", action: "approve", guideline: null, note: null, by: "first" } as const;

const newComment = (key: string): NewComment => ({
  site: "default",
  key,
  url: null,
  title: null,
  parent: null,
  author: "Ines",
  email: null,
  text: "Hello",
  lang: null,
  guidelines: { version: 1, lang: "en" },
  receipt: Array.from(
    crypto.getRandomValues(new Uint8Array(43)),
    (byte) => "abcdefghijklmnop"[byte % 16],
  ).join(""),
  honeypot: "",
  writingTime: null,
});
