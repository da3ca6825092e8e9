import type { Kysely } from "kysely";
import type { Tell } from "../domain/live-ports.ts";
import type { Reaction, ReactionStore } from "../domain/response-ports.ts";
import type { Database } from "./tables.ts";
import { moveThread } from "./thread-version.ts";

export function reactionStore(db: Kysely<Database>, tell: Tell): ReactionStore {
  return {
    async set(reaction) {
      const change = reaction.recommend ? await add(db, reaction) : -(await remove(db, reaction));
      const { recommendations, thread_id } = await db
        .updateTable("comment")
        .set((eb) => ({ recommendations: eb("recommendations", "+", change) }))
        .where("id", "=", reaction.comment)
        .returning(["recommendations", "thread_id"])
        .executeTakeFirstOrThrow();
      if (change !== 0) await moveThread(db, tell, thread_id);
      return recommendations;
    },
  };
}

async function add(db: Kysely<Database>, { comment, voterSha256 }: Reaction): Promise<number> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("reaction")
    .values({ comment_id: comment, voter_sha256: voterSha256 })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows);
}

async function remove(db: Kysely<Database>, { comment, voterSha256 }: Reaction): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("reaction")
    .where("comment_id", "=", comment)
    .where("voter_sha256", "=", voterSha256)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
