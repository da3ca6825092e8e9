/** The log as rows: one hash chain per site. Its canonical form is described in `domain/log.ts`. */
import type { Insertable, Kysely, Selectable } from "kysely";
import { commitTo, emptyHead, hashEntry, newSalt, type LogEntry, type LogHead } from "../domain/log.ts";
import type { LogStore } from "../domain/ports.ts";
import type { Database, LogTable } from "./tables.ts";

export function logStore(db: Kysely<Database>): LogStore {
  return {
    async lock(site) {
      await lockHead(db, site);
    },

    async append({ note, ...entry }) {
      const head = await lockHead(db, entry.site);
      const salt = newSalt();
      const place = { seq: head.seq + 1, commitment: commitTo(note, salt), previousHash: head.hash };
      const hash = hashEntry(entry, place);
      await db
        .insertInto("log")
        .values({
          ...toRow(entry),
          seq: place.seq,
          commitment: place.commitment,
          previous_hash: place.previousHash,
          hash,
        })
        .execute();
      await db.insertInto("log_secret").values({ log_id: entry.id, salt, note }).execute();
      await db
        .updateTable("log_head")
        .set({ seq: place.seq, hash })
        .where("site_id", "=", entry.site)
        .execute();
    },

    async ofComments(comments) {
      if (comments.length === 0) return [];
      const rows = await db
        .selectFrom("log")
        .leftJoin("log_secret", "log_secret.log_id", "log.id")
        .selectAll("log")
        .select("log_secret.note")
        .where("log.comment_id", "in", comments)
        .orderBy("log.seq")
        .execute();
      return rows.map((row) => ({ ...toEntry(row), note: row.note }));
    },
  };
}

async function lockHead(db: Kysely<Database>, site: string): Promise<LogHead> {
  // A write, not `for update`: SQLite has none, and both databases serialise the writers of one row.
  const lock = () =>
    db
      .updateTable("log_head")
      .set((eb) => ({ seq: eb.ref("seq") }))
      .where("site_id", "=", site)
      .returning(["seq", "hash"])
      .executeTakeFirst();
  const head = await lock();
  if (head) return head;
  await db
    .insertInto("log_head")
    .values({ site_id: site, ...emptyHead })
    .onConflict((conflict) => conflict.column("site_id").doNothing())
    .execute();
  return (await lock())!;
}

function toRow(entry: LogEntry): Omit<Insertable<LogTable>, "seq" | "commitment" | "previous_hash" | "hash"> {
  return {
    id: entry.id,
    site_id: entry.site,
    kind: entry.kind,
    comment_id: entry.comment,
    decision_id: entry.decision,
    actor_id: entry.actor,
    guideline_id: entry.guideline,
    guidelines_version: entry.guidelinesVersion,
    at: entry.at,
    takes_effect_at: entry.takesEffectAt,
  };
}

export function toEntry(row: Selectable<LogTable>): LogEntry {
  return {
    id: row.id,
    site: row.site_id,
    kind: row.kind,
    comment: row.comment_id,
    decision: row.decision_id,
    actor: row.actor_id,
    guideline: row.guideline_id,
    guidelinesVersion: row.guidelines_version,
    at: row.at,
    takesEffectAt: row.takes_effect_at,
  };
}
