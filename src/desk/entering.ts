/** Into the desk and out of it: the session, signing in and out, the account that an invitation makes. */
import { BackendError } from "../backends/request.ts";
import type { DeskSession, InvitationRequest, SignInRequest } from "../contract/desk.ts";
import { countGraphemes, isBlank } from "../contract/text.ts";
import { follow } from "./reading.ts";
import { failureOf, sentenceFor, tell, type Services } from "./services.ts";
import { restingEntry, type Entry } from "./state.ts";

/** In characters; the server holds the same bound. */
export const leastPassword = 12;

/** Goes on with the session of the browser's cookie, or asks to sign in. */
export async function begin(services: Services): Promise<void> {
  try {
    await enter(services, await services.client("getSession"));
  } catch (error) {
    tell(services, "start", error);
  }
}

async function enter(services: Services, session: DeskSession): Promise<void> {
  services.dispatch({ type: "signed-in", session });
  await follow(services, services.state().place);
}

export async function signIn(services: Services, body: SignInRequest): Promise<void> {
  const { t } = services;
  const errors: Entry["errors"] = {};
  if (!isAddress(body.email)) errors.email = t("emailInvalid");
  if (!body.password) errors.password = t("passwordEmpty");
  if (refuse(services, errors)) return;
  try {
    const session = await send(services, () => services.client("postSignIn", { body }));
    await enter(services, session);
    services.focus("comment");
  } catch (error) {
    const failure = failureOf(error);
    const wrong = failure.code === "sign-in-failed" || failure.code === "invalid";
    refuse(services, { form: wrong ? t("signInFailed") : sentenceFor(services, failure) });
  }
}

export async function signOut(services: Services): Promise<void> {
  try {
    await services.client("postSignOut");
  } catch (error) {
    // A session that has ended already is what was asked for.
    if (failureOf(error).code !== "sign-in-required") return tell(services, "start", error);
  }
  services.dispatch({ type: "signed-out", why: "by-choice" });
  services.focus("entry");
}

export async function checkInvitation(services: Services, token: string): Promise<void> {
  try {
    await services.client("postInvitationCheck", { body: { token } });
    services.dispatch({ type: "invitation-checked", invitation: "good" });
  } catch (error) {
    const { code } = failureOf(error);
    if (code === "invitation-spent") services.dispatch({ type: "invitation-checked", invitation: "spent" });
    else if (code === "not-found" || code === "invalid") {
      services.dispatch({ type: "invitation-checked", invitation: "unknown" });
    } else tell(services, "start", error);
  }
}

export async function acceptInvitation(services: Services, body: InvitationRequest): Promise<void> {
  const { t } = services;
  const errors: Entry["errors"] = {};
  if (isBlank(body.name)) errors.name = t("nameEmpty");
  if (!isAddress(body.email)) errors.email = t("emailInvalid");
  if (countGraphemes(body.password) < leastPassword) errors.password = t("passwordTooShort", leastPassword);
  if (refuse(services, errors)) return;
  try {
    const session = await send(services, () => services.client("postInvitation", { body }));
    // The token is spent; it has no place in the history.
    services.address(services.state().place);
    await enter(services, session);
    services.focus("comment");
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === "invitation-spent") {
      services.dispatch({ type: "invitation-checked", invitation: "spent" });
    }
    refuse(services, refusedFields(services, error) ?? { form: sentenceFor(services, failure) });
  }
}

/** The server's own findings, beside the field it names. */
function refusedFields({ t }: Services, error: unknown): Entry["errors"] | null {
  const field = error instanceof BackendError ? error.problem.field : undefined;
  if (field === "name") return { name: t("nameEmpty") };
  if (field === "email") return { email: t("emailInvalid") };
  if (field === "password") return { password: t("passwordTooShort", leastPassword) };
  return error instanceof BackendError && error.code === "invalid" ? { form: t("accountRefused") } : null;
}

/** Deliberately loose (RFC 5321 allows much): only what cannot be an address is stopped here. */
function isAddress(text: string): boolean {
  return /^\S+@\S+$/.test(text);
}

/** Shows what is wrong and puts the focus there; false where nothing is. */
function refuse(services: Services, errors: Entry["errors"]): boolean {
  if (!Object.keys(errors).length) return false;
  services.dispatch({ type: "entry", entry: { busy: false, errors } });
  services.focus("entry");
  return true;
}

async function send<T>(services: Services, call: () => Promise<T>): Promise<T> {
  services.dispatch({ type: "entry", entry: { ...restingEntry, busy: true } });
  return call();
}
