import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { isUnavailable } from "./failures.ts";
import { migrations } from "./migrations/index.ts";
import type { Storage } from "./open.ts";

/** How long a database may be locked by another process that migrates it, or on its way up; milliseconds. */
const patience = 10_000;
const interval = 100;

/**
 * Brings the database to the newest version; several processes may start at once.
 *
 * @throws the first migration's error; what stood before it is kept.
 */
export async function migrate({ db, dialect }: Storage): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          migrations.map(({ name, up }) => [
            name,
            {
              async up(trx) {
                // What rewrites a great table takes longer than any call may, and would never get to its end.
                if (dialect === "postgres") await sql`set local statement_timeout = 0`.execute(trx);
                await up(trx, dialect);
              },
            },
          ]),
        ),
    },
  });
  for (const started = performance.now(); ; await wait(interval)) {
    const { error, results = [] } = await migrator.migrateToLatest();
    if (!error) return results.map((result) => result.migrationName);
    if (!isUnavailable(error) || performance.now() - started > patience) throw error;
  }
}
