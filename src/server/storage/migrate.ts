import { Migrator } from "kysely/migration";
import { migrations } from "./migrations/index.ts";
import type { Storage } from "./open.ts";

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
        Object.fromEntries(migrations.map(({ name, up }) => [name, { up: (trx) => up(trx, dialect) }])),
    },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map((result) => result.migrationName);
}
