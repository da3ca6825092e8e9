/** SQLite by node:sqlite, in the shape that Kysely expects of better-sqlite3. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type LimitNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
  ValueNode,
} from "kysely";
import { createTurns } from "../turns.ts";

/**
 * How long a write may wait for another process's lock, in milliseconds, and how often it asks. SQLite's own waiting
 * would block the event loop, and with it every answer that needs no lock.
 */
const lockPatience = 1_000;
const lockInterval = 10;

const keptStatements = 200;

/** How long queries may keep the event loop, in milliseconds. */
const longestTurn = 20;

export interface Sqlite {
  dialect: Dialect;
  /** Whether another process, or another handle, has written since this was last asked. Microseconds. */
  changedOutside: () => boolean;
}

export function openSqlite(path: string): Sqlite {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  // While it is opened nobody is kept waiting, so SQLite may do so itself.
  const database = new DatabaseSync(path, { timeout: 5_000, enableForeignKeyConstraints: true });
  // FULL: in WAL mode anything less may lose an acknowledged commit when the power fails.
  database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on");
  database.exec("pragma busy_timeout = 0");
  return {
    dialect: {
      createDriver: () => new PatientDriver(database),
      createAdapter: () => new Adapter(),
      createQueryCompiler: () => new QueryCompiler(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
    changedOutside: watchVersion(database),
  };
}

function watchVersion(database: DatabaseSync): () => boolean {
  // Stays as it is when this handle commits, and moves when any other does.
  const statement = database.prepare("pragma data_version");
  let known: unknown;
  return function changedOutside() {
    let version: unknown;
    try {
      version = statement.get()?.["data_version"];
    } catch {
      // Busy: someone else is at it.
      known = undefined;
      return true;
    }
    const changed = version !== known;
    known = version;
    return changed;
  };
}

/**
 * SQLite's tables are made in transactions as its rows are, which Kysely does not take for granted. A migration then
 * happens whole or not at all, and two processes that start at once do it once.
 */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Limits stand in the text: SQLite looks at a bound one when it plans, and so puts the statement together anew each time
 * that it is run, which takes ten times as long as reading a page.
 */
class QueryCompiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    const { limit } = node;
    if (!ValueNode.is(limit) || !Number.isSafeInteger(limit.value)) return super.visitLimit(node);
    this.append("limit ");
    this.appendImmediateValue(limit.value);
  }
}

class PatientDriver extends SqliteDriver {
  #database: DatabaseSync;
  #connection: DatabaseConnection | undefined;
  #inTransaction = false;

  constructor(database: DatabaseSync) {
    super({ database: adapt(database) });
    this.#database = database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return (this.#connection ??= patient(await super.acquireConnection(), this.#database, () =>
      this.#requireTransaction(),
    ));
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await super.beginTransaction(connection);
    this.#inTransaction = true;
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    this.#inTransaction = false;
  }

  /** A full disk makes SQLite roll back by itself; a second rollback would fail and hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    this.#inTransaction = false;
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }

  /** What follows in a transaction that is no more would each be kept by itself. */
  #requireTransaction(): void {
    if (this.#inTransaction && !this.#database.isTransaction) {
      throw new Error("SQLite has ended the transaction");
    }
  }
}

function patient(
  connection: DatabaseConnection,
  database: DatabaseSync,
  requireTransaction: () => void,
): DatabaseConnection {
  const waitForTurn = createTurns(longestTurn);
  return {
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    async executeQuery<R>(query: CompiledQuery) {
      await waitForTurn();
      requireTransaction();
      const started = performance.now();
      for (;;) {
        try {
          return await connection.executeQuery<R>(query);
        } catch (error) {
          // Inside a transaction the lock is ours already, and half of one must not be tried again.
          const inVain = database.isTransaction || performance.now() - started > lockPatience;
          if (!isBusy(error) || inVain) throw error;
          await wait(lockInterval);
        }
      }
    },
  };
}

const isBusy = (error: unknown): boolean => (Number((error as { errcode?: unknown }).errcode) & 0xff) === 5;

function adapt(database: DatabaseSync): SqliteDatabase {
  // Prepared once. Statements are run to their end at once, so that none is in use when it is asked for again.
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
