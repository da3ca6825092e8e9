import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Challenge, Proof } from "../../../src/contract/codes.ts";
import { createProofOfWork } from "../../../src/server/checks/proof-of-work.ts";
import { encodeProof, solve } from "../../helpers/proofs.ts";

const secret = "a secret for tests";
const key = "01900000-0000-7000-8000-000000000001";
const now = () => Date.now();
const proofs = createProofOfWork({ secret, now });

let challenge: Challenge;
let solved: string;
let proof: Proof;
beforeAll(async () => {
  challenge = await proofs.challenge(key);
  solved = await solve(challenge);
  proof = JSON.parse(Buffer.from(solved, "base64url").toString()) as Proof;
});

test("a challenge is one that a browser can solve with SHA-256 alone", () => {
  const { nonce, salt, keyPrefix, ...others } = challenge.parameters;
  expect(others).toEqual({
    algorithm: "SHA-256",
    cost: 1,
    keyLength: 32,
    expiresAt: expect.any(Number),
    data: { key },
  });
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(proof.solution.counter);
  const derived = createHash("sha256")
    .update(Buffer.concat([Buffer.from(salt, "hex"), Buffer.from(nonce, "hex"), counter]))
    .digest("hex");
  expect(derived).toBe(proof.solution.derivedKey);
  expect(derived.startsWith(keyPrefix)).toBe(true);
});

test("the work has an end, and nobody knows it beforehand", async () => {
  const made = await Promise.all(Array.from({ length: 40 }, () => proofs.challenge(key)));
  const counters: number[] = [];
  for (const one of made) {
    const { solution } = JSON.parse(Buffer.from(await solve(one), "base64url").toString()) as Proof;
    counters.push(solution.counter);
  }
  expect(Math.max(...counters)).toBeLessThan(2 ** 15);
  expect(new Set(counters).size).toBeGreaterThan(1);
  expect(new Set(made.map(({ parameters }) => parameters.nonce)).size).toBe(40);
});

test("what was solved holds, as often as it is sent", async () => {
  expect(await proofs.holds(solved, key)).toBe(true);
  expect(await proofs.holds(solved, key)).toBe(true);
  // Another process with the same secret.
  expect(await createProofOfWork({ secret, now }).holds(solved, key)).toBe(true);
});

test("a challenge of another server does not hold", async () => {
  expect(await createProofOfWork({ secret: "another secret", now }).holds(solved, key)).toBe(false);
});

test("nor one for another call", async () => {
  expect(await proofs.holds(solved, `${key}x`)).toBe(false);
});

test("nor one whose time has passed", async () => {
  const early = createProofOfWork({ secret, now: () => Date.now() - 302_000 });
  expect(await proofs.holds(await solve(await early.challenge(key)), key)).toBe(false);
  const late = createProofOfWork({ secret, now: () => Date.now() - 280_000 });
  expect(await proofs.holds(await solve(await late.challenge(key)), key)).toBe(true);
});

const change = (parameters: object): Proof => ({
  ...proof,
  challenge: { ...challenge, parameters: { ...challenge.parameters, ...parameters } },
});

test.each<[string, () => unknown]>([
  ["another key", () => change({ data: { key: `${key}x` } })],
  ["a later end", () => change({ expiresAt: challenge.parameters.expiresAt + 600 })],
  ["no end", () => change({ expiresAt: undefined })],
  ["less to find", () => change({ keyPrefix: proof.solution.derivedKey.slice(0, 1) })],
  ["more cost", () => change({ cost: 1e9 })],
  ["another algorithm", () => change({ algorithm: "SHA-512" })],
  ["no signature", () => ({ ...proof, challenge: { ...challenge, signature: "" } })],
  [
    "half a signature",
    () => ({ ...proof, challenge: { ...challenge, signature: challenge.signature.slice(2) } }),
  ],
  [
    "another counter",
    () => ({ ...proof, solution: { ...proof.solution, counter: proof.solution.counter + 1 } }),
  ],
  [
    "a counter that wraps",
    () => ({ ...proof, solution: { ...proof.solution, counter: proof.solution.counter + 2 ** 32 } }),
  ],
  ["another key found", () => ({ ...proof, solution: { ...proof.solution, derivedKey: "00".repeat(32) } })],
  ["no key found", () => ({ ...proof, solution: { ...proof.solution, derivedKey: "" } })],
  ["no solution", () => ({ challenge })],
  ["no challenge", () => ({ solution: proof.solution })],
  ["a nonce that is none", () => change({ nonce: "xyz" })],
  ["null", () => null],
  ["a list", () => [proof]],
])("one with %s does not hold", async (_, make) => {
  expect(await proofs.holds(encodeProof(make() as Proof), key)).toBe(false);
});

test.each(["", "x", "e30", "bnVsbA", "\u0000", "A".repeat(4_000)])("%j is no proof", async (text) => {
  expect(await proofs.holds(text, key)).toBe(false);
});
