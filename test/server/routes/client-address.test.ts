import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { createAddressOf, createClientOf } from "../../../src/server/routes/client-address.ts";

async function addressOf(
  remoteAddress: string,
  headers: Record<string, string> = {},
  trusted: string[] = [],
): Promise<string> {
  const of = createAddressOf(trusted);
  const app = new Hono().get("/", (c) => c.text(of(c)));
  return (await app.request("/", { headers }, { incoming: { socket: { remoteAddress } } })).text();
}

describe("without a trusted proxy", () => {
  test.each([
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("the socket of %s counts as %s", async (socket, address) => {
    expect(await addressOf(socket)).toBe(address);
  });

  test("no header is believed", async () => {
    const headers = {
      "X-Forwarded-For": "198.51.100.7",
      "X-Real-IP": "198.51.100.7",
      "CF-Connecting-IP": "198.51.100.7",
      Forwarded: "for=198.51.100.7",
    };
    expect(await addressOf("192.0.2.1", headers)).toBe("192.0.2.1");
  });
});

describe("behind trusted proxies", () => {
  const trusted = ["10.0.0.0/8", "2001:db8:aaaa::/48"];
  test.each([
    ["10.0.0.1", "198.51.100.7", "198.51.100.7"],
    // What stands left of the client is the client's own invention.
    ["10.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"],
    ["10.0.0.1", "203.0.113.9, 198.51.100.7, 10.1.1.1", "198.51.100.7"],
    ["10.0.0.1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:aaaa::1", "198.51.100.7", "198.51.100.7"],
    ["::ffff:10.0.0.1", "198.51.100.7", "198.51.100.7"],
    // Not from a proxy at all.
    ["192.0.2.1", "198.51.100.7", "192.0.2.1"],
    // Where a hop cannot be read, the one after it is the last that is known.
    ["10.0.0.1", "198.51.100.7, nonsense, 10.1.1.1", "10.1.1.1"],
    ["10.0.0.1", "", "10.0.0.1"],
    ["10.0.0.1", "198.51.100.7:1234", "10.0.0.1"],
    ["10.0.0.1", "10.2.2.2", "10.2.2.2"],
  ])("%s with %j counts as %s", async (socket, forwarded, address) => {
    expect(await addressOf(socket, { "X-Forwarded-For": forwarded }, trusted)).toBe(address);
  });

  test("long inventions of strangers are read, and not kept", () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const clientOf = createClientOf(trusted);
    collect();
    const before = process.memoryUsage().heapUsed;
    const addresses = new Set<string>();
    for (let i = 0; i < 4_000; i++) {
      const forwarded = Buffer.from(`${i} ${"x".repeat(10_000)}, 198.51.100.7`).toString("latin1");
      addresses.add(clientOf("10.0.0.1", forwarded));
    }
    collect();
    expect([...addresses]).toEqual(["198.51.100.7"]);
    // All of them together are 40 MB. Also keeps what it might have kept from being collected.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(10e6);
    expect(clientOf("10.0.0.1", "198.51.100.8")).toBe("198.51.100.8");
  });
});
