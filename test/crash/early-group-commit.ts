/** A group commit that tells its callers too early: when their work is done, and not yet committed. */
import { setTimeout as sleep } from "node:timers/promises";
import {
  type GroupCommit,
  createGroupCommit as createHonest,
} from "../../src/server/storage/group-commit.ts";

/** As long as a slow disk may take, in milliseconds. */
const flush = 20;

export function createGroupCommit(...given: Parameters<typeof createHonest>): GroupCommit {
  const commit = createHonest(...given);
  return async (work) =>
    new Promise((resolve, reject) => {
      commit(async (trx) => {
        const value = await work(trx);
        resolve(value);
        await sleep(flush);
        return value;
      }).catch(reject);
    });
}
