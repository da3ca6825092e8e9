import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { EventsAnswer, ThreadEvent } from "../../../src/contract/records.ts";
import { longestHistory } from "../../../src/server/domain/events.ts";
import { dialects } from "../../helpers/databases.ts";
import { eventsOf, take } from "../../helpers/event-stream.ts";
import { limitOf, openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

const asStream = { headers: { Accept: "text/event-stream" } };
const asJson = { headers: { Accept: "application/json" } };

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  beforeEach(async () => void (reader = await openReaderApp(dialect)));
  afterEach(async () => reader.leave());

  const path = (since: Record<string, number>, site = "default") =>
    `/v1/events?${new URLSearchParams([
      ["site", site],
      ...Object.entries(since).flatMap(([key, version]) => [
        ["key", key],
        ["since", String(version)],
      ]),
    ] as [string, string][])}`;

  async function publish(key = "/article"): Promise<string> {
    const { id } = await reader.post({ key });
    await reader.settle(id);
    return id;
  }

  test("a stream begins with what has happened, and goes on with what happens", async () => {
    const first = await publish();
    const answer = await reader.request(path({ "/article": 0, "/other": 0 }), asStream);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
    });
    const stream = eventsOf(answer);
    expect((await stream.next()).value).toEqual({ event: "beat" });
    const event = { kind: "published", root: null, count: 1, version: 1 };
    expect(await take(stream, 1)).toEqual([
      { event: "thread", data: { ...event, key: "/article", comment: first } },
    ]);
    // The other thread does not exist before its first comment.
    const other = await publish("/other");
    expect(await take(stream, 1)).toEqual([
      { event: "thread", data: { ...event, key: "/other", comment: other } },
    ]);
    await reader.settle(first, "reject");
    const [gone] = await take(stream, 1);
    expect(gone).toEqual({
      event: "thread",
      data: { key: "/article", version: 2, kind: "unpublished", comment: first, root: null, count: 0 },
    });
    await stream.return(undefined);
  });

  test("a key may hold anything that an address can", async () => {
    const key = "/سڵاو?a=1&b=\n\n:event: thread\r\n";
    await publish(key);
    const stream = eventsOf(await reader.request(path({ [key]: 0 }), asStream));
    expect(await take(stream, 1)).toMatchObject([{ event: "thread", data: { key } }]);
    await stream.return(undefined);
  });

  test("says what is to be read anew", async () => {
    await publish();
    const stream = eventsOf(await reader.request(path({ "/article": 5, "/other": 5 }), asStream));
    const told = await take(stream, 2);
    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([
        { event: "stale", data: { key: "/article" } },
        { event: "stale", data: { key: "/other" } },
      ]),
    );
    await stream.return(undefined);
  });

  test("a version greater than any is as stale as others, and holds up nobody", async () => {
    await publish();
    const much = path({ "/article": 999_999_999_999_999 });
    expect(await (await reader.request(much, asJson)).json()).toEqual({ events: [], stale: ["/article"] });
    const odd = eventsOf(await reader.request(much, asStream));
    const other = eventsOf(await reader.request(path({ "/other": 0 }), asStream));
    expect(await take(odd, 1)).toEqual([{ event: "stale", data: { key: "/article" } }]);
    await publish("/other");
    expect(await take(other, 1)).toMatchObject([{ event: "thread", data: { key: "/other" } }]);
    await Promise.all([odd.return(undefined), other.return(undefined)]);
  });

  test("who comes back to more than a stream holds reads it anew, and stays", async () => {
    const key = `/${"long".repeat(400)}`;
    await publish(key);
    const { db } = reader.storage;
    const event = await db.selectFrom("thread_event").selectAll().executeTakeFirstOrThrow();
    const versions = Array.from({ length: longestHistory - 1 }, (_, i) => i + 2);
    await db
      .insertInto("thread_event")
      .values(versions.map((version) => ({ ...event, version })))
      .execute();
    await db.updateTable("thread").set({ version: longestHistory }).execute();
    const outgoing = { destroy: vi.fn() };
    const answer = await reader.request(path({ [key]: 0 }), asStream, "192.0.2.1", outgoing);
    const stream = eventsOf(answer);
    expect(await take(stream, 1)).toEqual([{ event: "stale", data: { key } }]);
    await publish(key);
    expect(await take(stream, 1)).toMatchObject([{ event: "thread", data: { version: longestHistory + 1 } }]);
    expect(outgoing.destroy).not.toHaveBeenCalled();
    await stream.return(undefined);
  });

  test("who cannot stream is answered as JSON, at once", async () => {
    await publish();
    await publish();
    const answer = await reader.request(path({ "/article": 1, "/other": 0, "/more": 3 }), asJson);
    expect(answer.headers.get("Content-Type")).toBe("application/json; charset=utf-8");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    const { events, stale } = (await answer.json()) as EventsAnswer;
    expect(events.map(({ key, version }: ThreadEvent) => [key, version])).toEqual([["/article", 2]]);
    expect(stale).toEqual(["/more"]);
  });

  test.each([
    ["unknown-site", path({ "/article": 0 }, "nowhere")],
    ["invalid", "/v1/events?site=default&key=/article"],
    ["invalid", "/v1/events?site=default&key=/article&key=/other&since=0"],
    ["invalid", "/v1/events?site=default&key=/article&since=-1"],
    ["invalid", `/v1/events?site=default${"&key=/a&since=0".repeat(21)}`],
    ["unstorable", path({ "\0": 0 })],
  ])("answers with the problem %s, both ways: %s", async (code, address) => {
    for (const accepting of [asStream, asJson]) {
      const answer = await reader.request(address, accepting);
      expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
      expect(await answer.json()).toMatchObject({ code });
    }
  });

  test("who goes away is told nothing more", async () => {
    const stream = eventsOf(await reader.request(path({ "/article": 0 }), asStream));
    await stream.next();
    await stream.return(undefined);
    const versions = vi.spyOn(reader.services.stores.events, "versions");
    reader.hub.wake("anything");
    await publish();
    expect(versions).not.toHaveBeenCalled();
  });

  test("a question about the headers opens nothing", async () => {
    const answer = await reader.request(path({ "/article": 0 }), { ...asStream, method: "HEAD" });
    expect([answer.status, answer.headers.get("Content-Type")]).toEqual([
      200,
      "text/event-stream; charset=utf-8",
    ]);
    const versions = vi.spyOn(reader.services.stores.events, "versions");
    reader.hub.wake("anything");
    await publish();
    expect(versions).not.toHaveBeenCalled();
  });
});

