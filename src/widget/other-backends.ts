/** Every backend but our own server. What only one of them needs is loaded when it is named. */
import type { CommentsBackend } from "../backends/backend.ts";
import type { PlainBackend } from "../backends/plain-backend.ts";
import { completed } from "../backends/plain.ts";
import type { BackendSource } from "./choose-backend.ts";
import { withBodies } from "./with-bodies.ts";

const named: Record<string, (endpoint: string) => Promise<PlainBackend>> = {
  static: async (endpoint) => (await import("../backends/static.ts")).createStaticBackend(endpoint),
  wordpress: async (endpoint) => (await import("../backends/wordpress.ts")).createWordPressBackend(endpoint),
  isso: async (endpoint) => (await import("../backends/isso.ts")).createIssoBackend(endpoint),
};

/** With "own" it waits for the page's script, which sets another; a name that is none of these opens nothing. */
export async function openOther(
  source: BackendSource,
  endpoint: string,
): Promise<CommentsBackend | undefined> {
  const { backend } = source;
  if (backend === "own") return new Promise(() => {});
  if (backend === "memory") return (await import("../backends/memory.ts")).sharedMemoryBackend();
  const plain =
    typeof backend === "string"
      ? Object.hasOwn(named, backend) && (await named[backend]!(endpoint))
      : backend;
  return plain ? withBodies(completed(plain, source), source) : undefined;
}
