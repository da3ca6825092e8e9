/** A group commit that tells its callers late: a kill often falls between the commit and the answer. */
import { setTimeout as sleep } from "node:timers/promises";
import {
  type GroupCommit,
  createGroupCommit as createHonest,
} from "../../src/server/storage/group-commit.ts";

/** In milliseconds. */
const delay = 200;

export function createGroupCommit(...given: Parameters<typeof createHonest>): GroupCommit {
  const commit = createHonest(...given);
  return async (work) => {
    const value = await commit(work);
    await sleep(delay);
    return value;
  };
}
