import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { SignInLimits } from "../domain/desk-ports.ts";
import { ProblemError } from "../domain/problem.ts";

/** So many failures in so many seconds. */
interface Limit {
  points: number;
  seconds: number;
}

/** Counted in this process: with several, each allows as many. */
export function createSignInLimits(limits: { perAccount: Limit; perAddress: Limit }): SignInLimits {
  const limiter = ({ points, seconds }: Limit) => new RateLimiterMemory({ points, duration: seconds });
  const perAccount = limiter(limits.perAccount);
  const perAddress = limiter(limits.perAddress);

  return {
    // Counted before the password is checked: many attempts at once would otherwise all pass.
    async count({ email, address }) {
      await consume(perAddress, address);
      await consume(perAccount, email);
    },
    async forgive({ email, address }) {
      await perAddress.reward(address);
      await perAccount.reward(email);
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new ProblemError("too-fast", { retryAfter: Math.ceil(refusal.msBeforeNext / 1000) });
  }
}
