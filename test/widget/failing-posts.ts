/** Ways in which a comment does not arrive, or its answer. */
import type { CommentsBackend } from "../../src/backends/backend.ts";
import type { MemoryBackend } from "../../src/backends/memory.ts";
import { BackendError, type FailureCode } from "../../src/backends/request.ts";

export type Post = CommentsBackend["post"];

/** Writes down the key and receipt of each post, then does what `answer` says. */
export function watched(backend: MemoryBackend, answer: (post: Post, attempt: number) => Post) {
  const posts: { key: string; receipt: string; text: string }[] = [];
  const post: Post = (comment, key) => {
    posts.push({ key, receipt: comment.receipt, text: comment.text });
    return answer(backend.post, posts.length)(comment, key);
  };
  return { posts, backend: { ...backend, post } };
}

export const failing =
  (code: FailureCode, problem = {}): Post =>
  () =>
    Promise.reject(new BackendError(code, problem));

/** The comment arrives, its answer does not. */
export const cut =
  (post: Post): Post =>
  async (comment, key) => {
    await post(comment, key);
    throw new BackendError("unreachable");
  };
