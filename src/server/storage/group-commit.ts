/**
 * One commit for all that arrives while the one before it is on its way to the disk: durability costs a flush, and
 * many posts can share it.
 */
import { SqliteAdapter, sql, type Kysely, type Transaction } from "kysely";
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

/** Runs a group in a transaction. @returns What to tell each of them once the commit stands. */
type Run = (trx: Transaction<Database>, group: Waiting[]) => Promise<(() => void)[]>;

const savepoint = sql`savepoint of_one`;
const release = sql`release savepoint of_one`;
const rollback = sql`rollback to savepoint of_one`;

/** A work failed, where no savepoint kept it apart from the others. */
class Mixed extends Error {}

export function createGroupCommit(db: Kysely<Database>): GroupCommit {
  const waiting: Waiting[] = [];
  let running = false;
  // Of every page that a savepoint's work touches SQLite keeps a copy: a third of what a comment costs. PostgreSQL
  // does not, and does not tell when a transaction has ended by itself either.
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;

  return function groupCommit<T>(work: Work<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    waiting.push({ work, resolve, reject });
    if (!running) {
      running = true;
      // Not at once: what else the event loop has in hand joins.
      setImmediate(commitOrWait, waiting.length);
    }
    return promise as Promise<T>;
  };

  /** While every turn of the event loop brings more, another one may. */
  function commitOrWait(before: number): void {
    const { length } = waiting;
    if (length > before && length < largestGroup) setImmediate(commitOrWait, length);
    else void commitAll();
  }

  async function commitAll(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.splice(0, largestGroup);
      try {
        const answers = isSqlite ? await commitTogether(group) : await commit(group, runEach);
        for (const answer of answers) answer();
      } catch (error) {
        for (const one of group) one.reject(error);
      }
    }
    running = false;
  }

  async function commit(group: Waiting[], run: Run): ReturnType<Run> {
    return db.transaction().execute((trx) => run(trx, group));
  }

  /** Almost never does one fail; where one does, nothing of the group stays, and each is done once more, apart. */
  async function commitTogether(group: Waiting[]): ReturnType<Run> {
    try {
      return await commit(group, runTogether);
    } catch (error) {
      if (!(error instanceof Mixed)) throw error;
      return commit(group, runEach);
    }
  }
}

const runTogether: Run = async (trx, group) => {
  const answers: (() => void)[] = [];
  for (const { work, resolve } of group) {
    const value = await work(trx).catch((cause: unknown) => {
      throw new Mixed("One of a group failed", { cause });
    });
    answers.push(() => resolve(value));
  }
  return answers;
};

/** Each in its own savepoint. */
const runEach: Run = async (trx, group) => {
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
};
