/** What readers see. Everything here comes from the view `published`. */
import type { Kysely } from "kysely";
import type { CommentPage } from "../../contract/records.ts";
import type { PublishedStore } from "../domain/ports.ts";
import { toComment, toPage } from "./rows.ts";
import type { Database } from "./tables.ts";

type Handle = Kysely<Database>;

export function publishedStore(db: Handle): PublishedStore {
  return {
    async page({ thread, sort, after, limit, replies }, total) {
      const newest = sort === "newest";
      const rows = await db
        .selectFrom("published")
        .selectAll()
        .where("thread_id", "=", thread)
        .where("root_id", "is", null)
        .$if(after !== null, (page) => page.where("id", newest ? "<" : ">", after!))
        .orderBy("id", newest ? "desc" : "asc")
        .limit(limit + 1)
        .execute();
      const heads = rows.slice(0, limit).filter((row) => row.published_replies > 0);
      const branches = await readBranches(db, heads, replies);
      const items = rows.map((row) => {
        const comment = toComment({ ...row, reply_to: null });
        const below = branches.get(row.id);
        return below ? { ...comment, replies: below } : comment;
      });
      return toPage(items, limit, total);
    },

    async replies({ thread, root, after, limit }) {
      const head = await db
        .selectFrom("published")
        .select("published_replies")
        .where("id", "=", root)
        .where("thread_id", "=", thread)
        .where("root_id", "is", null)
        .executeTakeFirst();
      if (!head) return undefined;
      const rows = await selectBranch(db, root, after, limit + 1).execute();
      return toPage(rows.map(toComment), limit, head.published_replies);
    },

    async rootOf(thread, parent) {
      const row = await db
        .selectFrom("published")
        .select(["id", "root_id"])
        .where("id", "=", parent)
        .where("thread_id", "=", thread)
        // A tombstone takes no answers.
        .where("gone", "is", null)
        .executeTakeFirst();
      return row && (row.root_id ?? row.id);
    },
  };
}

/** The first replies below each of these, in one statement whose every part stops at its limit. */
async function readBranches(
  db: Handle,
  heads: { id: string; published_replies: number }[],
  limit: number,
): Promise<Map<string, CommentPage>> {
  const [first, ...others] = heads;
  if (!first || limit === 0) return new Map();
  const part = ({ id }: { id: string }) =>
    db.selectFrom(selectBranch(db, id, null, limit + 1).as("branch")).selectAll();
  const rows = await others
    .reduce((union, head) => union.unionAll(part(head)), part(first))
    .orderBy("id")
    .execute();
  const byHead = Map.groupBy(rows, (row) => row.root_id!);
  return new Map(
    heads.map(({ id, published_replies }) => [
      id,
      toPage((byHead.get(id) ?? []).map(toComment), limit, published_replies),
    ]),
  );
}

function selectBranch(db: Handle, root: string, after: string | null, limit: number) {
  return db
    .selectFrom("published as reply")
    .leftJoin("published as answered", (join) =>
      join.onRef("answered.id", "=", "reply.parent_id").onRef("reply.parent_id", "<>", "reply.root_id"),
    )
    .selectAll("reply")
    .select("answered.author as reply_to")
    .where("reply.root_id", "=", root)
    .$if(after !== null, (page) => page.where("reply.id", ">", after))
    .orderBy("reply.id")
    .limit(limit);
}
