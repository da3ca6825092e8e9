/** What readers see anew, as a stream of server-sent events (HTML, 9.2), or as JSON for who cannot stream. */
import type { HttpBindings } from "@hono/node-server";
import { Hono, type Context } from "hono";
import type { ThreadEvent } from "../../contract/records.ts";
import { getEvents, type EventsQuery } from "../../contract/routes.ts";
import { operations } from "../../contract/schema/operations.ts";
import { readEvents, watchEvents, type EventServices } from "../domain/events.ts";
import type { RateLimit } from "../domain/ports.ts";
import { json, notStored, publicRead } from "./headers.ts";
import { readQuery } from "./input.ts";

export interface Events {
  services: EventServices;
  limit: RateLimit;
  addressOf: (c: Context) => string;
}

/** Bytes that wait for one reader. Who is further behind is let go, and comes back with the version that they know. */
const longestQueue = 64 * 1024;

const streamed = {
  ...publicRead,
  ...notStored,
  Vary: "Accept",
  "Content-Type": "text/event-stream; charset=utf-8",
  // nginx would keep the stream until its buffer is full.
  "X-Accel-Buffering": "no",
};

export function events({ services, limit, addressOf }: Events): Hono {
  const app = new Hono();

  app.get(getEvents.path, async (c) => {
    await limit(addressOf(c));
    const query = readQuery(c, operations.getEvents.query);
    if (wantsJson(c)) {
      const body = JSON.stringify(await readEvents(services, query));
      return new Response(body, { headers: { ...publicRead, ...notStored, ...json, Vary: "Accept" } });
    }
    // The body of an answer to HEAD is never read, nor ended.
    if (c.req.method === "HEAD") return new Response(null, { headers: streamed });
    return new Response(await openStream(services, query, c), { headers: streamed });
  });

  return app;
}

function wantsJson(c: Context): boolean {
  const accept = c.req.header("Accept")?.toLowerCase() ?? "";
  return accept.includes("application/json") && !accept.includes("text/event-stream");
}

async function openStream(services: EventServices, query: EventsQuery, c: Context): Promise<ReadableStream> {
  let open = true;
  let unwatch = (): void => {};
  const { promise, resolve } = Promise.withResolvers<ReadableStreamDefaultController<Uint8Array>>();
  const leave = (): void => {
    open = false;
    unwatch();
  };
  const stream = new ReadableStream(
    { start: resolve, cancel: leave },
    new ByteLengthQueuingStrategy({ highWaterMark: longestQueue }),
  );
  const controller = await promise;

  const end = (): void => {
    if (!open) return;
    leave();
    controller.close();
  };
  const send = (frame: Uint8Array): void => {
    if (!open) return;
    controller.enqueue(frame);
    if (controller.desiredSize! > 0) return;
    end();
    // Ended, it would still wait for its reader to take what is left.
    (c.env as Partial<HttpBindings> | undefined)?.outgoing?.destroy();
  };
  unwatch = await watchEvents(services, query, {
    tell({ events: happened, stale }) {
      const news = happened.map(frameOf);
      const bytes = news.reduce((sum, frame) => sum + frame.byteLength, 0);
      // They come all at once, before the fastest reader could take the first: let go, who asks again for so many
      // would never get them.
      const fit = bytes < controller.desiredSize!;
      if (fit) news.forEach(send);
      for (const key of fit ? stale : [...new Set(happened.map((event) => event.key)), ...stale]) {
        send(encode(`event: stale\ndata: ${JSON.stringify({ key })}\n\n`));
      }
    },
    beat: () => send(beat),
    end,
  });
  // So that the headers leave at once, and the reader knows that the stream is open.
  send(beat);
  return stream;
}

const utf8 = new TextEncoder();
const encode = (text: string): Uint8Array => utf8.encode(text);

const beat = encode(":\n\n");

/** One event is told to many. */
const frames = new WeakMap<ThreadEvent, Uint8Array>();

function frameOf(event: ThreadEvent): Uint8Array {
  let frame = frames.get(event);
  if (!frame) {
    // JSON has no line break outside of its strings, and writes those inside as escapes.
    frame = encode(`event: thread\ndata: ${JSON.stringify(event)}\n\n`);
    frames.set(event, frame);
  }
  return frame;
}
