/** What pages and feeds show beside the thread. Comments come from the view `published`. */
import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import type { PageStore, ToldArticle } from "../domain/page-ports.ts";
import type { AuthorIds } from "../domain/ports.ts";
import { toComment } from "./rows.ts";
import type { Database } from "./tables.ts";

export function pageStore(db: Kysely<Database>, authorIds: AuthorIds): PageStore {
  return {
    async article(thread) {
      const row = await db
        .selectFrom("thread")
        .select(["thread.url", "thread.title", "thread.created_at"])
        .select(firstReceived)
        .where("thread.id", "=", thread)
        .executeTakeFirst();
      return row && toArticle(row);
    },

    async latest({ site, thread, limit }) {
      const rows = await db
        .selectFrom("published as comment")
        .innerJoin("thread", "thread.id", "comment.thread_id")
        .selectAll("comment")
        .select(["thread.key", "thread.url", "thread.title", "thread.created_at"])
        .select(firstReceived)
        .where("comment.site_id", "=", site)
        .$if(thread !== null, (one) => one.where("comment.thread_id", "=", thread))
        // A feed tells what there is to read; a tombstone is nothing.
        .where("comment.gone", "is", null)
        .orderBy("comment.published_at", "desc")
        .orderBy("comment.id", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        comment: toComment({ ...row, reply_to: null }, authorIds),
        key: row.key,
        article: toArticle(row),
      }));
    },
  };
}

/** When the oldest of a thread's published comments came; `null` where only a tombstone is left of it. */
const firstReceived = (eb: ExpressionBuilder<Database, "thread">) =>
  eb
    .selectFrom("published as first")
    .select(sql<number | null>`case when first.gone is null then first.received_at end`.as("received_at"))
    .whereRef("first.thread_id", "=", "thread.id")
    .where("first.root_id", "is", null)
    .orderBy("first.id")
    .limit(1)
    .as("first_received");

/** A thread begins when its first comment came, which told what it is about: words of a stranger as the others are. */
function toArticle({
  url,
  title,
  created_at,
  first_received,
}: ToldArticle & { created_at: number; first_received: number | null }): ToldArticle {
  return created_at === first_received ? { url, title } : { url: null, title: null };
}
