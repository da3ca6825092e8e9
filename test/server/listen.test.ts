/** What only a real socket shows. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Hono } from "hono";
import { pino } from "pino";
import { afterEach, expect, test, vi } from "vitest";
import { newComment } from "../../src/contract/schema/requests.ts";
import { type Listening, listen, timeouts } from "../../src/server/listen.ts";
import { maxBody, readBody } from "../../src/server/routes/input.ts";
import { handleErrors } from "../../src/server/routes/problem.ts";
import { isUnavailable } from "../../src/server/storage/failures.ts";

const loopback = { host: "127.0.0.1", port: 0 };
let listening: Listening;
let bodies: unknown[];
let log: string[];
let answered: number[];

function createApp(): Hono {
  const app = new Hono();
  bodies = [];
  log = [];
  answered = [];
  const lines = pino({ level: "debug" }, { write: (line) => void log.push(line) });
  app.use(async (c, next) => {
    await next();
    answered.push(c.res.status);
  });
  app.onError(handleErrors(lines, isUnavailable));
  app.post("/", async (c) => {
    bodies.push(await readBody(c, newComment.pick({ text: true })));
    return c.text("taken");
  });
  app.get("/", (c) => c.text("here"));
  return app;
}

async function start(limits = timeouts): Promise<void> {
  listening = await listen(loopback, limits);
  listening.use(createApp());
}
afterEach(async () => listening.close());

/** A connection that collects what it is told. */
async function dial(): Promise<Socket & { told: () => string }> {
  const socket = connect(Number(listening.url.port), loopback.host);
  let told = "";
  socket.setEncoding("utf8").on("data", (text: string) => void (told += text));
  socket.on("error", () => {});
  await once(socket, "connect");
  return Object.assign(socket, { told: () => told });
}
const closed = async (socket: Socket): Promise<void> => {
  while (!socket.closed) await once(socket, "close").catch(() => {});
};
const head = (...headers: string[]): string =>
  ["POST / HTTP/1.1", "Host: a", "Content-Type: application/json", ...headers, "", ""].join("\r\n");

test("a body that says it is too large is refused unread, and the connection ends", async () => {
  await start();
  const socket = await dial();
  socket.write(head(`Content-Length: ${maxBody + 1}`));
  await closed(socket);
  expect(socket.told()).toMatch(/^HTTP\/1\.1 413 /);
  expect(socket.told()).toMatch(/\r\nConnection: close\r\n/i);
  expect(socket.told()).toContain('"code":"too-large"');
});

test("a body without a length is cut when it gets too large", async () => {
  await start();
  const socket = await dial();
  socket.write(head("Transfer-Encoding: chunked"));
  const chunk = Buffer.alloc(16 * 1024, "a");
  const framed = Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from("\r\n")]);
  const attempted = 10_000;
  let sent = 0;
  while (sent < attempted && !socket.destroyed && socket.writable) {
    sent++;
    if (!socket.write(framed)) await once(socket, "drain").catch(() => {});
  }
  await closed(socket);
  // The rest of what was on its way fits into the buffers of two sockets.
  expect(sent).toBeLessThan(attempted / 10);
  expect(bodies).toEqual([]);
});

test("the largest body is read, with a length and without", async () => {
  await start();
  const wrapped = (length: number) => JSON.stringify({ text: "a".repeat(length - '{"text":""}'.length) });
  for (const body of [wrapped(maxBody), new Blob([wrapped(maxBody)]).stream()]) {
    const answer = await fetch(listening.url, { method: "POST", body, duplex: "half" } as RequestInit);
    expect(answer.status).toBe(200);
  }
  for (const body of [wrapped(maxBody + 1), new Blob([wrapped(maxBody + 1)]).stream()]) {
    const answer = await fetch(listening.url, { method: "POST", body, duplex: "half" } as RequestInit).catch(
      () => undefined,
    );
    expect(answer?.status ?? 413).toBe(413);
  }
  expect(bodies).toHaveLength(2);
});

test("a call that brings no body at all is answered", async () => {
  await start();
  const socket = await dial();
  socket.write(head("Connection: close"));
  await closed(socket);
  expect(socket.told()).toMatch(/^HTTP\/1\.1 400 /);
  expect(socket.told()).toContain('"code":"malformed-json"');
});

test("bytes that are no UTF-8 are refused, not replaced", async () => {
  await start();
  const body = Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
  const answer = await fetch(listening.url, { method: "POST", body });
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: "malformed-json" }]);
});

test.each(["Content-Length: 100", "Transfer-Encoding: chunked"])(
  "who goes away while sending is no failure of ours (%s)",
  async (length) => {
    await start();
    const socket = await dial();
    socket.write(head(length));
    // Its headers have arrived where an answer to a later call has.
    expect((await fetch(listening.url)).status).toBe(200);
    socket.destroy();
    await vi.waitFor(() => expect(answered).toEqual([200, 400]));
    expect(log).toEqual([]);
  },
);

test("who sends slowly, or nothing, is not waited for", async () => {
  await start({ ...timeouts, headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 50 });
  const silent = await dial();
  const slowHead = await dial();
  slowHead.write("GET / HTTP/1.1\r\nHost: a\r\n");
  const slowBody = await dial();
  slowBody.write(`${head("Content-Length: 100")}{`);
  await Promise.all([silent, slowHead, slowBody].map(closed));
  expect(slowHead.told()).toMatch(/^HTTP\/1\.1 408 /);
  // Others are answered as ever.
  expect(await (await fetch(listening.url)).text()).toBe("here");
});

test("what is no request is refused", async () => {
  await start();
  for (const line of ["GET /\\.. HTTP/1.1", "GET http:// HTTP/1.1", "GET / HTTP/1.1\r\nHost: a b"]) {
    const socket = await dial();
    socket.write(`${line}\r\n${line.includes("Host") ? "" : "Host: a\r\n"}Connection: close\r\n\r\n`);
    await closed(socket);
    expect(socket.told()).toMatch(/^HTTP\/1\.1 400 /);
  }
});

test("closing finishes what was begun, and takes nothing new", async () => {
  await start();
  const body = JSON.stringify({ text: "Begun" });
  const begun = await dial();
  begun.write(head(`Content-Length: ${body.length}`) + body.slice(0, 5));
  // Its headers have arrived where an answer to a later call has.
  expect((await fetch(listening.url)).status).toBe(200);
  const closing = listening.close();
  await expect(fetch(listening.url)).rejects.toThrow();
  begun.write(body.slice(5));
  await closing;
  expect(begun.told()).toMatch(/^HTTP\/1\.1 200 /);
  expect(bodies).toEqual([{ text: "Begun" }]);
  listening = await listen(loopback);
});

test("calls that come before there is an app wait for it", async () => {
  listening = await listen(loopback);
  const early = fetch(listening.url);
  const socket = await dial();
  socket.write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  listening.use(createApp());
  expect(await (await early).text()).toBe("here");
  await closed(socket);
  expect(socket.told()).toMatch(/^HTTP\/1\.1 200 /);
});

test("a port that is taken is an error", async () => {
  await start();
  await expect(listen({ ...loopback, port: Number(listening.url.port) })).rejects.toThrow("EADDRINUSE");
});
