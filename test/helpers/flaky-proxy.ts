/** A reverse proxy that a test can make lose answers, as real networks do. */
import { type IncomingMessage, type ServerResponse, createServer, request } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** `lost`: the server has answered, the client never hears of it. `down`: nothing gets through. */
export type Weather = "fine" | "lost" | "down" | "slow";

export interface FlakyProxy {
  origin: string;
  /** What becomes of calls with this method from now on; the others stay as they are. */
  set(method: "GET" | "POST", weather: Weather): void;
  /** Calls that reached the server, as "POST /v1/comments 202". */
  seen: string[];
  stop(): Promise<void>;
}

/** How long a `slow` answer is held back, in milliseconds: longer than it takes to see that something is under way. */
const slowness = 1_500;

export async function startFlakyProxy(upstream: string): Promise<FlakyProxy> {
  const weather: Record<string, Weather> = {};
  const seen: string[] = [];

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const state = weather[incoming.method!] ?? "fine";
    if (state === "down") return void incoming.socket.destroy();
    const call = request(new URL(incoming.url!, upstream), {
      method: incoming.method!,
      headers: incoming.headers,
    });
    call.end(await buffer(incoming));
    const [answer] = (await once(call, "response")) as [IncomingMessage];
    const body = await buffer(answer);
    seen.push(`${incoming.method} ${incoming.url!.split("?", 1)[0]} ${answer.statusCode}`);
    if (state === "lost") return void incoming.socket.destroy();
    if (state === "slow") await sleep(slowness);
    outgoing.writeHead(answer.statusCode!, answer.headers).end(body);
  }

  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => incoming.socket.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (method, state) => void (weather[method] = state),
    seen,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
