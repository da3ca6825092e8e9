import { sha256 } from "@noble/hashes/sha2.js";
import { expect } from "@open-wc/testing";
import { createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/sha";
import { BackendError } from "../../src/backends/request.ts";
import type { Challenge } from "../../src/contract/codes.ts";
import { solve } from "../../src/widget/solving.ts";

const hmacSignatureSecret = "a secret of this test's";
const never = new AbortController().signal;

const challengeOf = async (options: {
  counter?: number;
  cost?: number;
  keyPrefix?: string;
  keyLength?: number;
}) =>
  (await createChallenge({
    algorithm: "SHA-256",
    deriveKey,
    cost: 1,
    data: { key: "an idempotency key" },
    expiresAt: Math.floor(Date.now() / 1000) + 300,
    hmacSignatureSecret,
    ...options,
  })) as Challenge;

/** A machine that takes so many milliseconds for a hash, and writes down how many it did at a time. */
function machine(millisecondsOf: (hashes: number) => number) {
  const slices: number[] = [];
  const times: number[] = [];
  let time = 0;
  let all = 0;
  let begun = { hashes: 0, time: 0 };
  return {
    slices,
    times,
    hash(data: Uint8Array) {
      time += millisecondsOf(all++);
      return sha256(data);
    },
    now: () => time,
    async rest() {
      slices.push(all - begun.hashes);
      times.push(time - begun.time);
      begun = { hashes: all, time };
    },
  };
}

describe("the work against floods", () => {
  const kinds = {
    "as our server asks for it": { counter: 3_000 },
    "at the first counter": { counter: 0 },
    "in several rounds": { counter: 40, cost: 50 },
    "with a shorter key": { counter: 500, keyLength: 20 },
    "for a prefix that any counter may have": { keyPrefix: "00" },
    "for half a byte": { keyPrefix: "a" },
    "for a byte and a half": { keyPrefix: "0b3" },
  };
  for (const [name, options] of Object.entries(kinds)) {
    it(`is done as ALTCHA verifies it: ${name}`, async () => {
      const challenge = await challengeOf(options);
      const solution = await solve(challenge, never);
      const verified = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret });
      expect(verified).to.include({ verified: true });
      if ("counter" in options) expect(solution.counter).to.equal(options.counter);
    });
  }

  for (const [name, cost] of Object.entries({ "a slow phone": 0.2, "a phone": 0.04, "a desktop": 0.002 })) {
    it(`is cut to what ${name} does in ten milliseconds`, async () => {
      const work = machine(() => cost);
      await solve(await challengeOf({ counter: 5_000 }), never, work);
      const most = Math.max(16, Math.min(1000, Math.floor(10 / cost)));
      expect(work.slices.length).to.be.greaterThan(4);
      expect(Math.max(...work.slices)).to.be.at.most(most);
      // Nor is it cut so fine that it would never end.
      expect(work.slices.at(-1)).to.be.at.least(Math.min(1000, Math.floor(5 / cost)));
    });
  }

  it("is cut smaller within two slices, where the machine becomes slower", async () => {
    const work = machine((hashes) => (hashes < 2_000 ? 0.01 : 0.1));
    await solve(await challengeOf({ counter: 6_000 }), never, work);
    const late = work.times.findIndex((time) => time > 10);
    expect(late).to.be.greaterThan(0);
    expect(Math.max(...work.times.slice(late + 2))).to.be.at.most(10);
  });

  it("stays short where the clock tells nothing", async () => {
    const work = machine(() => 0);
    await solve(await challengeOf({ counter: 20_000 }), never, work);
    expect(Math.max(...work.slices)).to.equal(1000);
  });

  it("ends with the slice in which it is stopped", async () => {
    const stop = new AbortController();
    const work = machine(() => 0.1);
    const rest = async () => {
      await work.rest();
      if (work.slices.length === 3) stop.abort();
    };
    let thrown: unknown;
    await solve(await challengeOf({ counter: 5_000 }), stop.signal, { ...work, rest }).catch(
      (error: unknown) => (thrown = error),
    );
    expect(thrown).to.be.instanceOf(BackendError).with.property("code", "proof-required");
    expect(work.slices).to.have.length(3);
  });

  it("is given up where it leads nowhere", async () => {
    const work = machine(() => 5);
    const hopeless = await challengeOf({ keyPrefix: "00".repeat(20) });
    let thrown: unknown;
    await solve(hopeless, never, work).catch((error: unknown) => (thrown = error));
    expect(thrown).to.be.instanceOf(BackendError).with.property("code", "too-fast");
  });
});
