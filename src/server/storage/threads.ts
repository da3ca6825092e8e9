import type { Kysely } from "kysely";
import type { Tell } from "../domain/live-ports.ts";
import type { ThreadStore } from "../domain/ports.ts";
import { compileOnce } from "./compiled.ts";
import { toSite, toThreadState } from "./rows.ts";
import type { Database } from "./tables.ts";
import { keepEvent, moveThread } from "./thread-version.ts";

/** Site and thread by `key` and `site`, in this order of parameters. */
const selectWithSite = compileOnce((db) =>
  db
    .selectFrom("site")
    .leftJoin("thread", (join) => join.onRef("thread.site_id", "=", "site.id").on("thread.key", "=", ""))
    .selectAll("site")
    .select([
      "thread.id as thread_id",
      "thread.closed_at",
      "thread.published",
      "thread.published_roots",
      "thread.version as thread_version",
    ])
    .where("site.id", "=", ""),
);

export function threadStore(db: Kysely<Database>, tell: Tell): ThreadStore {
  return {
    async findWithSite(site, key) {
      const { rows } = await db.executeQuery(selectWithSite(db, [key, site]));
      return rows[0] && { site: toSite(rows[0]), thread: toThreadState(rows[0]) };
    },

    async ensure(thread) {
      await db
        .insertInto("thread")
        .values({
          id: thread.id,
          site_id: thread.site,
          key: thread.key,
          url: thread.url,
          title: thread.title,
          closed_at: null,
          published: 0,
          published_roots: 0,
          version: 0,
          created_at: thread.at,
        })
        .onConflict((conflict) => conflict.columns(["site_id", "key"]).doNothing())
        .execute();
      const { id } = await db
        .selectFrom("thread")
        .select("id")
        .where("site_id", "=", thread.site)
        .where("key", "=", thread.key)
        .executeTakeFirstOrThrow();
      return id;
    },

    async setClosed({ thread, closed, at }) {
      const moved = await moveThread(db, tell, thread, () => ({ closed_at: closed ? at : null }));
      await keepEvent(db, moved, { kind: closed ? "closed" : "opened", comment: null, at });
    },

    async counts(site, keys) {
      const rows = await db
        .selectFrom("thread")
        .select(["key", "published"])
        .where("site_id", "=", site)
        .where("key", "in", keys)
        .execute();
      const published = new Map(rows.map((row) => [row.key, row.published]));
      return { counts: keys.map((key) => published.get(key) ?? 0) };
    },
  };
}
