/** What the actions of the desk work with: one record, so that a test hands in its own. */
import { BackendError } from "../backends/request.ts";
import type { Language } from "../i18n/format.ts";
import type { DeskClient } from "./client.ts";
import type { Place } from "./place.ts";
import type { DeskEvent } from "./reduce.ts";
import type { DeskState, Failure, Task } from "./state.ts";
import type { Words } from "./words.ts";

/** Where the focus goes after an action. */
export type Target = "comment" | "list" | "entry" | "note" | "rules" | "keys";

export interface Services extends Words {
  client: DeskClient;
  /** Shows the desk in another language. */
  speak: (lang: Language) => void;
  state(): DeskState;
  dispatch(event: DeskEvent): void;
  /** Puts the place into the address, in place of the one there, without an event. */
  address(place: Place): void;
  announce(sentence: string): void;
  focus(target: Target): void;
  /** Milliseconds. */
  now(): number;
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof BackendError)) throw error;
  return { code: error.code, retryAfter: error.problem.retryAfter ?? null };
}

/** What a failure means for the person at the desk. */
export function sentenceFor({ t }: Words, { code, retryAfter }: Failure): string {
  switch (code) {
    case "offline":
    case "unreachable":
    case "unreadable":
      return t(code);
    case "unavailable":
    case "internal":
      return t("unreachable");
    case "own-decision":
      return t("ownDecision");
    case "too-late":
      return t("tooLate");
    case "too-fast":
      return t("tooFast", retryAfter ?? 1);
    case "not-found":
    case "unknown-comment":
      return t("notFound");
    default:
      return t("refused");
  }
}

/** Tells of a call that brought nothing: on the sign-in page where the session has ended, else where the moderator is. */
export function tell(services: Services, task: Task, error: unknown): void {
  const failure = failureOf(error);
  if (failure.code === "sign-in-required") {
    services.dispatch({ type: "signed-out", why: task === "start" ? "at-first" : "ended" });
    services.focus("entry");
    return;
  }
  services.dispatch({ type: "failed", task, failure });
  services.announce(sentenceFor(services, failure));
}
