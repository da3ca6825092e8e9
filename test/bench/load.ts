/** Calls of many connections at once, with as little work on our side as can be: the machine has few cores. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";

export interface Load {
  url: URL;
  /** Whole requests as they stand on the wire; every connection takes the next one as it is answered. */
  requests: readonly Buffer[];
  connections: number;
  /** What every answer must be: whoever measures refusals measures nothing. */
  status: number;
  /** Whether all connections send at the same moment, and wait for each other; what is grouped is grouped alike then. */
  together?: boolean;
}

/** Resolves when the last request is answered. */
export async function sendLoad({
  url,
  requests,
  connections,
  status,
  together = false,
}: Load): Promise<void> {
  const clients = await Promise.all(Array.from({ length: connections }, () => dial(url)));
  let next = 0;
  const call = async (client: Client): Promise<void> => {
    const answered = await client.call(requests[next++]!);
    if (answered !== status) throw new Error(`Answered with ${answered} instead of ${status}`);
  };
  try {
    if (together) {
      while (next < requests.length) {
        await Promise.all(clients.slice(0, requests.length - next).map(call));
      }
    } else {
      await Promise.all(
        clients.map(async (client) => {
          while (next < requests.length) await call(client);
        }),
      );
    }
  } finally {
    for (const client of clients) client.socket.destroy();
  }
}

interface Client {
  socket: Socket;
  /** Answers with the status, once the whole answer has come. */
  call(request: Buffer): Promise<number>;
}

async function dial(url: URL): Promise<Client> {
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
  await once(socket, "connect");
  let waiting: PromiseWithResolvers<number> | undefined;
  let status = 0;
  let missing = 0;
  socket.on("data", (chunk) => {
    let body = chunk.length;
    if (missing === 0) {
      // Small enough to come in one piece.
      const end = chunk.indexOf("\r\n\r\n");
      const head = chunk.toString("latin1", 0, end);
      status = Number(head.slice(9, 12));
      missing = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
      body = chunk.length - end - 4;
    }
    missing -= body;
    if (missing === 0) waiting?.resolve(status);
  });
  socket.on("close", () => waiting?.reject(new Error("The server closed a connection")));
  return {
    socket,
    call(request) {
      waiting = Promise.withResolvers();
      socket.write(request);
      return waiting.promise;
    },
  };
}

/** A request as it stands on the wire. */
export function requestOf(
  url: URL,
  {
    method = "GET",
    headers = {},
    body = "",
  }: { method?: string; headers?: Record<string, string>; body?: string },
): Buffer {
  const length = method === "POST" ? { "Content-Length": String(Buffer.byteLength(body)) } : {};
  const lines = Object.entries({ Host: url.host, ...headers, ...length });
  const head = [`${method} ${url.pathname}${url.search} HTTP/1.1`, ...lines.map((line) => line.join(": "))];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}
