import type { Kysely } from "kysely";
import type { SpentTokenStore } from "../domain/intake-ports.ts";
import type { Database } from "./tables.ts";

export function spentTokenStore(db: Kysely<Database>): SpentTokenStore {
  return {
    async spend({ site, tokenId, expiresAt }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("spent_token")
        .values({ site_id: site, token_id: tokenId, expires_at: expiresAt })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },

    async sweep(now) {
      await db.deleteFrom("spent_token").where("expires_at", "<", now).execute();
    },
  };
}
