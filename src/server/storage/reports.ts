import { sql, type Kysely } from "kysely";
import type { ReportStore } from "../domain/response-ports.ts";
import type { Database } from "./tables.ts";

export function reportStore(db: Kysely<Database>): ReportStore {
  return {
    async insert(report) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("report")
        .values({
          id: report.id,
          site_id: report.site,
          comment_id: report.comment,
          reason: report.reason,
          guidelines_version: report.guidelinesVersion,
          explanation: report.explanation,
          name: report.name,
          email: report.email,
          idempotency_key: report.idempotencyKey,
          fingerprint: report.fingerprint,
          received_at: report.at,
          answer_id: null,
        })
        .onConflict((conflict) => conflict.columns(["site_id", "idempotency_key"]).doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },

    async findByKey(site, idempotencyKey) {
      return db
        .selectFrom("report")
        .select(["id", "fingerprint", "received_at as at"])
        .where("site_id", "=", site)
        .where("idempotency_key", "=", idempotencyKey)
        .executeTakeFirst();
    },

    async areOpen(comment) {
      const row = await db
        .selectFrom("report")
        .select("id")
        .where("comment_id", "=", comment)
        .where("answer_id", "is", null)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    async about(comment, limit) {
      const rows = await db
        .selectFrom("report")
        .leftJoin("log", "log.id", "report.answer_id")
        .leftJoin("user", "user.id", "log.actor_id")
        .selectAll("report")
        .select(["log.at", "log.kind", "log.actor_id", "user.name as moderator"])
        .where("report.comment_id", "=", comment)
        .orderBy(waitsAsIllegal, "desc")
        .orderBy("report.id", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        reason: row.reason,
        guidelinesVersion: row.guidelines_version,
        explanation: row.explanation,
        name: row.name,
        email: row.email,
        at: row.received_at,
        answered:
          row.at === null
            ? null
            : {
                at: row.at,
                by: { id: row.actor_id ?? "", name: row.moderator ?? "" },
                kept: row.kind === "keep",
              },
      }));
    },

    async answer(comment, entry) {
      await db
        .updateTable("report")
        .set({ answer_id: entry })
        .where("comment_id", "=", comment)
        .where("answer_id", "is", null)
        .execute();
    },
  };
}

const waitsAsIllegal = sql<number>`case when report.answer_id is null and report.reason = 'illegal' then 1 else 0 end`;
