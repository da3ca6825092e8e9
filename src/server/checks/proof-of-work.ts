/**
 * Work for the machine of who sends unusually much (ALTCHA, version 2): no puzzle, nobody else is asked, and nothing
 * is kept here, since a challenge is signed and belongs to one call.
 */
import { createChallenge, randomInt, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/sha";
import { z } from "zod";
import type { Challenge, Proof } from "../../contract/codes.ts";

export interface ProofOfWork {
  challenge(key: string): Promise<Challenge>;
  /** Whether it proves that the work for the call with this key was done. @param proof As in the header. */
  holds(proof: string, key: string): Promise<boolean>;
}

/**
 * The solver counts from 0 to a number that is drawn evenly below this one, so that nobody has bad luck without end as
 * with a search for leading zeros. A phone of five years takes 20,000 to 30,000 hashes a second with SHA-256 written in
 * JavaScript and half of its time for other things: about half a second usually, a little over one at the very worst. For a
 * script on a server that is nothing, which is why the number of posts is limited as well; but each page of a flood
 * sent by browsers is held up by it.
 */
const mostHashes = 2 ** 15;

/** Seconds. Long enough for a slow machine and a bad connection. */
const validFor = 300;

const proofs = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      nonce: z.string().regex(/^[0-9a-f]{32}$/),
      data: z.object({ key: z.string() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

/**
 * @param secret Signs the challenges; processes that share it take each other's proofs.
 * @param now Milliseconds UTC.
 */
export function createProofOfWork({ secret, now }: { secret: string; now: () => number }): ProofOfWork {
  return {
    async challenge(key) {
      const made = await createChallenge({
        algorithm: "SHA-256",
        deriveKey,
        cost: 1,
        counter: randomInt(mostHashes - 1, 0),
        data: { key },
        expiresAt: Math.floor(now() / 1000) + validFor,
        hmacSignatureSecret: secret,
      });
      return made as Challenge;
    },

    async holds(proof, key) {
      const read = readProof(proof);
      if (!read || read.challenge.parameters.data.key !== key) return false;
      const { verified } = await verifySolution({ ...read, deriveKey, hmacSignatureSecret: secret });
      return verified;
    },
  };
}

function readProof(proof: string): Proof | undefined {
  try {
    const read = proofs.safeParse(JSON.parse(Buffer.from(proof, "base64url").toString()));
    return read.success ? (read.data as unknown as Proof) : undefined;
  } catch {
    return undefined;
  }
}
