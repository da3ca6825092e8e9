/** Brings the demo's database to the state that a first visitor finds. Its handle is closed before the server's opens. */
import { createInvitation } from "../src/server/domain/accounts.ts";
import { createGuidelinesShelf } from "../src/server/domain/guidelines-shelf.ts";
import { createIds } from "../src/server/ids.ts";
import { migrate } from "../src/server/storage/migrate.ts";
import { openStorage } from "../src/server/storage/open.ts";
import { storageServices } from "../src/server/storage/stores.ts";
import { seed } from "./seed.ts";

export interface PrepareInput {
  /** As in `AFTERWORD_DATABASE`. */
  database: string;
  origins: string[];
}

/** @returns The token that makes the first moderator's account; `null` once there is one. */
export async function prepare({ database, origins }: PrepareInput): Promise<string | null> {
  const storage = openStorage(database);
  try {
    await migrate(storage);
    const services = storageServices(storage.db);
    const guidelines = createGuidelinesShelf(services.stores);
    await seed({ ...services, guidelines, ids: createIds() }, { origins, now: Date.now() });
    const moderators = await services.stores.accounts.list();
    return moderators.length === 0 ? await createInvitation({ ...services, clock: Date }) : null;
  } finally {
    await storage.close();
  }
}
