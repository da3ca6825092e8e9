/** A database URL to one Kysely: the only handle of the process, since a second one would block or be blocked. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { Kysely, PostgresDialect, SqliteDialect, type SqliteDatabase, type SqliteStatement } from "kysely";
import pg from "pg";
import type { Database } from "./tables.ts";

export type Dialect = "sqlite" | "postgres";

export interface Storage {
  db: Kysely<Database>;
  dialect: Dialect;
  close(): Promise<void>;
}

/**
 * How long a statement may wait for another process's lock, in milliseconds. The wait blocks the event loop, so it
 * is kept short: a write that meets a longer lock is answered with `unavailable` and tried again by its client.
 */
export const busyTimeout = 250;

const keptStatements = 200;

/**
 * Opens `sqlite:PATH` (`sqlite::memory:` for tests) or `postgres://…`.
 *
 * @throws Error where the URL is of neither kind, or the database cannot be opened.
 */
export function openStorage(url: string): Storage {
  const { dialect, kysely } = url.startsWith("sqlite:")
    ? { dialect: "sqlite" as const, kysely: openSqlite(url.slice("sqlite:".length)) }
    : { dialect: "postgres" as const, kysely: openPostgres(url) };
  const db = new Kysely<Database>({ dialect: kysely });
  return { db, dialect, close: () => db.destroy() };
}

function openSqlite(path: string): SqliteDialect {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: busyTimeout, enableForeignKeyConstraints: true });
  // FULL: in WAL mode anything less may lose an acknowledged commit when the power fails.
  database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on");
  return new SqliteDialect({ database: adapt(database) });
}

/** node:sqlite in the shape that Kysely expects of better-sqlite3, with statements prepared once. */
function adapt(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      // A deferred transaction that reads first and writes later fails at once where another process wrote between.
      const statement = wrap(database.prepare(sql === "begin" ? "begin immediate" : sql));
      // Lists of values make statements without number; the oldest goes first.
      if (statements.size >= keptStatements) statements.delete(statements.keys().next().value!);
      statements.set(sql, statement);
      return statement;
    },
  };
}

function wrap(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}

function openPostgres(url: string): PostgresDialect {
  if (!/^postgres(ql)?:/.test(url)) {
    throw new Error(
      `A database URL starts with "sqlite:" or "postgres:", not with "${url.split(":", 1)[0]}:"`,
    );
  }
  const types = new pg.TypeOverrides();
  // Times and counts are far below 2^53; text would leak into every comparison.
  types.setTypeParser(pg.types.builtins.INT8, Number);
  return new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 10, types }) });
}
