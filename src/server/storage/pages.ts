/** What pages and feeds show beside the thread. Comments come from the view `published`. */
import type { Kysely } from "kysely";
import type { PageStore } from "../domain/page-ports.ts";
import { toComment } from "./rows.ts";
import type { Database } from "./tables.ts";

export function pageStore(db: Kysely<Database>): PageStore {
  return {
    article: (thread) =>
      db.selectFrom("thread").select(["url", "title"]).where("id", "=", thread).executeTakeFirst(),

    async latest({ site, thread, limit }) {
      const rows = await db
        .selectFrom("published as comment")
        .innerJoin("thread", "thread.id", "comment.thread_id")
        .selectAll("comment")
        .select(["thread.key", "thread.url", "thread.title"])
        .where("comment.site_id", "=", site)
        .$if(thread !== null, (one) => one.where("comment.thread_id", "=", thread))
        // A feed tells what there is to read; a tombstone is nothing.
        .where("comment.gone", "is", null)
        .orderBy("comment.published_at", "desc")
        .orderBy("comment.id", "desc")
        .limit(limit)
        .execute();
      return rows.map(({ key, url, title, ...row }) => ({
        comment: toComment({ ...row, reply_to: null }),
        key,
        article: { url, title },
      }));
    },
  };
}
