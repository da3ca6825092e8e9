import type { PlainBackend } from "./plain-backend.ts";

/** @param endpoint Of Isso, without a slash at its end. */
export function createIssoBackend(endpoint: string): PlainBackend {
  return { thread: () => Promise.reject(new Error(endpoint)) };
}
