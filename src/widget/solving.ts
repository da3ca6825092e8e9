/**
 * The work that a server asks of who sends unusually much (ALTCHA, version 2, algorithm SHA-256), done on the page's
 * own thread in slices that no reader notices: a worker of another origin, or made from a blob, breaks a strict CSP,
 * and plain-http pages have no `crypto.subtle`.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { BackendError } from "../backends/request.ts";
import type { Challenge, Proof } from "../contract/codes.ts";

export type Solution = Proof["solution"];

export interface Workplace {
  hash: (data: Uint8Array) => Uint8Array;
  /** Milliseconds. */
  now: () => number;
  /** Lets the page do what waits, then resolves. */
  rest: () => Promise<void>;
}

/**
 * What a slice is meant to take, in milliseconds. No more than ten is what may not be noticed by who types or taps
 * meanwhile; speed changes from one slice to the next.
 */
const slice = 6;
/** Hashes: the first slice only measures, and none is longer than this, however coarse the browser's clock is. */
const shortest = 16;
const longest = 1000;
/** How long is worked at all, in milliseconds. */
const patience = 120_000;

const page: Workplace = {
  hash: sha256,
  now: () => performance.now(),
  rest: () => new Promise((resolve) => setTimeout(resolve)),
};

/**
 * @throws BackendError `proof-required` where the signal ends it, `too-fast` where no solution is found in two minutes;
 *   Error where the challenge cannot be read.
 */
export async function solve(
  challenge: Challenge,
  signal: AbortSignal,
  { hash, now, rest }: Workplace = page,
): Promise<Solution> {
  const search = startSearch(challenge, hash);
  const end = now() + patience;
  let hashes = shortest;
  for (;;) {
    const start = now();
    const solution = search(hashes);
    if (solution) return solution;
    const taken = now() - start;
    // What is measured too fast to be believed is only doubled: a phone may have been measured in a good moment.
    const fitting = taken > 0 ? Math.floor((hashes * slice) / taken) : longest;
    hashes = Math.max(1, Math.min(fitting, hashes * 2, longest));
    await rest();
    if (signal.aborted) throw new BackendError("proof-required");
    if (now() > end) throw new BackendError("too-fast");
  }
}

/** What is returned goes on counting, so many hashes at a time, until it finds the counter. */
function startSearch(
  { parameters }: Challenge,
  hash: Workplace["hash"],
): (hashes: number) => Solution | undefined {
  const { cost, keyLength, keyPrefix } = parameters;
  const nonce = hexToBytes(parameters.nonce);
  const salt = hexToBytes(parameters.salt);
  const counterAt = salt.length + nonce.length;
  const first = new Uint8Array(counterAt + 4);
  first.set(salt);
  first.set(nonce, salt.length);
  const view = new DataView(first.buffer);
  // Nearly every key differs in its first byte; only the others are written out.
  const start = Number.parseInt(keyPrefix.slice(0, 2), 16);
  const fits = (key: Uint8Array) =>
    (keyPrefix.length < 2 || key[0] === start) && bytesToHex(key).startsWith(keyPrefix);

  let counter = 0;
  let rounds = 0;
  let key: Uint8Array = first;
  return (hashes) => {
    for (let i = 0; i < hashes; i++) {
      key = hash(rounds === 0 ? first : key);
      if (++rounds < cost) continue;
      const derived = key.subarray(0, keyLength);
      if (fits(derived)) return { counter, derivedKey: bytesToHex(derived) };
      rounds = 0;
      view.setUint32(counterAt, ++counter);
    }
    return undefined;
  };
}
