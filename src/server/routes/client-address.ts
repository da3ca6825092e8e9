/** Whose call it is, as far as limits are concerned. */
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import ipaddr from "ipaddr.js";

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Where there is no socket, as in a test that calls the app itself. */
const nowhere = "0.0.0.0";

/**
 * Makes the function that names the client of a call: its IPv4 address, or the 64 bits of its IPv6 network, since
 * one subscriber has all addresses below it.
 *
 * `X-Forwarded-For` is read only where the socket leads to a trusted proxy, and from its right end: everything left
 * of the first address we do not trust could be the client's own invention.
 *
 * @param trustedProxies Networks in CIDR notation.
 */
export function createAddressOf(trustedProxies: readonly string[]): (c: Context) => string {
  const networks: Network[] = trustedProxies.map((network) => ipaddr.parseCIDR(network));
  const isTrusted = (address: ipaddr.IPv4 | ipaddr.IPv6) =>
    networks.some((network) => address.kind() === network[0].kind() && address.match(network));

  return function addressOf(c) {
    const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
    let client = ipaddr.process(incoming?.socket.remoteAddress ?? nowhere);
    if (networks.length > 0) {
      const hops =
        c.req
          .header("X-Forwarded-For")
          ?.split(",")
          .map((hop) => hop.trim()) ?? [];
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
  };
}

const hex = (part: number): string => part.toString(16);
