import type { CommentsBackend } from "../backends/backend.ts";
import { createNativeBackend, type EarlyAnswer } from "../backends/native.ts";

export type BackendChoice = "native" | "memory" | CommentsBackend;

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
