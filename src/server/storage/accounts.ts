/**
 * Moderators' accounts, written in better-auth's own tables by its own adapter: its sign-up would open a connection
 * of its own, and an account must be made in the transaction that spends its invitation.
 */
import { getAdapter } from "better-auth/db/adapter";
import { type Kysely, SqliteAdapter } from "kysely";
import type { AccountStore } from "../domain/desk-ports.ts";
import type { Database } from "./tables.ts";

export function accountStore(db: Kysely<Database>): AccountStore {
  const type = db.getExecutor().adapter instanceof SqliteAdapter ? "sqlite" : "postgres";
  return {
    async create({ id, name, email, passwordHash, at }) {
      const known = await db.selectFrom("user").select("id").where("email", "=", email).executeTakeFirst();
      if (known) return false;
      const adapter = await getAdapter({ database: { db, type } });
      const times = { createdAt: new Date(at), updatedAt: new Date(at) };
      await adapter.create({
        model: "user",
        data: { id, name, email, emailVerified: false, ...times },
        forceAllowId: true,
      });
      await adapter.create({
        model: "account",
        data: { userId: id, accountId: id, providerId: "credential", password: passwordHash, ...times },
      });
      return true;
    },

    list: () => db.selectFrom("user").select(["id", "name", "email"]).orderBy("email").execute(),
  };
}
