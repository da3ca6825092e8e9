import { existsSync } from "node:fs";
import { readConfig, type Config } from "../server/config.ts";
import type { Services } from "../server/domain/ports.ts";
import { createIds } from "../server/ids.ts";
import { migrate } from "../server/storage/migrate.ts";
import { openStorage, type Storage } from "../server/storage/open.ts";
import { storageServices } from "../server/storage/stores.ts";

/** Opens the database that the environment names, as it is, and closes it afterwards. */
export async function withStorage<T>(work: (storage: Storage, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const storage = openStorage(config.database);
  try {
    return await work(storage, config);
  } finally {
    await storage.close();
  }
}

/** The same with the newest tables and the domain's services. */
export function withServices<T>(work: (services: Services, config: Config) => Promise<T>): Promise<T> {
  return withStorage(async (storage, config) => {
    await migrate(storage);
    const clock = { now: () => Date.now() };
    return work({ ...storageServices(storage.db), clock, ids: createIds() }, config);
  });
}

/** @throws Error where there is no file yet, which opening it would make. */
export function requireDatabase(): void {
  const { database } = readConfig(process.env);
  const path = database.startsWith("sqlite:") ? database.slice("sqlite:".length) : undefined;
  if (path !== undefined && !existsSync(path)) {
    throw new Error(`There is no database at ${path}. AFTERWORD_DATABASE says where it is.`);
  }
}
