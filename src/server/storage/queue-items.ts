/** One comment as the desk lists it: its row with what other tables say of it, in a fixed number of queries. */
import { sql, type Kysely } from "kysely";
import type { StoredItem } from "../domain/desk-ports.ts";
import { selectDecisions, toDecision } from "./decisions.ts";
import { toAppeal } from "./rows.ts";
import type { Database } from "./tables.ts";

export function selectItems(db: Kysely<Database>) {
  return db
    .selectFrom("comment")
    .innerJoin("thread", "thread.id", "comment.thread_id")
    .leftJoin("appeal", "appeal.comment_id", "comment.id")
    .leftJoin("log as answer", "answer.id", "appeal.decision_id")
    .select([
      "comment.id",
      "comment.site_id",
      "comment.thread_id",
      "comment.parent_id",
      "comment.author",
      "comment.text",
      "comment.lang",
      "comment.state",
      "comment.decision_id",
      "comment.subject",
      "comment.staff",
      "comment.shown_chosen_at",
      "comment.received_at",
      "thread.key",
      "thread.title",
      "appeal.text as appeal_text",
      "appeal.made_at",
      "answer.at as appeal_decided_at",
    ])
    .select(openReports.as("reports"));
}

const openReports = sql<number>`(
  select count(*) from report
  where report.site_id = comment.site_id and report.comment_id = comment.id and report.answer_id is null
)`;

export type ItemRow = Awaited<ReturnType<ReturnType<typeof selectItems>["execute"]>>[number];

/** In the order of the rows, each with its newest decision. */
export async function toItems(db: Kysely<Database>, rows: readonly ItemRow[]): Promise<StoredItem[]> {
  const ids = rows.flatMap((row) => row.decision_id ?? []);
  const decisions = ids.length === 0 ? [] : await selectDecisions(db).where("log.id", "in", ids).execute();
  const byId = new Map(decisions.map((row) => [row.id, toDecision(row)]));
  return rows.map((row) => ({
    id: row.id,
    site: row.site_id,
    author: row.author,
    text: row.text,
    lang: row.lang,
    received: new Date(row.received_at).toISOString(),
    state: row.state,
    reply: row.parent_id !== null,
    thread: { id: row.thread_id, key: row.key, title: row.title },
    decision: byId.get(row.decision_id ?? "") ?? null,
    signedIn: row.subject !== null,
    staff: row.staff === 1,
    choice: row.shown_chosen_at !== null,
    appeal: toAppeal(row),
    reports: row.reports,
  }));
}