describe("bounds", () => {
  let reader: ReaderApp;
  afterEach(async () => reader.leave());
  const address = "/v1/events?site=default&key=/article&since=0";

  test("opening a stream counts as a read", async () => {
    reader = await openReaderApp("sqlite", { limits: { readsPerAddress: limitOf(1) } });
    await (await reader.request(address, asStream)).body!.cancel();
    expect((await reader.request(address, asStream)).status).toBe(429);
  });

  test("who does not read is let go, and nothing is kept for them without end", async () => {
    reader = await openReaderApp("sqlite");
    const outgoing = { destroy: vi.fn() };
    const answer = await reader.request(address, asStream, "192.0.2.1", outgoing);
    let beats = 0;
    while (outgoing.destroy.mock.calls.length === 0) {
      reader.hub.beat();
      // A stream of 64 KiB holds less than this many beats of three bytes.
      expect(++beats).toBeLessThan(25_000);
    }
    reader.hub.beat();
    expect(outgoing.destroy).toHaveBeenCalledOnce();
    expect((await answer.bytes()).length).toBeLessThanOrEqual(64 * 1024 + 3);
  });

  test("a server that stops ends its streams and opens no others", async () => {
    reader = await openReaderApp("sqlite");
    const stream = eventsOf(await reader.request(address, asStream));
    await stream.next();
    await reader.hub.close();
    expect((await stream.next()).done).toBe(true);
    const refused = await reader.request(address, asStream);
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "1"]);
  });
});
