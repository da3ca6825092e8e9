/** What moderators read: the queue, what was decided, and all about one comment. */
import type { Kysely } from "kysely";
import type { QueueStore } from "../domain/desk-ports.ts";
import { selectDecisions, toDecision } from "./decisions.ts";
import { selectItems, toItems } from "./queue-items.ts";
import type { Database } from "./tables.ts";

export function queueStore(db: Kysely<Database>): QueueStore {
  return {
    async sites() {
      const rows = await db
        .selectFrom("site")
        .select(["site.id", "site.name", "site.undo_seconds"])
        .select((eb) =>
          eb
            .selectFrom("comment")
            .select(({ fn }) => fn.countAll<number>().as("count"))
            .whereRef("comment.site_id", "=", "site.id")
            .where("comment.state", "=", "pending")
            .where("comment.decision_id", "is", null)
            .as("waiting"),
        )
        .select((eb) =>
          eb
            .selectFrom("appeal")
            .innerJoin("comment", "comment.id", "appeal.comment_id")
            .select(({ fn }) => fn.countAll<number>().as("count"))
            .whereRef("appeal.site_id", "=", "site.id")
            .where("appeal.decision_id", "is", null)
            .where("comment.takes_effect_at", "is", null)
            .as("appeals"),
        )
        .select((eb) =>
          eb
            .selectFrom("report")
            .innerJoin("comment", "comment.id", "report.comment_id")
            .select(({ fn }) => fn.count<number>("report.comment_id").distinct().as("count"))
            .whereRef("report.site_id", "=", "site.id")
            .where("report.answer_id", "is", null)
            .where("comment.takes_effect_at", "is", null)
            .as("reported"),
        )
        .orderBy("site.name")
        .orderBy("site.id")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        undoSeconds: row.undo_seconds,
        waiting: row.waiting ?? 0,
        appeals: row.appeals ?? 0,
        reported: row.reported ?? 0,
      }));
    },

    async waiting({ after, limit, site, lang }) {
      const rows = await selectItems(db)
        .where("comment.site_id", "=", site)
        .where("comment.state", "=", "pending")
        .where("comment.decision_id", "is", null)
        .$if(lang !== null, (query) => query.where("comment.lang", "=", lang!))
        .$if(after !== null, (query) => query.where("comment.id", ">", after!))
        .orderBy("comment.id")
        .limit(limit)
        .execute();
      return toItems(db, rows);
    },

    async countWaiting(site, lang) {
      const { count } = await db
        .selectFrom("comment")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("site_id", "=", site)
        .where("state", "=", "pending")
        .where("decision_id", "is", null)
        .$if(lang !== null, (query) => query.where("lang", "=", lang!))
        .executeTakeFirstOrThrow();
      return count;
    },

    async decided({ after, limit, site, lang }) {
      const rows = await selectItems(db)
        .where("comment.site_id", "=", site)
        .where("comment.decision_id", "is not", null)
        .$if(lang !== null, (query) => query.where("comment.lang", "=", lang!))
        .$if(after !== null, (query) => query.where("comment.decision_id", "<", after!))
        .orderBy("comment.decision_id", "desc")
        .limit(limit)
        .execute();
      return toItems(db, rows);
    },

    async countDecided(site, lang) {
      const { count } = await db
        .selectFrom("comment")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("site_id", "=", site)
        .where("decision_id", "is not", null)
        .$if(lang !== null, (query) => query.where("lang", "=", lang!))
        .executeTakeFirstOrThrow();
      return count;
    },

    async items(ids) {
      if (ids.length === 0) return [];
      const rows = await selectItems(db)
        .select([
          "comment.email",
          "comment.text_sha256",
          "comment.erased_at",
          "comment.root_id",
          "comment.guidelines_version",
          "comment.guidelines_lang",
        ])
        .where("comment.id", "in", ids)
        .execute();
      const items = await toItems(db, rows);
      return rows.map((row, place) => ({
        ...items[place]!,
        email: row.email,
        sha256: row.erased_at === null ? row.text_sha256 : null,
        parent: row.parent_id,
        root: row.root_id,
        guidelines: { version: row.guidelines_version, lang: row.guidelines_lang },
      }));
    },

    async history(comment) {
      const rows = await selectDecisions(db)
        .where("log.comment_id", "=", comment)
        .orderBy("log.seq", "desc")
        .execute();
      return rows.map(toDecision);
    },

    async choices(comment) {
      const rows = await db
        .selectFrom("log")
        .leftJoin("user", "user.id", "log.actor_id")
        .select(["log.kind", "log.actor_id", "log.at", "user.name"])
        .where("log.comment_id", "=", comment)
        .where("log.kind", "in", ["choose", "unchoose"])
        .orderBy("log.seq", "desc")
        .execute();
      return rows.map((row) => ({
        chosen: row.kind === "choose",
        by: { id: row.actor_id ?? "", name: row.name ?? "" },
        at: row.at,
      }));
    },

    async thread(id) {
      const row = await db
        .selectFrom("thread")
        .select(["id", "key", "url", "title", "closed_at", "published"])
        .select((eb) =>
          eb
            .selectFrom("comment")
            .select(({ fn }) => fn.countAll<number>().as("count"))
            // The site leads to the queue's index, which is shorter than the thread.
            .whereRef("comment.site_id", "=", "thread.site_id")
            .whereRef("comment.thread_id", "=", "thread.id")
            .where("comment.state", "=", "pending")
            .where("comment.decision_id", "is", null)
            .as("waiting"),
        )
        .where("id", "=", id)
        .executeTakeFirst();
      return (
        row && {
          id: row.id,
          key: row.key,
          url: row.url,
          title: row.title,
          open: row.closed_at === null,
          published: row.published,
          waiting: row.waiting ?? 0,
        }
      );
    },
  };
}
