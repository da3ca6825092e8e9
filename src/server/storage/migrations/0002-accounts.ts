import type { Kysely } from "kysely";
import type { Dialect } from "../open.ts";

/**
 * better-auth's own tables, made by itself, under the lock that keeps two processes from making them at once. A newer
 * better-auth that wants more of them gets a migration like this one.
 */
export async function accounts(db: Kysely<unknown>, type: Dialect): Promise<void> {
  // Loaded only where it is needed: most starts find the tables as they should be.
  const { getMigrations } = await import("better-auth/db/migration");
  const { runMigrations } = await getMigrations({ database: { db, type } });
  await runMigrations();
}
