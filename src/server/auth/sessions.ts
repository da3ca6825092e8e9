/**
 * Moderators' sessions, kept by better-auth on the process's one database handle. None of its routes is mounted: ours
 * call it, so that there is no way in but signing in and accepting an invitation.
 */
import { isAPIError } from "better-auth/api";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { getAdapter } from "better-auth/db/adapter";
import { betterAuth } from "better-auth/minimal";
import type { Kysely } from "kysely";
import type { Sessions } from "../domain/desk-ports.ts";
import { ProblemError } from "../domain/problem.ts";
import { createQueue } from "./queue.ts";

export interface SessionOptions<Tables> {
  db: Kysely<Tables>;
  dialect: "sqlite" | "postgres";
  /** The desk's own origin, as moderators see it. */
  origin: string;
  /** Signs the cookie; at least 32 characters. */
  secret: string;
}

const day = 24 * 60 * 60;

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** @throws Error where the origin is plain http away from the machine itself. */
export async function openSessions<Tables>({
  db,
  dialect,
  origin,
  secret,
}: SessionOptions<Tables>): Promise<Sessions> {
  const secure = origin.startsWith("https:");
  // Whatever the listener is: a cookie that goes over plain http can be read on the way.
  if (!secure && !loopback.test(new URL(origin).hostname)) {
    throw new Error(
      `The desk cannot be reached over ${origin}: away from this machine it needs https. ` +
        "Set AFTERWORD_DESK_ORIGIN to its public address, for example https://desk.news.example.",
    );
  }
  // A hash is made to be costly. All at once they would take every core from the readers.
  const inTurn = createQueue();
  const hash = (password: string) => inTurn(() => hashPassword(password));
  const verify = (given: { hash: string; password: string }) => inTurn(() => verifyPassword(given));
  const cookieName = secure ? "__Host-afterword" : "afterword";
  const options = {
    baseURL: origin,
    secret,
    telemetry: { enabled: false },
    // Its messages would name accounts; what must be known is logged by the routes.
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      password: { hash, verify },
    },
    // A week without a renewal, so that no read of a session writes to the database.
    session: { expiresIn: 7 * day, disableSessionRefresh: true, storeSessionInDatabase: true },
    rateLimit: { enabled: false },
    advanced: {
      ipAddress: { disableIpTracking: true },
      // The prefix is written out: better-auth itself would only put `__Secure-` before the name.
      useSecureCookies: false,
      cookies: { session_token: { name: cookieName } },
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: "strict" as const, path: "/" },
    },
  };
  const adapter = await getAdapter({ ...options, database: { db, type: dialect } });
  const auth = betterAuth({ ...options, database: () => adapter });

  const find: Sessions["find"] = async (cookie) => {
    if (!cookie) return null;
    try {
      const session = await auth.api.getSession({ headers: new Headers({ cookie }) });
      return session && { id: session.user.id, name: session.user.name, email: session.user.email };
    } catch (error) {
      // What the database said is wrapped: without it, nobody could tell that another try may help.
      throw isAPIError(error) ? (error.body?.cause ?? error) : error;
    }
  };

  return {
    hash,
    find,

    async signIn({ email, password }) {
      try {
        const { headers, response } = await auth.api.signInEmail({
          body: { email, password },
          returnHeaders: true,
        });
        const { id, name } = response.user;
        return { account: { id, name, email: response.user.email }, cookies: headers.getSetCookie() };
      } catch (error) {
        // Wrong, unknown and impossible alike; better-auth spends the same work on an unknown account.
        if (isAPIError(error)) return null;
        throw error;
      }
    },

    async signOut(cookie) {
      const { headers } = await auth.api.signOut({
        headers: new Headers(cookie ? { cookie } : {}),
        returnHeaders: true,
      });
      // better-auth keeps to itself that the session could not be deleted.
      if (await find(cookie)) throw new ProblemError("unavailable", { retryAfter: 2 });
      // better-auth clears cookies, too, that it never set.
      return headers.getSetCookie().filter((one) => one.startsWith(`${cookieName}=`));
    },
  };
}
