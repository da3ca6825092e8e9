/** What waits at the desk beside the queue: comments whose author appealed, and comments that readers reported. */
import { sql, type Kysely } from "kysely";
import type { OpenResponseStore } from "../domain/desk-ports.ts";
import { selectItems, toItems } from "./queue-items.ts";
import type { Database } from "./tables.ts";

/** A comment that a colleague has just decided about waits for nobody: its `takes_effect_at` is set. */
export function openResponseStore(db: Kysely<Database>): OpenResponseStore {
  return {
    async appealed({ after, limit, site, lang }) {
      const rows = await selectItems(db)
        .where("appeal.site_id", "=", site)
        .where("appeal.decision_id", "is", null)
        .where("comment.takes_effect_at", "is", null)
        .$if(lang !== null, (query) => query.where("comment.lang", "=", lang!))
        .$if(after !== null, (query) => query.where(isLaterThan(after!)))
        .orderBy("appeal.made_at")
        .orderBy("appeal.comment_id")
        .limit(limit)
        .execute();
      return toItems(db, rows);
    },

    async countAppealed(site, lang) {
      const { count } = await db
        .selectFrom("appeal")
        .innerJoin("comment", "comment.id", "appeal.comment_id")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("appeal.site_id", "=", site)
        .where("appeal.decision_id", "is", null)
        .where("comment.takes_effect_at", "is", null)
        .$if(lang !== null, (query) => query.where("comment.lang", "=", lang!))
        .executeTakeFirstOrThrow();
      return count;
    },

    async reported({ after, limit, site, lang }) {
      const places = await selectReported(db, site, lang)
        .select(["report.comment_id", illegal.as("illegal"), first.as("first")])
        .groupBy("report.comment_id")
        .$if(after !== null, (query) =>
          query.having(
            sql<boolean>`(${illegal} = ${after!.illegal} and ${first} > ${after!.first}) or ${illegal} < ${after!.illegal}`,
          ),
        )
        .orderBy("illegal", "desc")
        .orderBy("first")
        .limit(limit)
        .execute();
      if (places.length === 0) return [];
      const rows = await selectItems(db)
        .where(
          "comment.id",
          "in",
          places.map((place) => place.comment_id),
        )
        .execute();
      const items = new Map((await toItems(db, rows)).map((item) => [item.id, item]));
      return places.flatMap(({ comment_id, ...place }) => {
        const item = items.get(comment_id);
        return item ? { ...item, place } : [];
      });
    },

    async countReported(site, lang) {
      const { count } = await selectReported(db, site, lang)
        .select(({ fn }) => fn.count<number>("report.comment_id").distinct().as("count"))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

/** Later in the list than the appeal about this comment, which keeps its place when it is decided. */
const isLaterThan = (comment: string) =>
  sql<boolean>`(appeal.made_at, appeal.comment_id) > (
    select earlier.made_at, earlier.comment_id from appeal as earlier where earlier.comment_id = ${comment}
  )`;

const illegal = sql<number>`max(case when report.reason = 'illegal' then 1 else 0 end)`;
const first = sql<string>`min(report.id)`;

function selectReported(db: Kysely<Database>, site: string, lang: string | null) {
  return db
    .selectFrom("report")
    .innerJoin("comment", "comment.id", "report.comment_id")
    .where("report.site_id", "=", site)
    .where("report.answer_id", "is", null)
    .where("comment.takes_effect_at", "is", null)
    .$if(lang !== null, (query) => query.where("comment.lang", "=", lang!));
}
