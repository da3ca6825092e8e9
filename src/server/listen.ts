/** HTTP on a port, with an end: stops accepting, lets what was accepted finish, then closes. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import type { Listener } from "./config.ts";
import { ProblemError } from "./domain/problem.ts";
import { everyAnswer } from "./routes/headers.ts";
import { problemResponse } from "./routes/problem.ts";
import type { Recall } from "./routes/recall.ts";
import { createTurns } from "./turns.ts";

export interface Listening {
  url: URL;
  /** Answers calls by this app; until then they wait. What can be recalled is not asked of it again. */
  use(app: { fetch: Hono["fetch"] }, recall?: Recall): void;
  close(): Promise<void>;
}

/** Milliseconds. Node's own are minutes, which a few thousand slow clients would use up. */
export const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 2_000,
  // Longer than the minute after which proxies drop an idle connection, so that none sends into one we close.
  keepAliveTimeout: 65_000,
};

/** How long the beginnings of calls may keep the event loop, in milliseconds. */
const longestTurn = 20;

/** How long a call may take to finish when the server stops. */
const patience = 10_000;

/** @throws Error `EADDRINUSE` where the port is taken. */
export async function listen({ host, port }: Listener, limits = timeouts): Promise<Listening> {
  let answer: ((...call: Parameters<RequestListener>) => unknown) | undefined;
  const early: Parameters<RequestListener>[] = [];
  const server = createServer({ ...limits, optimizeEmptyRequests: true }, (incoming, outgoing) => {
    if (answer) void answer(incoming, outgoing);
    else early.push([incoming, outgoing]);
  });
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  return {
    url: new URL(`http://${host.includes(":") ? `[${host}]` : host}:${address.port}`),
    use(app, recall) {
      const listener = getRequestListener(
        (request, env) =>
          app.fetch(request, { ...env, ...recall?.bindingsFor(env.incoming as IncomingMessage) }),
        { errorHandler: refuseRequest },
      );
      const waitForTurn = createTurns(longestTurn);
      const askApp: typeof answer = async (incoming, outgoing) => {
        await waitForTurn();
        await listener(incoming, outgoing);
      };
      answer = recall
        ? (incoming, outgoing) => recall.answer(incoming, outgoing, () => void askApp(incoming, outgoing))
        : askApp;
      for (const call of early.splice(0)) void answer(...call);
    },
    close: () => close(server),
  };
}

/** A request that is none: an address that cannot be read, an impossible host. */
const refuseRequest = (): Response => problemResponse(new ProblemError("invalid"), everyAnswer);

async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  // A connection that falls idle now would be kept for its next call, which must not come.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const force = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(force);
}
