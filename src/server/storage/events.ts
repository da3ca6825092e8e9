import type { Kysely } from "kysely";
import type { EventStore } from "../domain/live-ports.ts";
import type { Database } from "./tables.ts";

/** How many rows one sweep takes at most: it shares the database with who waits for an answer. */
const sweptAtOnce = 500;

/** More than a column of PostgreSQL holds is an error to it, where it is but a version that never was. */
const greatest = 2 ** 31 - 1;

export function eventStore(db: Kysely<Database>): EventStore {
  return {
    async after({ site, key, version, limit }) {
      const rows = await db
        .selectFrom("thread")
        .leftJoin("thread_event as event", (join) =>
          join
            .onRef("event.thread_id", "=", "thread.id")
            .on("event.version", ">", Math.min(version, greatest)),
        )
        .leftJoin("comment", "comment.id", "event.comment_id")
        .select(["thread.version as thread_version", "thread.events_from"])
        .select(["event.version", "event.kind", "event.comment_id", "event.count", "comment.root_id"])
        .where("thread.site_id", "=", site)
        .where("thread.key", "=", key)
        .orderBy("event.version", "desc")
        .limit(limit + 1)
        .execute();
      const [first] = rows;
      if (!first) return { version: 0, from: 0, events: [] };
      const left = rows[limit]?.version;
      return {
        version: first.thread_version,
        from: left ?? first.events_from,
        events: rows
          .slice(0, limit)
          .toReversed()
          .flatMap(({ version: moved, kind, comment_id: comment, root_id: root, count }) =>
            moved === null ? [] : { key, version: moved, kind: kind!, comment, root, count: count! },
          ),
      };
    },

    async versions(site, keys) {
      if (keys.length === 0) return new Map();
      const rows = await db
        .selectFrom("thread")
        .select(["key", "version"])
        .where("site_id", "=", site)
        .where("key", "in", keys)
        .execute();
      return new Map(rows.map((row) => [row.key, row.version]));
    },

    async sweep(before) {
      const old = await db
        .selectFrom("thread_event")
        .select(["thread_id", "version"])
        .where("at", "<", before)
        .orderBy("at")
        .limit(sweptAtOnce)
        .execute();
      for (const [thread, rows] of Map.groupBy(old, (row) => row.thread_id)) {
        const last = Math.max(...rows.map((row) => row.version));
        // Said first: a process that dies in between leaves rows too many, and the next sweep finds them.
        await db
          .updateTable("thread")
          .set({ events_from: last })
          .where("id", "=", thread)
          .where("events_from", "<", last)
          .execute();
        await db
          .deleteFrom("thread_event")
          .where("thread_id", "=", thread)
          .where("version", "<=", last)
          .execute();
      }
    },
  };
}
