import { once } from "node:events";
import { createServer } from "node:net";

// Below the ports that systems give to outgoing connections (32768 and up on Linux): one of those could be taken by
// any browser between the moment it is found free and the moment it is listened on.
const lowest = 20_000;
const highest = 32_000;

/** A port that nothing listens on, drawn at random so that test files that run side by side do not draw the same. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    const server = createServer().listen(port, "127.0.0.1");
    const free = await Promise.race([
      once(server, "listening").then(() => true),
      new Promise<false>((resolve) => server.once("error", () => resolve(false))),
    ]).catch(() => false);
    if (!free) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}
