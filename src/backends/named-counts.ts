/** How many comments are published, of backends that an attribute can name: for pages that show counts and no thread. */
import type { CountsAnswer } from "../contract/records.ts";
import type { CountsQuery } from "../contract/routes.ts";
import { createIssoBackend } from "./isso.ts";
import type { PlainBackend } from "./plain-backend.ts";
import { readCounts } from "./read-plain.ts";
import { createWordPressBackend } from "./wordpress.ts";

const named: Record<string, (endpoint: string) => PlainBackend> = {
  isso: createIssoBackend,
  wordpress: createWordPressBackend,
};

/** @throws what the backend throws; an Error where the name is none of these, or it does not count. */
export async function countNamed(name: string, endpoint: string, query: CountsQuery): Promise<CountsAnswer> {
  if (!Object.hasOwn(named, name)) throw new Error(`No backend called ${name} counts`);
  return readCounts(await named[name]!(endpoint).counts?.(query), "counts()");
}
