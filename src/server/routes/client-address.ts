/** Whose call it is, as far as limits are concerned. */
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import ipaddr from "ipaddr.js";

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Where there is no socket, as in a test that calls the app itself. */
const nowhere = "0.0.0.0";

/**
 * Names the client of a call by the address that its socket leads to and its `X-Forwarded-For`, `undefined` where there
 * is none.
 */
export type ClientOf = (remote: string | undefined, forwarded: string | undefined) => string;

/** How many are kept: reading an address takes longer than an answer that is at hand. */
const known = 4_096;

/** Characters of what may be kept: an honest chain of proxies is short, and an invention as long as its header. */
const longest = 256;

/**
 * Makes the function that names the client of a call: its IPv4 address, or the 64 bits of its IPv6 network, since
 * one subscriber has all addresses below it.
 *
 * `X-Forwarded-For` is read only where the socket leads to a trusted proxy, and from its right end: everything left
 * of the first address we do not trust could be the client's own invention.
 *
 * @param trustedProxies Networks in CIDR notation.
 */
export function createClientOf(trustedProxies: readonly string[]): ClientOf {
  const networks: Network[] = trustedProxies.map((network) => ipaddr.parseCIDR(network));
  const isTrusted = (address: ipaddr.IPv4 | ipaddr.IPv6) =>
    networks.some((network) => address.kind() === network[0].kind() && address.match(network));
  const clients = new Map<string, string>();

  return function clientOf(remote = nowhere, forwarded = "") {
    const said = networks.length > 0 ? forwarded : "";
    const question = `${remote} ${said}`;
    if (question.length > longest) return read(remote, said);
    let client = clients.get(question);
    if (client === undefined) {
      client = read(remote, said);
      if (clients.size >= known) clients.clear();
      clients.set(question, client);
    }
    return client;
  };

  function read(remote: string, forwarded: string): string {
    let client = ipaddr.process(remote);
    if (networks.length > 0) {
      const hops = forwarded.split(",").map((hop) => hop.trim());
      while (isTrusted(client) && hops.length > 0) {
        const hop = hops.pop()!;
        // Whoever wrote something else is the last one who can be named.
        if (!ipaddr.isValid(hop)) break;
        client = ipaddr.process(hop);
      }
    }
    return client instanceof ipaddr.IPv6
      ? `${client.parts.slice(0, 4).map(hex).join(":")}::/64`
      : client.toString();
  }
}

/** The same for a call as the app has it. */
export function createAddressOf(trustedProxies: readonly string[]): (c: Context) => string {
  const clientOf = createClientOf(trustedProxies);
  return function addressOf(c) {
    const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
    return clientOf(incoming?.socket.remoteAddress, c.req.header("X-Forwarded-For"));
  };
}

const hex = (part: number): string => part.toString(16);
