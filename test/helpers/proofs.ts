/** A machine that does the work it is asked for. */
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/sha";
import type { Challenge, Proof } from "../../src/contract/codes.ts";

/** @returns What the header carries. */
export async function solve(challenge: Challenge): Promise<string> {
  const solution = (await solveChallenge({ challenge, deriveKey }))!;
  return encodeProof({ challenge, solution });
}

export const encodeProof = (proof: Proof): string => Buffer.from(JSON.stringify(proof)).toString("base64url");
