/** Fresh, empty databases of both kinds. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { inject } from "vitest";

/** For `describe.each(dialects)("on %s", (dialect) => …)`: what touches storage runs on both. */
export const dialects = ["sqlite", "postgres"] as const;
export type Dialect = (typeof dialects)[number];

export interface TestDatabase {
  dialect: Dialect;
  /** What the server takes as its database: `sqlite:PATH` or a connection string. */
  url: string;
  /** Removes it; whoever uses it has closed it by then. */
  drop(): Promise<void>;
}

/** Makes an empty database, without tables. */
export async function createDatabase(dialect: Dialect): Promise<TestDatabase> {
  return dialect === "sqlite" ? createSqlite() : await createPostgres(inject("postgres"));
}

function createSqlite(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), "afterword-sqlite-"));
  return {
    dialect: "sqlite",
    url: `sqlite:${join(folder, "afterword.db")}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function createPostgres(server: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    dialect: "postgres",
    url: url.href,
    // A pool that a failed test left open must not keep the others from ending.
    drop: async () => onServer(server, `drop database if exists ${name} with (force)`),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
