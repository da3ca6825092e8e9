/** The queries a piece of work makes, and whether each finds its rows by an index. */
import { type CompiledQuery, type Kysely, type LogEvent, sql } from "kysely";
import { type Storage, openStorage } from "../../src/server/storage/open.ts";
import type { Database } from "../../src/server/storage/tables.ts";

export interface WatchedStorage extends Storage {
  /** Runs the work and answers with its queries; those that begin or end a transaction are left out. */
  queriesOf(work: () => Promise<unknown>): Promise<CompiledQuery[]>;
}

export function openWatched(url: string): WatchedStorage {
  let queries: CompiledQuery[] = [];
  const storage = openStorage(url, (event: LogEvent) => {
    if (event.level === "query") queries.push(event.query);
  });
  return {
    ...storage,
    async queriesOf(work) {
      queries = [];
      await work();
      return queries.filter(({ sql: text }) => /^(select|insert|update|delete)/.test(text));
    },
  };
}

/** The steps of a query's plan that go through a whole table or a whole index. */
export async function fullScans({ db, dialect }: Storage, query: CompiledQuery): Promise<string[]> {
  return dialect === "sqlite" ? scansOnSqlite(db, query) : scansOnPostgres(db, query);
}

async function scansOnSqlite(db: Kysely<Database>, query: CompiledQuery): Promise<string[]> {
  // What a part of a union has found is gone through as well; that is no table.
  return (await stepsOnSqlite(db, query)).filter((step) => /^SCAN (?!branch$|\()/.test(step));
}

/** The steps of a query's plan as SQLite tells them, with the index that each uses. */
export async function stepsOnSqlite(db: Kysely<Database>, query: CompiledQuery): Promise<string[]> {
  const plan = { ...query, sql: `explain query plan ${query.sql}` };
  const { rows } = await db.executeQuery<{ detail: string }>(plan);
  return rows.map(({ detail }) => detail);
}

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Cond"?: string;
  Plans?: PlanNode[];
}

/**
 * PostgreSQL prefers to scan a table as small as a test's, so it is told not to: what scans all the same, or takes
 * an index without a condition on it, has no index that would do.
 */
async function scansOnPostgres(db: Kysely<Database>, query: CompiledQuery): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    await sql`set local enable_seqscan = off`.execute(trx);
    const plan = { ...query, sql: `explain (format json) ${query.sql}` };
    const { rows } = await trx.executeQuery<{ "QUERY PLAN": { Plan: PlanNode }[] }>(plan);
    return nodesOf(rows[0]!["QUERY PLAN"][0]!.Plan)
      .filter((node) => /Seq Scan|Index/.test(node["Node Type"]) && !node["Index Cond"])
      .map((node) => `${node["Node Type"]} on ${node["Relation Name"]}`);
  });
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
