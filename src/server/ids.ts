import { randomUUIDv7 } from "node:crypto";
import type { Ids } from "./domain/ports.ts";

/**
 * UUIDs of version 7 in the order in which this process makes them. Node's own are in no order within a millisecond,
 * and lists are read in the order of their ids: what was written next could come first. The twelve bits after the time
 * count instead (RFC 9562, 6.2, method 1), from a random number on, so that none tells how many came before it; the 62
 * bits after them stay random.
 */
export function createIds(): Ids {
  let latest = "";
  let count = 0;
  return {
    next() {
      const id = randomUUIDv7();
      const time = id.slice(0, 13);
      // Half of the range is left to count in.
      count = time === latest ? (count + 1) % 0x1000 : Number.parseInt(id.slice(15, 18), 16) >> 1;
      latest = time;
      return `${time}-7${count.toString(16).padStart(3, "0")}${id.slice(18)}`;
    },
  };
}
