/** Counts, asked for together: one call for all elements that come in one turn, cut where its address grows too long. */
import type { CommentsBackend } from "../backends/backend.ts";
import { countThreads } from "../backends/native-counts.ts";

export interface Counted {
  /** The server that counts where there is no backend of the element's own. */
  endpoint: string;
  backend: CommentsBackend | null;
  site: string;
  key: string;
}

interface Batch extends Pick<Counted, "site"> {
  /** The server or the object that counts. */
  home: unknown;
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
  const home = backend ?? endpoint;
  const length = "&key=".length + encodeURIComponent(key).length;
  const batch =
    [...gathering].find((one) => one.home === home && one.site === site && one.length + length <= longest) ??
    gather(counted);
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
  const count = (keys: string[]) =>
    backend ? backend.counts?.({ site, key: keys }) : countThreads(endpoint, { site, key: keys });
  const keys: string[] = [];
  const ask = async () => {
    // The elements of a page are upgraded in one turn, but each comes here after a few promises of its own.
    await new Promise((resolve) => setTimeout(resolve));
    gathering.delete(batch);
    return (await count(keys))?.counts ?? [];
  };
  const batch: Batch = { home: backend ?? endpoint, site, keys, length: 0, answer: Promise.resolve([]) };
  batch.answer = ask();
  gathering.add(batch);
  return batch;
}
