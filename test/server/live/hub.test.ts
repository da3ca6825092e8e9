import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { EventsAnswer } from "../../../src/contract/records.ts";
import type { EventStore, ThreadHistory, Watcher } from "../../../src/server/domain/live-ports.ts";
import { createHub, type RunningHub } from "../../../src/server/live/hub.ts";
import { dialects } from "../../helpers/databases.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

interface Told extends Watcher {
  /** "key version" of each event, "key stale" of each that is to be read anew, "beat" and "end". */
  told: string[];
}

function newWatcher(): Told {
  const told: string[] = [];
  return {
    told,
    tell({ events, stale }: EventsAnswer) {
      told.push(
        ...events.map(({ key, version }) => `${key} ${version}`),
        ...stale.map((key) => `${key} stale`),
      );
    },
    beat: () => void told.push("beat"),
    end: () => void told.push("end"),
  };
}

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  beforeEach(async () => void (reader = await openReaderApp(dialect)));
  afterEach(async () => reader.leave());

  async function publish(key = "/article"): Promise<string> {
    const { id } = await reader.post({ key });
    await reader.settle(id);
    return id;
  }

  const watch = (since: Record<string, number>, hub: RunningHub = reader.hub) => {
    const watcher = newWatcher();
    const unwatch = hub.watch("default", new Map(Object.entries(since)), watcher);
    return { told: watcher.told, unwatch };
  };

  test("tells what has happened, then what happens, each once and in order", async () => {
    for (let n = 0; n < 3; n++) await publish();
    const early = watch({ "/article": 1 });
    await vi.waitFor(() => expect(early.told).toEqual(["/article 2", "/article 3"]));
    const late = watch({ "/article": 3, "/other": 0 });
    await publish();
    await publish("/other");
    await vi.waitFor(() => expect(late.told).toEqual(["/article 4", "/other 1"]));
    expect(early.told).toEqual(["/article 2", "/article 3", "/article 4"]);
  });

  test("tells nobody who has left", async () => {
    const left = watch({ "/article": 0 });
    const stays = watch({ "/article": 0 });
    left.unwatch();
    await publish();
    await vi.waitFor(() => expect(stays.told).toEqual(["/article 1"]));
    expect(left.told).toEqual([]);
  });

  test("says that a thread is to be read anew where it cannot tell all of it, and goes on from there", async () => {
    await publish();
    const future = watch({ "/article": 7 });
    await vi.waitFor(() => expect(future.told).toEqual(["/article stale"]));
    await publish();
    await vi.waitFor(() => expect(future.told).toEqual(["/article stale", "/article 2"]));
    await reader.services.stores.events.sweep(reader.services.clock.now() + 1);
    const past = watch({ "/article": 1 });
    await vi.waitFor(() => expect(past.told).toEqual(["/article stale"]));
  });

  test("finds what nobody has told of, by looking", async () => {
    const elsewhere = createHub({
      events: reader.services.stores.events,
      limit: 10,
      onFailure(error) {
        throw error;
      },
    });
    const { told } = watch({ "/article": 0, "/other": 0 }, elsewhere);
    await publish();
    await publish("/other");
    await publish("/unwatched");
    expect(told).toEqual([]);
    elsewhere.wake("anything");
    await vi.waitFor(() => expect(told).toEqual(["/article 1", "/other 1"]));
    await elsewhere.close();
  });
});

