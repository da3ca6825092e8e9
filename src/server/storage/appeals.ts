import type { Kysely } from "kysely";
import type { AppealStore } from "../domain/response-ports.ts";
import type { Database } from "./tables.ts";

export function appealStore(db: Kysely<Database>): AppealStore {
  return {
    async insert({ comment, site, rejection, text, at }) {
      await db
        .insertInto("appeal")
        .values({
          comment_id: comment,
          site_id: site,
          rejection_id: rejection,
          text,
          made_at: at,
          decision_id: null,
        })
        .execute();
    },

    async find(comment) {
      return db.selectFrom("appeal").select("text").where("comment_id", "=", comment).executeTakeFirst();
    },

    async waiting(comment) {
      const row = await db
        .selectFrom("appeal")
        .innerJoin("log", "log.id", "appeal.rejection_id")
        .select(["appeal.rejection_id", "log.actor_id"])
        .where("appeal.comment_id", "=", comment)
        .where("appeal.decision_id", "is", null)
        .executeTakeFirst();
      return row && { rejection: row.rejection_id, by: row.actor_id };
    },

    async answer(comment, decision) {
      await db
        .updateTable("appeal")
        .set({ decision_id: decision })
        .where("comment_id", "=", comment)
        .where("decision_id", "is", null)
        .execute();
    },
  };
}
