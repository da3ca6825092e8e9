/** The one call that sends a comment, with whatever the backend wants to see along with it. */
import { BackendError } from "../backends/request.ts";
import type { Challenge, Proof } from "../contract/codes.ts";
import type { OwnComment } from "../contract/records.ts";
import { lazy } from "./lazy.ts";
import { failureOf, type Services } from "./services.ts";
import type { Sending } from "./state.ts";
import { requireToken } from "./tokens.ts";

/** How often work is done for one call: a proof may have grown too old on a bad connection. */
const proofs = 2;

const solving = lazy(() => import("./solving.ts"));

/** What ends the work that a page does. */
const stops = new WeakMap<Services, () => void>();

/**
 * Sends the same comment under the same key, as often as it is called: again by itself with a new token where the one
 * before was not taken, and with a proof of work where the backend asks for it.
 *
 * @param firstSent See `PostOptions`.
 * @throws what the backend throws; BackendError as `requireToken` and `solve` do.
 */
export async function postWith(
  services: Services,
  { body, key, subject }: Sending,
  firstSent: string | null,
): Promise<OwnComment> {
  let token = subject === null ? null : await requireToken(services, subject);
  let proof: Proof | null = null;
  let worked = 0;
  let renewed = false;
  for (;;) {
    try {
      return await services.backend.post(body, key, { token, proof, firstSent });
    } catch (error) {
      const { code, problem } = failureOf(error);
      const stale = code === "token-expired" || code === "token-refused";
      if (stale && subject !== null && services.signs.getToken && !renewed) {
        renewed = true;
        token = await requireToken(services, subject);
      } else if (code === "proof-required" && problem.challenge && worked++ < proofs) {
        proof = await prove(services, problem.challenge);
      } else throw error;
    }
  }
}

/** Tells the reader that their machine works, and lets them stop it. */
async function prove(services: Services, challenge: Challenge): Promise<Proof> {
  const { dispatch, say, signal } = services;
  const stop = new AbortController();
  const end = () => stop.abort();
  stops.set(services, end);
  signal.addEventListener("abort", end);
  dispatch({ type: "following", changes: { working: true } });
  say("working");
  try {
    const { solve } = await solving.load();
    return { challenge, solution: await solve(challenge, stop.signal) };
  } catch (error) {
    // The part that works did not load, or cannot read what it is asked.
    throw error instanceof BackendError ? error : new BackendError("unreachable", {}, error);
  } finally {
    stops.delete(services);
    signal.removeEventListener("abort", end);
    dispatch({ type: "following", changes: { working: false } });
  }
}

export const stopWork = (services: Services): void => stops.get(services)?.();
