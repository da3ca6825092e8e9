import type { ExpressionBuilder, Kysely, UpdateObject } from "kysely";
import type { Tell } from "../domain/live-ports.ts";
import type { Database, ThreadEventTable, ThreadTable } from "./tables.ts";

type Changes = (eb: ExpressionBuilder<Database, "thread">) => UpdateObject<Database, "thread">;

export type MovedThread = Pick<ThreadTable, "id" | "version" | "published">;

/** The one way to move a thread's version: whoever keeps something by it hears of it. */
export async function moveThread(
  db: Kysely<Database>,
  tell: Tell,
  thread: string,
  changes: Changes = () => ({}),
): Promise<MovedThread> {
  const { site_id, key, ...moved } = await db
    .updateTable("thread")
    .set((eb) => ({ ...changes(eb), version: eb("version", "+", 1) }))
    .where("id", "=", thread)
    .returning(["id", "site_id", "key", "version", "published"])
    .executeTakeFirstOrThrow();
  tell({ site: site_id, key });
  return moved;
}

/** Writes down what readers see anew of a thread that has just moved, in the same transaction. */
export async function keepEvent(
  db: Kysely<Database>,
  { id, version, published }: MovedThread,
  { kind, comment, at }: { kind: ThreadEventTable["kind"]; comment: string | null; at: number },
): Promise<void> {
  await db
    .insertInto("thread_event")
    .values({ thread_id: id, version, kind, comment_id: comment, count: published, at })
    .execute();
}
