import type { Kysely } from "kysely";
import type { InvitationStore } from "../domain/desk-ports.ts";
import type { Database } from "./tables.ts";

export function invitationStore(db: Kysely<Database>): InvitationStore {
  return {
    async create({ tokenSha256, at, expiresAt }) {
      await db
        .insertInto("invitation")
        .values({ token_sha256: tokenSha256, created_at: at, expires_at: expiresAt, spent_at: null })
        .execute();
    },

    async isOpen(tokenSha256, now) {
      const row = await db
        .selectFrom("invitation")
        .select("token_sha256")
        .where("token_sha256", "=", tokenSha256)
        .where("spent_at", "is", null)
        .where("expires_at", ">", now)
        .executeTakeFirst();
      return row !== undefined;
    },

    async spend(tokenSha256, now) {
      const { numUpdatedRows } = await db
        .updateTable("invitation")
        .set({ spent_at: now })
        .where("token_sha256", "=", tokenSha256)
        .where("spent_at", "is", null)
        .where("expires_at", ">", now)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}
