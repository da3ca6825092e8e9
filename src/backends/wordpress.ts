import type { PlainBackend } from "./plain-backend.ts";

/** @param endpoint Of the REST API, for example "https://news.example/wp-json". */
export function createWordPressBackend(endpoint: string): PlainBackend {
  return { thread: () => Promise.reject(new Error(endpoint)) };
}
