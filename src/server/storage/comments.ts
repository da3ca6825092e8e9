import type { Kysely } from "kysely";
import type { Tell } from "../domain/live-ports.ts";
import type { CommentStore } from "../domain/ports.ts";
import { toStoredOwn } from "./rows.ts";
import type { Database } from "./tables.ts";
import { keepEvent, moveThread } from "./thread-version.ts";

type Handle = Kysely<Database>;

export function commentStore(db: Handle, tell: Tell): CommentStore {
  return {
    async insert(comment) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("comment")
        .values({
          id: comment.id,
          site_id: comment.site,
          thread_id: comment.thread,
          parent_id: comment.parent,
          root_id: comment.root,
          author: comment.author,
          email: comment.email,
          text: comment.text,
          text_sha256: comment.sha256,
          lang: comment.lang,
          guidelines_version: comment.guidelines.version,
          guidelines_lang: comment.guidelines.lang,
          state: "pending",
          published_at: null,
          decision_id: null,
          takes_effect_at: null,
          idempotency_key: comment.idempotencyKey,
          fingerprint: comment.fingerprint,
          receipt_sha256: comment.receiptSha256,
          subject: comment.subject,
          received_at: comment.receivedAt,
          erased_at: null,
          staff: Number(comment.staff),
          chosen_at: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
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
