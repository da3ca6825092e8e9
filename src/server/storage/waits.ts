import type { Kysely } from "kysely";
import { decisionActions } from "../../contract/desk.ts";
import type { WaitStore } from "../domain/intake-ports.ts";
import { isUndone } from "./decisions.ts";
import type { Database } from "./tables.ts";

export function waitStore(db: Kysely<Database>): WaitStore {
  return {
    async recent(site, limit) {
      const rows = await db
        .selectFrom("comment")
        .select("received_at")
        .select((eb) =>
          eb
            .selectFrom("log")
            .select(({ fn }) => fn.min("log.at").as("at"))
            .whereRef("log.comment_id", "=", "comment.id")
            .where("log.kind", "in", decisionActions)
            .where(isUndone, "=", 0)
            .as("decided_at"),
        )
        .where("site_id", "=", site)
        .where("decision_id", "is not", null)
        .orderBy("decision_id", "desc")
        .limit(limit)
        .execute();
      return rows.flatMap(({ received_at, decided_at }) =>
        decided_at === null ? [] : { received: received_at, decided: decided_at },
      );
    },
  };
}
