import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { portsFor, takePort } from "../../demo/ports.ts";

const taken: Server[] = [];

async function occupy(port: number): Promise<void> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  taken.push(server);
}

afterEach(() => {
  for (const server of taken.splice(0)) server.close();
  vi.restoreAllMocks();
});

test("takes the wanted port without a word", async () => {
  const log = vi.spyOn(console, "log");
  expect(await takePort(4400, "desk")).toBe(4400);
  expect(log).not.toHaveBeenCalled();
});

test("takes another one and says so", async () => {
  const log = vi.spyOn(console, "log").mockReturnValue();
  await occupy(4401);
  await occupy(4411);
  expect(await takePort(4401, "desk")).toBe(4421);
  expect(log.mock.calls).toEqual([
    ["Port 4401 is taken by another program: the desk is on port 4421 instead."],
  ]);
});

test("gives up where all are taken", async () => {
  for (const port of portsFor(4402)) await occupy(port);
  await expect(takePort(4402, "desk")).rejects.toThrow("No port for the desk");
});
