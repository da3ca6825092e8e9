/**
 * A reverse proxy that drops, delays, doubles and reorders three calls in ten, and writes down what it let through: by
 * it, a test knows what the server had at any moment.
 */
import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
  createServer,
  request,
} from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import type { Random } from "./random.ts";

/**
 * `held`: a call waits for the one after it, and so comes later than that. `doubled`: it comes twice, and the answer
 * to the second copy is the one that is heard. A `dropped` call never reaches the server, an `unheard` one never its
 * sender.
 */
export const troubles = ["dropped", "unheard", "late", "late answer", "held", "doubled"] as const;
export type Trouble = (typeof troubles)[number];

export interface StormyProxy {
  origin: string;
  /** How often each trouble came over a call. */
  met: Record<Trouble, number>;
  calls: number;
  /** By the receipt of a comment: when it was first passed on, and when the server had answered that it has it. */
  passed: ReadonlyMap<string, number>;
  stored: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export interface Storm {
  random: Random;
  /** What comes over the next call; `null` lets it pass. Three in ten, each trouble equally often, where not given. */
  next?: () => Trouble | null;
  /** Changes a comment on its way, for a test that must fail. */
  tamper?: (headers: IncomingHttpHeaders, body: Buffer) => { headers: IncomingHttpHeaders; body: Buffer };
}

/** Longest that a late call or answer takes, in milliseconds. */
const late = 600;

/** Twenty calls, six of them troubled, in an order of their own each time: no trouble is left to luck. */
function deal(random: Random): () => Trouble | null {
  let deck: (Trouble | null)[] = [];
  return () => {
    if (deck.length === 0) {
      deck = [...troubles, ...Array.from({ length: 14 }, () => null)]
        .map((trouble) => ({ trouble, place: random.next() }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ trouble }) => trouble);
    }
    return deck.pop() ?? null;
  };
}

export async function startStormyProxy(upstream: string, storm: Storm): Promise<StormyProxy> {
  const { random, next = deal(random), tamper = (headers, body) => ({ headers, body }) } = storm;
  const met = Object.fromEntries(troubles.map((trouble) => [trouble, 0])) as Record<Trouble, number>;
  const passed = new Map<string, number>();
  const stored = new Map<string, number>();
  const proxy = { calls: 0 };
  let release = () => {};

  /** Passes it on and writes down when, and when the server had it. */
  async function forward(incoming: IncomingMessage, original: Buffer): Promise<[IncomingMessage, Buffer]> {
    const isComment = incoming.method === "POST" && incoming.url === "/v1/comments";
    const receipt = isComment ? (JSON.parse(original.toString()) as { receipt: string }).receipt : null;
    if (receipt && !passed.has(receipt)) passed.set(receipt, Date.now());
    const { headers, body } = isComment
      ? tamper(incoming.headers, original)
      : { headers: incoming.headers, body: original };
    const call = request(new URL(incoming.url!, upstream), { method: incoming.method!, headers });
    call.end(body);
    const [answer] = (await once(call, "response")) as [IncomingMessage];
    const answered = await buffer(answer);
    if (receipt && answer.statusCode === 202 && !stored.has(receipt)) stored.set(receipt, Date.now());
    return [answer, answered];
  }

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const isCall = incoming.url!.startsWith("/v1/");
    const trouble = isCall ? next() : null;
    if (isCall) proxy.calls++;
    if (trouble) met[trouble]++;
    release();
    if (trouble === "dropped") return void incoming.socket.destroy();
    if (trouble === "late") await sleep(random.between(50, late));
    // No longer than a late one: it may be the last call there is.
    if (trouble === "held")
      await Promise.race([sleep(late), new Promise<void>((resolve) => (release = resolve))]);
    const first = forward(incoming, body);
    if (trouble === "doubled") await sleep(random.between(0, late));
    const [answer, answered] =
      trouble === "doubled" ? (await Promise.all([forward(incoming, body), first]))[0] : await first;
    if (trouble === "unheard") return void incoming.socket.destroy();
    if (trouble === "late answer") await sleep(random.between(50, late));
    outgoing.writeHead(answer.statusCode!, answer.headers).end(answered);
  }

  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => incoming.socket.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    met,
    get calls() {
      return proxy.calls;
    },
    passed,
    stored,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
