import type { CommentsBackend } from "../backends/backend.ts";
import type { OwnGuidelines } from "../backends/guidelines.ts";
import { createNativeBackend, type EarlyAnswer } from "../backends/native.ts";
import type { PlainBackend } from "../backends/plain-backend.ts";

export type BackendChoice = "native" | "memory" | "static" | "wordpress" | "isso" | "own" | PlainBackend;

/** What an element says of where its comments are. */
export interface BackendSource extends OwnGuidelines {
  backend: BackendChoice | null | undefined;
  /** Where comments of backends that keep HTML get their style. */
  readonly shadowRoot: ShadowRoot | null;
}

/** Names what the backend is of: threads of two backends have nothing to do with each other, however they are called. */
export function homeOf(choice: BackendChoice | null | undefined, endpoint: string): string {
  if (choice === "memory") return choice;
  return choice && typeof choice === "object" ? "object" : endpoint;
}

/**
 * The backend that an element's `backend` stands for; an unknown name is taken as our own server. `endpoint` is the
 * server, or the file of a static backend.
 */
export async function chooseBackend(
  source: BackendSource,
  endpoint: string,
  early?: EarlyAnswer,
): Promise<CommentsBackend> {
  if (source.backend && source.backend !== "native") {
    const other = await (await import("./other-backends.ts")).openOther(source, endpoint);
    if (other) return other;
  }
  return createNativeBackend(endpoint, early);
}
