import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { PostLimit } from "../domain/intake-ports.ts";
import type { RateLimit } from "../domain/ports.ts";
import { ProblemError } from "../domain/problem.ts";
import type { ProofOfWork } from "./proof-of-work.ts";

/** So many calls in so many seconds. */
interface Limit {
  points: number;
  seconds: number;
}

/** Counted in this process: with several, each allows as many. */
export function createRateLimit({ points, seconds }: Limit): RateLimit {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async function countCall(key) {
    const refusal = await consume(limiter, key);
    if (refusal) throw tooFast(refusal);
  };
}

/** Beyond `points` each post needs a proof of work; twice as many more are taken with one. */
export function createPostLimit({ points, seconds }: Limit, proofs: ProofOfWork): PostLimit {
  const free = new RateLimiterMemory({ points, duration: seconds });
  // By itself: calls without a proof must not use up what a neighbour behind the same address works for.
  const proven = new RateLimiterMemory({ points: 2 * points, duration: seconds });

  return async function countPost({ address, idempotencyKey, proof }) {
    const full = await consume(free, address);
    if (!full) return { flood: false };
    if (proof !== null && (await proofs.holds(proof, idempotencyKey))) {
      const refusal = await consume(proven, address);
      if (refusal) throw tooFast(refusal);
      return { flood: true };
    }
    const used = await proven.get(address);
    // No machine shall work for an answer that is no already.
    if (used && used.remainingPoints <= 0) throw tooFast(used);
    if (points === 0) throw new ProblemError("too-fast", { retryAfter: seconds });
    // Who has no machine that works can wait until none needs to.
    throw new ProblemError("proof-required", {
      retryAfter: secondsUntil(full),
      challenge: await proofs.challenge(idempotencyKey),
    });
  };
}

/** @returns Why it was refused. */
async function consume(limiter: RateLimiterMemory, key: string): Promise<RateLimiterRes | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal;
    throw refusal;
  }
}

const tooFast = (refusal: RateLimiterRes): ProblemError =>
  new ProblemError("too-fast", { retryAfter: secondsUntil(refusal) });

const secondsUntil = ({ msBeforeNext }: RateLimiterRes): number => Math.ceil(msBeforeNext / 1000);
