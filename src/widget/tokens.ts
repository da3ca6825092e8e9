/** The publisher's tokens of signed-in readers: asked for when they are needed, never kept. */
import { answerInTime } from "../backends/answer-in-time.ts";
import { BackendError } from "../backends/request.ts";
import { readClaims } from "../contract/claims.ts";
import type { Services } from "./services.ts";

/**
 * `null` where the reader is not signed in.
 *
 * @throws BackendError `unreachable` where nobody says.
 */
export const askToken = ({ signs, signal }: Services): Promise<string | null> =>
  answerInTime(async () => (signs.getToken ? await signs.getToken() : signs.token) || null, signal);

/**
 * A token of this very reader: on a shared device someone else may be signed in by now.
 *
 * @throws BackendError `sign-in-required` where the reader is signed in no more, else as `askToken` does.
 */
export async function requireToken(services: Services, subject: string): Promise<string> {
  const token = await askToken(services);
  if (!token || readClaims(token)?.subject !== subject) throw new BackendError("sign-in-required");
  return token;
}
