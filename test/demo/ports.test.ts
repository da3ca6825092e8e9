import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { portsFor, takePort } from "../../demo/ports.ts";
import { freePort } from "../helpers/free-port.ts";

const taken: Server[] = [];

/** Takes a port, unless another program of this machine has it already. */
async function occupy(port: number): Promise<void> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening").then(
    () => taken.push(server),
    () => {},
  );
}

afterEach(() => {
  for (const server of taken.splice(0)) server.close();
  vi.restoreAllMocks();
});

test("takes the wanted port without a word", async () => {
  const log = vi.spyOn(console, "log");
  const wanted = await freePort();
  expect(await takePort(wanted, "desk")).toBe(wanted);
  expect(log).not.toHaveBeenCalled();
});

test("takes another one and says so", async () => {
  const log = vi.spyOn(console, "log").mockReturnValue();
  const wanted = await freePort();
  const [first, second, ...others] = portsFor(wanted);
  await occupy(first!);
  await occupy(second!);
  const found = await takePort(wanted, "desk");
  expect(others).toContain(found);
  expect(log.mock.calls).toEqual([
    [`Port ${wanted} is taken by another program: the desk is on port ${found} instead.`],
  ]);
});

test("gives up where all are taken", async () => {
  const wanted = await freePort();
  for (const port of portsFor(wanted)) await occupy(port);
  await expect(takePort(wanted, "desk")).rejects.toThrow("No port for the desk");
});
