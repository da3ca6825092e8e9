/** Whether the log is still as it was written, row by row and against its head. */
import type { Kysely, Selectable } from "kysely";
import { commitTo, emptyHead, hashEntry, type LogHead } from "../domain/log.ts";
import { toEntry } from "./log.ts";
import type { Database, LogTable } from "./tables.ts";

export interface ChainReport {
  /** Rows that follow from one another, from the first on. */
  verified: number;
  /** Of these, rows whose note was erased; the chain still commits to it. */
  erased: number;
  /** The first row at fault; `null` for a chain that holds. */
  broken: { seq: number; reason: string } | null;
}

const pageSize = 1000;

/**
 * Recomputes a site's chain up to the head it has at the start, page by page: it needs the memory of one page, holds
 * no lock, and may run beside a server that appends.
 */
export async function verifyChain(db: Kysely<Database>, site: string): Promise<ChainReport> {
  const { last, ...target } = await readEnd(db, site);
  let head = emptyHead;
  let erased = 0;
  const broken = (seq: number, reason: string): ChainReport => ({
    verified: head.seq,
    erased,
    broken: { seq, reason },
  });
  while (head.seq < target.seq) {
    const rows = await readPage(db, site, head.seq, target.seq);
    for (const row of rows) {
      const fault = faultOf(row, head);
      if (fault) return broken(head.seq + 1, fault);
      if (row.salt === null) erased++;
      head = { seq: row.seq, hash: row.hash };
    }
    if (rows.length === 0) return broken(head.seq + 1, "this row is missing; the head of the log counts it");
  }
  if (head.hash !== target.hash) return broken(head.seq, "the head of the log names another row as its last");
  if (last > target.seq)
    return broken(target.seq + 1, "this row is there, but the head of the log does not count it");
  return { verified: head.seq, erased, broken: null };
}

/** Head and last row as one statement sees them, so that an entry written meanwhile is in both or in none. */
async function readEnd(db: Kysely<Database>, site: string): Promise<LogHead & { last: number }> {
  const end = await db
    .selectFrom("site")
    .leftJoin("log_head", "log_head.site_id", "site.id")
    .select((eb) => [
      "log_head.seq",
      "log_head.hash",
      eb
        .selectFrom("log")
        .select(({ fn }) => fn.max("log.seq").as("last"))
        .whereRef("log.site_id", "=", "site.id")
        .as("last"),
    ])
    .where("site.id", "=", site)
    .executeTakeFirst();
  return { seq: end?.seq ?? emptyHead.seq, hash: end?.hash ?? emptyHead.hash, last: end?.last ?? 0 };
}

type CheckedRow = Selectable<LogTable> & { salt: string | null; note: string | null };

function readPage(db: Kysely<Database>, site: string, after: number, upTo: number): Promise<CheckedRow[]> {
  return db
    .selectFrom("log")
    .leftJoin("log_secret", "log_secret.log_id", "log.id")
    .selectAll("log")
    .select(["log_secret.salt", "log_secret.note"])
    .where("log.site_id", "=", site)
    .where("log.seq", ">", after)
    .where("log.seq", "<=", upTo)
    .orderBy("log.seq")
    .limit(pageSize)
    .execute();
}

function faultOf(row: CheckedRow, head: LogHead): string | null {
  if (row.seq !== head.seq + 1) return `this row is missing; number ${row.seq} comes next`;
  if (row.previous_hash !== head.hash) return "it does not follow from the row before it";
  if (row.salt !== null && commitTo(row.note, row.salt) !== row.commitment) {
    return "its note is not the one that was written";
  }
  const place = { seq: row.seq, commitment: row.commitment, previousHash: row.previous_hash };
  return hashEntry(toEntry(row), place) === row.hash ? null : "its fields do not match its hash";
}
