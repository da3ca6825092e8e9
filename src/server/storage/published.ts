/** What readers see. Everything here comes from the view `published`. */
import { type Kysely, sql } from "kysely";
import type { Comment, CommentPage, Sort } from "../../contract/records.ts";
import { beside, encodePosition, type Position } from "../domain/cursor.ts";
import type { AuthorIds, Edge, PublishedStore } from "../domain/ports.ts";
import { toComment } from "./rows.ts";
import type { Database } from "./tables.ts";

type Handle = Kysely<Database>;

const choicesShown = 3;

export function publishedStore(db: Handle, authorIds: AuthorIds): PublishedStore {
  const toShown = (row: ShownRow): Comment => toComment(row, authorIds);
  return {
    async page({ thread, sort, edge, limit, replies }, total) {
      const stretch = await readStretch(selectTops(db, thread), { sort, edge, limit });
      const heads = stretch.rows.filter((row) => row.published_replies > 0);
      const branches = await readBranches(db, heads, replies, toShown);
      const items = stretch.rows.map((row) => {
        const below = branches.get(row.id);
        return below ? { ...toShown(row), replies: below } : toShown(row);
      });
      return toPage({ ...stretch, items, total }, { sort, edge });
    },

    async replies({ thread, root, edge, limit }) {
      const head = await db
        .selectFrom("published")
        .select("published_replies")
        .where("id", "=", root)
        .where("thread_id", "=", thread)
        .where("root_id", "is", null)
        .executeTakeFirst();
      if (!head) return undefined;
      const order = { sort: "oldest", edge } as const;
      const stretch = await readStretch(selectBranch(db, root), { ...order, limit });
      const items = stretch.rows.map(toShown);
      return toPage({ ...stretch, items, total: head.published_replies }, order);
    },

    async branchOf(thread, comment) {
      return db
        .selectFrom("published as shown")
        .innerJoin("published as head", (join) =>
          join.on("head.id", "=", sql<string>`coalesce(shown.root_id, shown.id)`),
        )
        .select(["head.id", "head.recommendations"])
        .where("shown.id", "=", comment)
        .where("shown.thread_id", "=", thread)
        .executeTakeFirst();
    },

    async choices(thread) {
      const rows = await selectShown(db)
        .where("shown.thread_id", "=", thread)
        .where("shown.chosen_at", "is not", null)
        .orderBy("shown.chosen_at", "desc")
        .orderBy("shown.id", "desc")
        .limit(choicesShown)
        .execute();
      return rows.map(toShown);
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

/** Each with the name that it answers, where that is not the head of its branch. */
function selectShown(db: Handle) {
  return db
    .selectFrom("published as shown")
    .leftJoin("published as answered", (join) =>
      join.onRef("answered.id", "=", "shown.parent_id").onRef("shown.parent_id", "<>", "shown.root_id"),
    )
    .selectAll("shown")
    .select("answered.author as reply_to");
}

type Selection = ReturnType<typeof selectShown>;
type ShownRow = Awaited<ReturnType<Selection["execute"]>>[number];

const selectTops = (db: Handle, thread: string): Selection =>
  selectShown(db).where("shown.thread_id", "=", thread).where("shown.root_id", "is", null);

const selectBranch = (db: Handle, root: string): Selection =>
  selectShown(db).where("shown.root_id", "=", root);

/** Which way a list is read from a place in it, and whether what stands there is read too. */
interface Way {
  back: boolean;
  including: boolean;
}

const fromTheFront: Way = { back: false, including: true };
const ways: Record<Edge["side"], Way> = {
  after: { back: false, including: false },
  before: { back: true, including: false },
  from: fromTheFront,
};

const opposite = ({ back, including }: Way): Way => ({ back: !back, including: !including });

/** What lies that way, the nearest first. */
function along(
  list: Selection,
  sort: Sort,
  { back, including, from }: Way & { from: Position | null },
): Selection {
  const descending = (sort === "oldest") === back;
  const direction = descending ? "desc" : "asc";
  const operator = `${descending ? "<" : ">"}${including ? "=" : ""}` as const;
  if (sort === "recommended") {
    return list
      .$if(from !== null, (rest) =>
        rest.where((eb) =>
          eb(
            eb.refTuple("shown.recommendations", "shown.id"),
            operator,
            eb.tuple(from!.recommendations, from!.id),
          ),
        ),
      )
      .orderBy("shown.recommendations", direction)
      .orderBy("shown.id", direction);
  }
  return list
    .$if(from !== null, (rest) => rest.where("shown.id", operator, from!.id))
    .orderBy("shown.id", direction);
}

/** A piece of a list, in its order, and whether it goes on at either end. */
interface Stretch {
  rows: ShownRow[];
  next: boolean;
  previous: boolean;
}

async function readStretch(
  list: Selection,
  { sort, edge, limit }: { sort: Sort; edge: Edge | null; limit: number },
): Promise<Stretch> {
  const from = edge?.position ?? null;
  const way = edge ? ways[edge.side] : fromTheFront;
  const found = await along(list, sort, { ...way, from })
    .limit(limit + 1)
    .execute();
  const goesOn = found.length > limit;
  const behind = along(list, sort, { ...opposite(way), from })
    .clearSelect()
    .select("shown.id")
    .limit(1);
  const startsLater = from !== null && (await behind.executeTakeFirst()) !== undefined;
  const rows = found.slice(0, limit);
  return way.back
    ? { rows: rows.toReversed(), next: startsLater, previous: goesOn }
    : { rows, next: goesOn, previous: startsLater };
}

/** The first replies below each of these, in one statement whose every part stops at its limit. */
async function readBranches(
  db: Handle,
  heads: { id: string; published_replies: number }[],
  limit: number,
  toShown: (row: ShownRow) => Comment,
): Promise<Map<string, CommentPage>> {
  const [first, ...others] = heads;
  if (!first || limit === 0) return new Map();
  const part = ({ id }: { id: string }) => {
    const front = along(selectBranch(db, id), "oldest", { ...fromTheFront, from: null });
    return db.selectFrom(front.limit(limit + 1).as("branch")).selectAll();
  };
  const rows = await others
    .reduce((union, head) => union.unionAll(part(head)), part(first))
    .orderBy("id")
    .execute();
  const byHead = Map.groupBy(rows, (row) => row.root_id!);
  return new Map(
    heads.map(({ id, published_replies: total }) => {
      const found = (byHead.get(id) ?? []).map(toShown);
      const page = { items: found.slice(0, limit), total, next: found.length > limit, previous: false };
      return [id, toPage(page, { sort: "oldest", edge: null })];
    }),
  );
}

interface Piece {
  items: Comment[];
  total: number;
  next: boolean;
  previous: boolean;
}

/** Where all that was asked for has gone meanwhile, the pages beside begin and end with what stands at the cursor. */
function toPage(
  { items, total, next, previous }: Piece,
  { sort, edge }: { sort: Sort; edge: Edge | null },
): CommentPage {
  const cursorAt = (item: Comment | undefined, by: 1 | -1): string | null => {
    const position = item ?? (edge && beside(edge.position, sort, by));
    return position && encodePosition(position, sort);
  };
  return {
    items,
    total,
    next: next ? cursorAt(items.at(-1), -1) : null,
    previous: previous ? cursorAt(items[0], 1) : null,
  };
}
