import type { CommentsBackend } from "../backends/backend.ts";
import { createNativeBackend, type EarlyAnswer } from "../backends/native.ts";

export type BackendChoice = "native" | "memory" | CommentsBackend;

/** Names what the backend is of: threads of two backends have nothing to do with each other, however they are called. */
export function homeOf(choice: BackendChoice | null | undefined, endpoint: string): string {
  if (choice === "memory") return choice;
  return choice && typeof choice === "object" ? "object" : endpoint;
}

/** The backend that an element's `backend` stands for; an unknown name is taken as our own server. */
export async function chooseBackend(
  choice: BackendChoice | null | undefined,
  endpoint: string,
  early?: EarlyAnswer,
): Promise<CommentsBackend> {
  if (choice && typeof choice === "object") return choice;
  if (choice === "memory") return (await import("../backends/memory.ts")).sharedMemoryBackend();
  return createNativeBackend(endpoint, early);
}