describe("whatever the order of things", () => {
  const history = (version: number): ThreadHistory => ({
    version,
    from: 0,
    events: Array.from({ length: version }, (_, place) => ({
      key: "k",
      version: place + 1,
      kind: "opened",
      comment: null,
      root: null,
      count: 0,
    })),
  });
  const failures: unknown[] = [];
  let version: number;
  let reading: PromiseWithResolvers<void> | undefined;
  let asked: number;
  let broken: boolean;

  /** Answers, once it is let, with the state at the time of asking. */
  const events: Pick<EventStore, "after" | "versions"> = {
    async after(query) {
      asked++;
      if (broken) throw new Error("away");
      const answer = history(version);
      await reading?.promise;
      return { ...answer, events: answer.events.filter((event) => event.version > query.version) };
    },
    async versions(_, keys) {
      asked++;
      if (broken) throw new Error("away");
      const answer = new Map(keys.map((key) => [key, version]));
      await reading?.promise;
      return answer;
    },
  };
  let hub: RunningHub;
  beforeEach(() => {
    version = 1;
    asked = 0;
    broken = false;
    reading = undefined;
    failures.length = 0;
    hub = createHub({
      events: events as EventStore,
      limit: 2,
      onFailure: (error) => failures.push(error),
    });
  });
  afterEach(async () => hub.close());

  const watch = (since: number) => {
    const watcher = newWatcher();
    hub.watch("s", new Map([["k", since]]), watcher);
    return watcher.told;
  };

  test("who comes while a thread is read, and knows more than that reading, has nothing to read anew", async () => {
    reading = Promise.withResolvers();
    const first = watch(0);
    version = 2;
    const second = watch(2);
    reading.resolve();
    await vi.waitFor(() => expect(first).toEqual(["k 1", "k 2"]));
    expect(second).toEqual([]);
  });

  test("who comes while a thread is read, from further back, misses nothing", async () => {
    version = 3;
    reading = Promise.withResolvers();
    const first = watch(2);
    const second = watch(0);
    reading.resolve();
    await vi.waitFor(() => expect(second).toEqual(["k 1", "k 2", "k 3"]));
    expect(first).toEqual(["k 3"]);
  });

  test("what changes while it is looked for is found by looking again", async () => {
    const told = watch(1);
    await vi.waitFor(() => expect(asked).toBe(1));
    reading = Promise.withResolvers();
    hub.wake("anything");
    await vi.waitFor(() => expect(asked).toBe(2));
    version = 2;
    hub.wake("anything");
    reading.resolve();
    await vi.waitFor(() => expect(told).toEqual(["k 2"]));
  });

  test("what could not be read is read later", async () => {
    broken = true;
    const told = watch(0);
    await vi.waitFor(() => expect(failures).toHaveLength(1));
    broken = false;
    hub.retry();
    await vi.waitFor(() => expect(told).toEqual(["k 1"]));
  });

  test("what could not be looked for is looked for later", async () => {
    const told = watch(1);
    await vi.waitFor(() => expect(asked).toBe(1));
    version = 2;
    broken = true;
    hub.wake("anything");
    await vi.waitFor(() => expect(failures).toHaveLength(1));
    broken = false;
    hub.retry();
    await vi.waitFor(() => expect(told).toEqual(["k 2"]));
  });

  test("asks nothing where nobody watches, or where a site's settings have changed", async () => {
    hub.wake({ site: "s", key: "k" });
    hub.wake("anything");
    await new Promise((resolve) => setImmediate(resolve));
    watch(1);
    await vi.waitFor(() => expect(asked).toBe(1));
    hub.wake({ site: "s", key: null });
    hub.wake({ site: "s", key: "other" });
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toBe(1);
  });

  test("a crowd that watches one thread is told by one reading", async () => {
    const crowd = createHub({ events: events as EventStore, limit: 5_000, onFailure: () => {} });
    const watchers = Array.from({ length: 5_000 }, newWatcher);
    for (const watcher of watchers) crowd.watch("s", new Map([["k", 1]]), watcher);
    await vi.waitFor(() => expect(asked).toBeGreaterThan(0));
    const before = asked;
    version = 2;
    crowd.wake({ site: "s", key: "k" });
    await vi.waitFor(() => expect(watchers.every(({ told }) => told.length === 1)).toBe(true));
    expect(asked - before).toBeLessThanOrEqual(2);
    await crowd.close();
  });

  test("takes no more than its limit, and none once it is closed", async () => {
    const first = watch(1);
    const second = watch(1);
    expect(() => watch(1)).toThrow(
      expect.objectContaining({
        code: "unavailable",
        detail: { retryAfter: 60, detail: expect.any(String) as string },
      }),
    );
    hub.beat();
    await hub.close();
    expect([first, second]).toEqual([
      ["beat", "end"],
      ["beat", "end"],
    ]);
    expect(() => watch(1)).toThrow(expect.objectContaining({ code: "unavailable" }));
  });
});
