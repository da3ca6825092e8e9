/**
 * Our own server with one thing wrong with it: what comes in or what goes out is changed on the way, and all else is
 * as it was. Each names the rules that it breaks, and no other.
 */
import { brokenCalls } from "./calls.ts";
import type { Broken } from "./changes.ts";
import { brokenComments } from "./comments.ts";
import { brokenReads } from "./reads.ts";

export type { Sent } from "./changes.ts";

export const brokenServers: Broken[] = [...brokenComments, ...brokenReads, ...brokenCalls];
