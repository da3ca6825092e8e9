/** Counts, asked for together: one call for all elements that come in one turn, cut where its address grows too long. */
import type { CommentsBackend } from "../backends/backend.ts";
import { countThreads } from "../backends/native-counts.ts";
import type { CountsQuery } from "../contract/routes.ts";

export interface Counted {
  /** Of our own server, or of the backend that is named. */
  endpoint: string;
  /** An object that counts, or a name; our own server where it is not given. */
  backend: CommentsBackend | string | null;
  site: string;
  key: string;
}

interface Batch extends Omit<Counted, "key"> {
  keys: string[];
  length: number;
  answer: Promise<number[]>;
}

/** Bytes of keys in one address; some proxies refuse addresses above 4 kB. */
const longest = 3_800;

const gathering = new Set<Batch>();

/** @throws what the backend throws; an Error where it cannot count. */
export async function countOf(counted: Counted): Promise<number> {
  const { endpoint, backend, site, key } = counted;
  const length = "&key=".length + encodeURIComponent(key).length;
  const batch =
    [...gathering].find(
      (one) =>
        one.backend === backend &&
        one.endpoint === endpoint &&
        one.site === site &&
        one.length + length <= longest,
    ) ?? gather(counted);
  let place = batch.keys.indexOf(key);
  if (place < 0) {
    place = batch.keys.push(key) - 1;
    batch.length += length;
  }
  const count = (await batch.answer)[place];
  if (count === undefined) throw new Error("This backend does not count");
  return count;
}

function gather({ endpoint, backend, site }: Counted): Batch {
  const keys: string[] = [];
  const count = async (query: CountsQuery) => {
    if (!backend || backend === "native") return countThreads(endpoint, query);
    if (typeof backend === "object") return backend.counts?.(query);
    return (await import("../backends/named-counts.ts")).countNamed(backend, endpoint, query);
  };
  const ask = async () => {
    // The elements of a page are upgraded in one turn, but each comes here after a few promises of its own.
    await new Promise((resolve) => setTimeout(resolve));
    gathering.delete(batch);
    return (await count({ site, key: keys }))?.counts ?? [];
  };
  const batch: Batch = { endpoint, backend, site, keys, length: 0, answer: Promise.resolve([]) };
  batch.answer = ask();
  gathering.add(batch);
  return batch;
}
