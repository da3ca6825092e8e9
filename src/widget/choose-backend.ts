import type { CommentsBackend } from "../backends/backend.ts";
import type { OwnGuidelines } from "../backends/guidelines.ts";
import { createNativeBackend, type EarlyAnswer } from "../backends/native.ts";
import type { PlainBackend } from "../backends/plain-backend.ts";

export type BackendChoice = "native" | "memory" | "static" | "own" | PlainBackend;

/** What an element says of where its comments are. */
export interface BackendSource extends OwnGuidelines {
  backend: BackendChoice | null | undefined;
}

/** Names what the backend is of: threads of two backends have nothing to do with each other, however they are called. */
export function homeOf(choice: BackendChoice | null | undefined, endpoint: string): string {
  if (choice === "memory") return choice;
  return choice && typeof choice === "object" ? "object" : endpoint;
}

/**
 * The backend that an element's `backend` stands for; an unknown name is taken as our own server. `endpoint` is the
 * server, or the file of a static backend. With "own" it waits for the page's script, which sets another.
 */
export async function chooseBackend(
  source: BackendSource,
  endpoint: string,
  early?: EarlyAnswer,
): Promise<CommentsBackend> {
  const { backend } = source;
  if (backend === "memory") return (await import("../backends/memory.ts")).sharedMemoryBackend();
  if (backend === "static") return (await import("../backends/static.ts")).openStaticFile(endpoint, source);
  if (backend === "own") return new Promise(() => {});
  if (backend && typeof backend === "object")
    return (await import("../backends/plain.ts")).completed(backend, source);
  return createNativeBackend(endpoint, early);
}
