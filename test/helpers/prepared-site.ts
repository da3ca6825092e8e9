/** A database as it stands when a site is set up and its first moderator has an account. */
import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { defaultGuidelines } from "../../src/i18n/guidelines/index.ts";
import type { Site } from "../../src/server/domain/ports.ts";
import { migrate } from "../../src/server/storage/migrate.ts";
import { type Storage, openStorage } from "../../src/server/storage/open.ts";
import { createStores } from "../../src/server/storage/stores.ts";
import type { Credentials } from "./desk-client.ts";
import { pageOrigin } from "./reader-client.ts";

export const moderator: Credentials = { email: "first@newsroom.test", password: "a long enough password" };

export async function withStorage<T>(database: string, use: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = openStorage(database);
  try {
    return await use(storage);
  } finally {
    await storage.close();
  }
}

/** Brings a database to a site (called "default" where nothing else is said) and one moderator. */
export async function prepareSite(database: string, site: Partial<Site> = {}): Promise<void> {
  await withStorage(database, async (storage) => {
    await migrate(storage);
    await addModerator(storage, moderator, "First");
  });
  await addSite(database, site);
}

/** A site with the default guidelines. */
export async function addSite(database: string, site: Partial<Site>): Promise<void> {
  await withStorage(database, async (storage) => {
    const stores = createStores(storage.db);
    const at = Date.now();
    await stores.sites.create({
      id: "default",
      name: "The Test",
      origins: [pageOrigin],
      lang: "en",
      mode: "pre",
      email: "optional",
      maxLength: 2_000,
      maxAuthorLength: 60,
      undoSeconds: 1,
      signIn: null,
      deskHours: null,
      version: 1,
      createdAt: at,
      ...site,
    });
    await stores.guidelines.publish(
      site.id ?? "default",
      Object.values(defaultGuidelines).map((guidelines) => ({ version: 1, ...guidelines })),
      at,
    );
  });
}

/** Hashing is slow on purpose; a test file opens many databases. */
const hashes: Record<string, Promise<string>> = {};

export async function addModerator(
  { db }: Storage,
  { email, password }: Credentials,
  name: string,
): Promise<void> {
  const stores = createStores(db);
  const passwordHash = await (hashes[password] ??= hashPassword(password));
  await stores.accounts.create({ id: randomUUID(), name, email, passwordHash, at: Date.now() });
}
