/**
 * One commit for all that arrives while the one before it is on its way to the disk: durability costs a flush, and
 * many posts can share it.
 */
import { sql, type Kysely, type Transaction } from "kysely";
import type { Database } from "./tables.ts";

type Work<T> = (trx: Transaction<Database>) => Promise<T>;
export type GroupCommit = <T>(work: Work<T>) => Promise<T>;

/** Bounds how long the last one of a crowd waits, and how much one failed commit takes back. */
const largestGroup = 100;

interface Waiting {
  work: Work<unknown>;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

const savepoint = sql`savepoint of_one`;
const release = sql`release savepoint of_one`;
const rollback = sql`rollback to savepoint of_one`;

export function createGroupCommit(db: Kysely<Database>): GroupCommit {
  const waiting: Waiting[] = [];
  let running = false;

  return function groupCommit<T>(work: Work<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    waiting.push({ work, resolve, reject });
    if (!running) {
      running = true;
      // Not at once: what else the event loop has in hand joins.
      setImmediate(() => void commitAll());
    }
    return promise as Promise<T>;
  };

  async function commitAll(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.splice(0, largestGroup);
      try {
        const answers = await db.transaction().execute((trx) => runEach(trx, group));
        for (const answer of answers) answer();
      } catch (error) {
        for (const one of group) one.reject(error);
      }
    }
    running = false;
  }
}

/** Runs each in its own savepoint. @returns What to tell each of them once the commit stands. */
async function runEach(trx: Transaction<Database>, group: Waiting[]): Promise<(() => void)[]> {
  const answers: (() => void)[] = [];
  for (const { work, resolve, reject } of group) {
    await savepoint.execute(trx);
    try {
      const value = await work(trx);
      answers.push(() => resolve(value));
    } catch (error) {
      answers.push(() => reject(error));
      // Fails where the database has given up the whole transaction: then the whole group is told why.
      await rollback.execute(trx).catch(() => {
        throw error;
      });
    }
    await release.execute(trx);
  }
  return answers;
}
