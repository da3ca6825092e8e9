import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { RateLimit } from "../domain/ports.ts";
import { ProblemError } from "../domain/problem.ts";

/** Counted in this process: with several, each allows as many. */
export function createRateLimit({ points, seconds }: { points: number; seconds: number }): RateLimit {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async function countCall(key) {
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new ProblemError("too-fast", { retryAfter: Math.ceil(refusal.msBeforeNext / 1000) });
    }
  };
}
