/** Counts, asked for together: one call for all elements that come in one turn, cut where its address grows too long. */
import type { CommentsBackend } from "../backends/backend.ts";

export interface Counted {
  endpoint: string;
  backend: CommentsBackend;
  site: string;
  key: string;
}

interface Batch {
  backend: CommentsBackend;
  site: string;
  keys: string[];
  length: number;
  answer: Promise<number[]>;
}

/** Bytes of keys in one address; some proxies refuse addresses above 4 kB. */
const longest = 3_800;

const open = new Map<string, Batch>();

/** @throws what the backend throws; an Error where it cannot count. */
export async function countOf({ endpoint, backend, site, key }: Counted): Promise<number> {
  const group = JSON.stringify([endpoint, site]);
  const length = "&key=".length + encodeURIComponent(key).length;
  let batch = open.get(group);
  if (!batch || batch.length + length > longest) {
    batch = startBatch(group, backend, site);
    open.set(group, batch);
  }
  let place = batch.keys.indexOf(key);
  if (place < 0) {
    place = batch.keys.push(key) - 1;
    batch.length += length;
  }
  const count = (await batch.answer)[place];
  if (count === undefined) throw new Error("This backend does not count");
  return count;
}

function startBatch(group: string, backend: CommentsBackend, site: string): Batch {
  const keys: string[] = [];
  const ask = async () => {
    // Elements of one page are upgraded in one turn, but come here after a few promises of their own.
    await new Promise((resolve) => setTimeout(resolve));
    if (open.get(group)?.keys === keys) open.delete(group);
    return (await backend.counts?.({ site, key: keys }))?.counts ?? [];
  };
  return { backend, site, keys, length: 0, answer: ask() };
}
