/** A database URL to one Kysely: the only handle of the process, since a second one would block or be blocked. */
import { Kysely, type LogConfig, PostgresDialect } from "kysely";
import pg from "pg";
import { openSqlite } from "./sqlite.ts";
import type { Database } from "./tables.ts";

export type Dialect = "sqlite" | "postgres";

export interface Storage {
  db: Kysely<Database>;
  dialect: Dialect;
  /** Whether another process has written since this was last asked; `null` where the database does not say. */
  changedOutside: (() => boolean) | null;
  close(): Promise<void>;
}

/**
 * Opens `sqlite:PATH` (`sqlite::memory:` for tests) or `postgres://…`.
 *
 * @param log Told of every query; for tests that count them.
 * @throws Error where the URL is of neither kind, or a file cannot be opened.
 */
export function openStorage(url: string, log?: LogConfig): Storage {
  const sqlite = url.startsWith("sqlite:") ? openSqlite(url.slice("sqlite:".length)) : undefined;
  const db = new Kysely<Database>({
    dialect: sqlite?.dialect ?? postgresDialect(url),
    ...(log && { log }),
  });
  return {
    db,
    dialect: sqlite ? "sqlite" : "postgres",
    changedOutside: sqlite?.changedOutside ?? null,
    close: () => db.destroy(),
  };
}

function postgresDialect(url: string): PostgresDialect {
  if (!/^postgres(ql)?:/.test(url)) {
    throw new Error(
      `A database URL starts with "sqlite:" or "postgres:", not with "${url.split(":", 1)[0]}:"`,
    );
  }
  const types = new pg.TypeOverrides();
  // Times and counts are far below 2^53; text would leak into every comparison.
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types,
    connectionTimeoutMillis: 2_000,
    // Nothing of ours takes long; what does, waits for a lock, and its client had better try again.
    lock_timeout: 2_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  // A connection that breaks fails the query it carries; without a listener it would end the process as well.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return new PostgresDialect({ pool });
}
