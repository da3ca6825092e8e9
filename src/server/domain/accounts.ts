/** Who may work at the desk: accounts come from one-time invitations only. */
import { createHash, randomBytes } from "node:crypto";
import type { InvitationRequest, SignInRequest } from "../../contract/desk.ts";
import type { Account, Sessions, SignInLimits } from "./desk-ports.ts";
import type { Services } from "./ports.ts";
import { ProblemError } from "./problem.ts";

export type AccountServices = Services & { sessions: Sessions; signInLimits: SignInLimits };

export interface SignedIn {
  account: Account;
  cookies: string[];
}

/** How long an invitation can be used, in milliseconds. */
export const invitationLifetime = 24 * 60 * 60 * 1000;

/** Makes an invitation and returns its token, of which only the hash is kept: it cannot be shown again. */
export async function createInvitation({
  clock,
  stores,
}: Pick<Services, "clock" | "stores">): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const at = clock.now();
  await stores.invitations.create({
    tokenSha256: hashToken(token),
    at,
    expiresAt: at + invitationLifetime,
  });
  return token;
}

/**
 * Looks whether an invitation can still be used, and uses nothing up: links are fetched by mail scanners.
 *
 * @throws ProblemError `invitation-spent`, also where it expired or never was.
 */
export async function checkInvitation(
  { clock, stores }: Pick<Services, "clock" | "stores">,
  token: string,
): Promise<void> {
  if (!(await stores.invitations.isOpen(hashToken(token), clock.now()))) throw spent();
}

/**
 * Makes a moderator's account and signs in. Of two who use one invitation at once, one gets the account.
 *
 * @throws ProblemError `invitation-spent`, or `invalid` where the e-mail has an account.
 */
export async function acceptInvitation(
  services: Pick<AccountServices, "clock" | "ids" | "stores" | "transaction" | "sessions">,
  { token, name, email, password }: InvitationRequest,
): Promise<SignedIn> {
  const { clock, ids, transaction, sessions } = services;
  const tokenSha256 = hashToken(token);
  // Asked before the password is hashed, so that guessed tokens cost us no such work.
  await checkInvitation(services, token);
  const passwordHash = await sessions.hash(password);
  const account = { id: ids.next(), name, email: email.toLowerCase() };
  await transaction(async (stores) => {
    const at = clock.now();
    if (!(await stores.invitations.spend(tokenSha256, at))) throw spent();
    await stores.accounts.create({ ...account, passwordHash, at });
  });
  const signedIn = await sessions.signIn({ email: account.email, password });
  if (!signedIn) throw new Error("A new account could not sign in");
  return signedIn;
}

/** @throws ProblemError `sign-in-failed`, `too-fast`. */
export async function signIn(
  { sessions, signInLimits }: Pick<AccountServices, "sessions" | "signInLimits">,
  { email, password, address }: SignInRequest & { address: string },
): Promise<SignedIn> {
  const attempt = { email: email.toLowerCase(), address };
  await signInLimits.count(attempt);
  const signedIn = await sessions.signIn({ email: attempt.email, password });
  if (!signedIn) throw new ProblemError("sign-in-failed");
  await signInLimits.forgive(attempt);
  return signedIn;
}

const spent = (): ProblemError =>
  new ProblemError("invitation-spent", { detail: "The link was used or is too old. Ask for a new one." });

function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}
