/** Decisions: rows of the log, and what each comment says about its newest one. */
import { type Kysely, sql } from "kysely";
import { decisionActions, type DecisionAction } from "../../contract/desk.ts";
import type { DecisionStore, StoredDecision } from "../domain/desk-ports.ts";
import type { Database } from "./tables.ts";

export function decisionStore(db: Kysely<Database>): DecisionStore {
  const byId = (id: string) => selectDecisions(db).where("log.id", "=", id).executeTakeFirst();

  return {
    async find(id) {
      const row = await byId(id);
      return row && toDecision(row);
    },

    async siteOf(comment) {
      const row = await db
        .selectFrom("comment")
        .select("site_id")
        .where("id", "=", comment)
        .executeTakeFirst();
      return row?.site_id;
    },

    async hold(comment) {
      // A write, not `for update`: SQLite has none, and both databases serialise the writers of one row.
      const held = await db
        .updateTable("comment")
        .set((eb) => ({ state: eb.ref("state") }))
        .where("id", "=", comment)
        .returning(["state", "erased_at", "decision_id"])
        .executeTakeFirst();
      if (!held) return undefined;
      const newest = held.decision_id === null ? undefined : await byId(held.decision_id);
      return {
        state: held.state,
        erased: held.erased_at !== null,
        newest: newest ? toDecision(newest) : null,
      };
    },

    async before(decision) {
      const row = await db
        .selectFrom("log")
        .select("id")
        .where("comment_id", "=", decision.comment)
        .where("kind", "in", decisionActions)
        .where("id", "!=", decision.id)
        .where(isUndone, "=", 0)
        .orderBy("seq", "desc")
        .limit(1)
        .executeTakeFirst();
      return row?.id ?? null;
    },

    async point(comment, decision, takesEffectAt) {
      await db
        .updateTable("comment")
        .set({ decision_id: decision, takes_effect_at: takesEffectAt })
        .where("id", "=", comment)
        .execute();
    },

    async due(now, limit) {
      const rows = await db
        .selectFrom("comment")
        .select("id")
        .where("takes_effect_at", "<=", now)
        .orderBy("takes_effect_at")
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },

    async nextDue() {
      const row = await db
        .selectFrom("comment")
        .select("takes_effect_at")
        .where("takes_effect_at", "is not", null)
        .orderBy("takes_effect_at")
        .limit(1)
        .executeTakeFirst();
      return row?.takes_effect_at ?? null;
    },
  };
}

/**
 * 1 for a row of the log that a later one undoes. An undo is about the same comment, which has an index; `exists`
 * would let PostgreSQL read the whole log once and keep it instead.
 */
export const isUndone = sql<number>`case when (
  select undoing.id from log as undoing
  where undoing.comment_id = log.comment_id and undoing.kind = 'undo' and undoing.decision_id = log.id
  limit 1
) is null then 0 else 1 end`;

export function selectDecisions(db: Kysely<Database>) {
  return db
    .selectFrom("log")
    .innerJoin("comment", "comment.id", "log.comment_id")
    .leftJoin("log_secret", "log_secret.log_id", "log.id")
    .leftJoin("user", "user.id", "log.actor_id")
    .select([
      "log.id",
      "log.site_id",
      "log.comment_id",
      "log.kind",
      "log.decision_id as appealed",
      "log.actor_id",
      "log.guideline_id",
      "log.guidelines_version",
      "log.at",
      "log.takes_effect_at",
      "log_secret.note",
      "user.name",
      "comment.decision_id as newest",
      "comment.takes_effect_at as pending_until",
    ])
    .select(isUndone.as("undone"))
    .where("log.kind", "in", decisionActions);
}

type DecisionRow = Awaited<ReturnType<ReturnType<typeof selectDecisions>["execute"]>>[number];

export function toDecision(row: DecisionRow): StoredDecision {
  const open = row.newest === row.id && row.pending_until !== null;
  return {
    id: row.id,
    site: row.site_id,
    comment: row.comment_id,
    action: row.kind as DecisionAction,
    guideline:
      row.guideline_id === null ? null : { id: row.guideline_id, version: row.guidelines_version ?? 0 },
    note: row.note,
    // An account that is gone keeps its place in the log, but has no name any more.
    by: { id: row.actor_id ?? "", name: row.name ?? "" },
    at: row.at,
    takesEffectAt: row.takes_effect_at ?? row.at,
    status: row.undone ? "undone" : open ? "open" : "applied",
    onAppeal: row.appealed !== null,
  };
}
