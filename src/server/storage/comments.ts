import { type Kysely, sql } from "kysely";
import type { Tell } from "../domain/live-ports.ts";
import type { CommentStore, ReceivedComment } from "../domain/ports.ts";
import { compileOnce } from "./compiled.ts";
import { toStoredOwn } from "./rows.ts";
import type { CommentRow, CommentTable, Database } from "./tables.ts";
import { keepEvent, moveThread } from "./thread-version.ts";

type Handle = Kysely<Database>;

/** What a comment comes with, by column; the others have their defaults, or nothing. */
const columns = {
  id: (comment) => comment.id,
  site_id: (comment) => comment.site,
  thread_id: (comment) => comment.thread,
  parent_id: (comment) => comment.parent,
  root_id: (comment) => comment.root,
  author: (comment) => comment.author,
  email: (comment) => comment.email,
  text: (comment) => comment.text,
  text_sha256: (comment) => comment.sha256,
  lang: (comment) => comment.lang,
  guidelines_version: (comment) => comment.guidelines.version,
  guidelines_lang: (comment) => comment.guidelines.lang,
  state: () => "pending",
  idempotency_key: (comment) => comment.idempotencyKey,
  fingerprint: (comment) => comment.fingerprint,
  receipt_sha256: (comment) => comment.receiptSha256,
  subject: (comment) => comment.subject,
  received_at: (comment) => comment.receivedAt,
  staff: (comment) => Number(comment.staff),
} satisfies { [Column in keyof CommentTable]?: (comment: ReceivedComment) => CommentRow[Column] };

const names = Object.keys(columns);
const valuesOf = Object.values(columns) as ((comment: ReceivedComment) => unknown)[];

const insertRow = compileOnce(
  () => sql`insert into comment (${sql.join(names.map((name) => sql.ref(name)))})
    values (${sql.join(names)}) on conflict do nothing`,
);

export function commentStore(db: Handle, tell: Tell): CommentStore {
  return {
    async insert(comment) {
      const values = valuesOf.map((valueOf) => valueOf(comment));
      const { numAffectedRows } = await db.executeQuery(insertRow(db, values));
      return numAffectedRows === 1n;
    },

    async findByKey(site, idempotencyKey) {
      const row = await selectOwn(db, site)
        .where("comment.idempotency_key", "=", idempotencyKey)
        .executeTakeFirst();
      return row && toStoredOwn(row);
    },

    async findByReceipts(site, receiptsSha256) {
      if (receiptsSha256.length === 0) return [];
      const rows = await selectOwn(db, site).where("comment.receipt_sha256", "in", receiptsSha256).execute();
      return rows.map(toStoredOwn);
    },

    async move({ comment, from, to, at }) {
      const moved = await db
        .updateTable("comment")
        .set({ state: to, takes_effect_at: null, ...(to === "approved" && { published_at: at }) })
        .where("id", "=", comment)
        .where("state", "=", from)
        .returning(["thread_id", "root_id", "erased_at"])
        .executeTakeFirst();
      if (!moved) return false;
      // An erased comment counts no more, whatever its state.
      const change = moved.erased_at === null ? Number(to === "approved") - Number(from === "approved") : 0;
      if (change === 0) return true;
      if (moved.root_id !== null) {
        await db
          .updateTable("comment")
          .set((eb) => ({ published_replies: eb("published_replies", "+", change) }))
          .where("id", "=", moved.root_id)
          .execute();
      }
      const thread = await moveThread(db, tell, moved.thread_id, (eb) => ({
        published: eb("published", "+", change),
        published_roots: eb("published_roots", "+", moved.root_id === null ? change : 0),
      }));
      await keepEvent(db, thread, { kind: change > 0 ? "published" : "unpublished", comment, at });
      return true;
    },

    async setChosen(comment, at) {
      const changed = await db
        .updateTable("comment")
        .set({ chosen_at: at })
        .where("id", "=", comment)
        .where("chosen_at", at === null ? "is not" : "is", null)
        .returning("thread_id")
        .executeTakeFirst();
      if (!changed) return false;
      await moveThread(db, tell, changed.thread_id);
      return true;
    },

    async holdPublished(site, comment) {
      // A write, not `for update`: SQLite has none, and both databases serialise the writers of one row.
      const held = await db
        .updateTable("comment")
        .set((eb) => ({ state: eb.ref("state") }))
        .where("id", "=", comment)
        .where("site_id", "=", site)
        .where("state", "=", "approved")
        .where("erased_at", "is", null)
        .returning("id")
        .executeTakeFirst();
      return held !== undefined;
    },
  };
}

function selectOwn(db: Handle, site: string) {
  return db
    .selectFrom("comment")
    .innerJoin("thread", "thread.id", "comment.thread_id")
    .leftJoin("appeal", "appeal.comment_id", "comment.id")
    .leftJoin("log as answer", "answer.id", "appeal.decision_id")
    .selectAll("comment")
    .select(["thread.key", "appeal.text as appeal_text", "appeal.made_at", "answer.at as appeal_decided_at"])
    .where("comment.site_id", "=", site);
}
