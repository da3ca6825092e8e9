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
  Filter?: string;
  Plans?: PlanNode[];
}

/** The steps of a query's plan that put into order what no index has in order. */
export async function sortings({ db, dialect }: Storage, query: CompiledQuery): Promise<string[]> {
  if (dialect === "sqlite")
    return (await stepsOnSqlite(db, query)).filter((step) => /TEMP B-TREE/.test(step));
  const nodes = await nodesOnPostgres(db, query, ["seqscan", "bitmapscan", "sort"]);
  return nodes.map((node) => node["Node Type"]).filter((type) => /Sort/.test(type));
}

async function scansOnPostgres(db: Kysely<Database>, query: CompiledQuery): Promise<string[]> {
  const nodes = await nodesOnPostgres(db, query, ["seqscan"]);
  // A subquery that is hashed is read whole, whatever index leads to it.
  return nodes
    .filter(
      (node) =>
        (/Seq Scan|Index/.test(node["Node Type"]) && !node["Index Cond"]) || /hashed/.test(node.Filter ?? ""),
    )
    .map((node) => `${node["Node Type"]} on ${node["Relation Name"]}`);
}

/**
 * PostgreSQL prefers to scan and to sort a table as small as a test's, so it is told not to: what does so all the same,
 * or takes an index without a condition on it, has no index that would do.
 */
async function nodesOnPostgres(
  db: Kysely<Database>,
  query: CompiledQuery,
  avoided: readonly string[],
): Promise<PlanNode[]> {
  return db.transaction().execute(async (trx) => {
    for (const way of avoided) {
      await sql`set local ${sql.ref(`enable_${way}`)} = off`.execute(trx);
    }
    const plan = { ...query, sql: `explain (format json) ${query.sql}` };
    const { rows } = await trx.executeQuery<{ "QUERY PLAN": { Plan: PlanNode }[] }>(plan);
    return nodesOf(rows[0]!["QUERY PLAN"][0]!.Plan);
  });
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
