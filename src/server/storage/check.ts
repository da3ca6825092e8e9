/** Whether a database is as its transactions left it: chains, states, texts, appeals, reports, counts, and the file itself. */
import { createHash } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { CommentState } from "../../contract/records.ts";
import type { Storage } from "./open.ts";
import type { CommentRow, Database, LogRow } from "./tables.ts";
import { verifyChain, type ChainReport } from "./verify.ts";

export interface StorageReport {
  chains: { site: string; chain: ChainReport }[];
  comments: number;
  /** What is wrong, in English, one sentence each. Empty where all is well, the chains aside. */
  faults: string[];
}

const pageSize = 500;

/**
 * Reads everything once. Each statement sees one state of the database, and none holds a lock, so that it may run
 * beside a server that works.
 */
export async function checkStorage({ db, dialect }: Storage): Promise<StorageReport> {
  const faults: string[] = dialect === "sqlite" ? await checkFile(db) : [];
  const sites = await db.selectFrom("site").select("id").orderBy("id").execute();
  const chains = [];
  for (const { id } of sites) chains.push({ site: id, chain: await verifyChain(db, id) });
  let comments = 0;
  let last = "";
  for (;;) {
    const page = await readComments(db, last);
    const end = page.at(-1);
    if (!end) break;
    faults.push(...page.flatMap(faultsOfComment));
    comments += page.length;
    last = end.id;
  }
  for (const look of [checkCounts, checkEvents, checkReports, checkRecommendations]) {
    faults.push(...(await look(db)));
  }
  return { chains, comments, faults };
}

async function checkFile(db: Kysely<Database>): Promise<string[]> {
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const keys = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
  return [
    ...integrity.rows
      .filter((row) => row.integrity_check !== "ok")
      .map((row) => `The database file is damaged: ${row.integrity_check}.`),
    ...keys.rows.map((row) => `A row of ${row.table} refers to a row of ${row.parent} that is not there.`),
  ];
}

type Entry = Pick<LogRow, "id" | "kind" | "decision_id" | "at" | "takes_effect_at">;

type CheckedComment = Pick<
  CommentRow,
  | "id"
  | "root_id"
  | "text"
  | "text_sha256"
  | "state"
  | "decision_id"
  | "takes_effect_at"
  | "erased_at"
  | "published_replies"
  | "chosen_at"
> & {
  shown_replies: number;
  /** `null` where the comment was never appealed, as is `answer_id` while the appeal waits. */
  rejection_id: string | null;
  answer_id: string | null;
  log: Entry[];
};

async function readComments(db: Kysely<Database>, after: string): Promise<CheckedComment[]> {
  // One statement for comments and log: between two, a decision could come in and look like a fault.
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom("comment")
        .selectAll()
        .where("id", ">", after)
        .orderBy("id")
        .limit(pageSize)
        .as("comment"),
    )
    .leftJoin("log", "log.comment_id", "comment.id")
    .leftJoin("appeal", "appeal.comment_id", "comment.id")
    .select(["appeal.rejection_id", "appeal.decision_id as answer_id"])
    .select([
      "comment.id",
      "comment.root_id",
      "comment.text",
      "comment.text_sha256",
      "comment.state",
      "comment.decision_id",
      "comment.takes_effect_at",
      "comment.erased_at",
      "comment.published_replies",
      "comment.chosen_at",
      "log.id as log_id",
      "log.kind as log_kind",
      "log.decision_id as log_decision_id",
      "log.at as log_at",
      "log.takes_effect_at as log_takes_effect_at",
    ])
    .select((eb) =>
      eb
        .selectFrom("comment as reply")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("reply.root_id", "=", "comment.id")
        .where("reply.published_at", "is not", null)
        .where("reply.state", "=", "approved")
        .where("reply.erased_at", "is", null)
        .as("shown_replies"),
    )
    .orderBy("comment.id")
    .orderBy("log.seq")
    .execute();
  return [...Map.groupBy(rows, (row) => row.id).values()].map((entries) => ({
    ...entries[0]!,
    shown_replies: entries[0]!.shown_replies ?? 0,
    log: entries.flatMap((row) =>
      row.log_id === null
        ? []
        : {
            id: row.log_id,
            kind: row.log_kind!,
            decision_id: row.log_decision_id,
            at: row.log_at!,
            takes_effect_at: row.log_takes_effect_at,
          },
    ),
  }));
}

const stateAfter = { approve: "approved", reject: "rejected" } as const;

function faultsOfComment(comment: CheckedComment): string[] {
  const faults: string[] = [];
  const say = (fault: string) => faults.push(`Comment ${comment.id} ${fault}.`);
  const undone = new Set(comment.log.map((entry) => entry.kind === "undo" && entry.decision_id));
  const standing = comment.log.filter(
    (entry): entry is Entry & { kind: "approve" | "reject" } =>
      (entry.kind === "approve" || entry.kind === "reject") && !undone.has(entry.id),
  );
  const newest = standing.at(-1);
  if (comment.decision_id !== (newest?.id ?? null)) say("does not name the newest decision of the log");
  if (comment.takes_effect_at !== null && comment.takes_effect_at !== newest?.takes_effect_at) {
    say("takes effect at another time than its decision");
  }
  const applied = comment.takes_effect_at === null ? newest : standing.at(-2);
  faultsOfAppeal(comment, standing).forEach(say);
  const withdrawn = comment.log.some((entry) => entry.kind === "withdraw");
  const expected: CommentState = withdrawn ? "withdrawn" : applied ? stateAfter[applied.kind] : "pending";
  if (comment.state !== expected) say(`is ${comment.state}, but ${expected} by the log`);

  const choice = comment.log.findLast(({ kind }) => kind === "choose" || kind === "unchoose");
  if (comment.chosen_at !== (choice?.kind === "choose" ? choice.at : null)) {
    say("is not chosen as the log has it");
  }

  if (comment.text === null ? comment.erased_at === null : sha256(comment.text) !== comment.text_sha256) {
    say("has not the text that was received");
  }
  if (comment.root_id === null && comment.published_replies !== comment.shown_replies) {
    say(`counts ${comment.published_replies} published replies, but has ${comment.shown_replies}`);
  }
  return faults;
}

/** The rejection that was appealed is answered by the first decision that stands after it and has taken effect. */
function faultsOfAppeal(
  { log, rejection_id, answer_id, takes_effect_at }: CheckedComment,
  standing: Entry[],
): string[] {
  const appeals = log.filter((entry) => entry.kind === "appeal");
  if (appeals.length !== (rejection_id === null ? 0 : 1)) return ["has another appeal than the log"];
  if (rejection_id === null) return [];
  const place = standing.findIndex(({ id }) => id === rejection_id);
  if (appeals[0]!.decision_id !== rejection_id || standing[place]?.kind !== "reject") {
    return ["has an appeal against something else than its rejection"];
  }
  const answers = standing.slice(place + 1, takes_effect_at === null ? undefined : -1);
  return answer_id === (answers[0]?.id ?? null)
    ? []
    : ["has an appeal that names another answer than the log"];
}

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** One pass over all that is published: a count for each thread by itself would walk the comments again and again. */
async function checkCounts(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<
    Record<"id", string> & Record<"published" | "shown" | "roots" | "shown_roots", number>
  >`
    select * from (
      select thread.id, thread.published, thread.published_roots as roots,
        coalesce(counted.shown, 0) as shown, coalesce(counted.shown_roots, 0) as shown_roots
      from thread left join (
        select thread_id, count(*) as shown, count(case when root_id is null then 1 end) as shown_roots
        from published where gone is null group by thread_id
      ) as counted on counted.thread_id = thread.id
    ) as both_counts
    where published <> shown or roots <> shown_roots`.execute(db);
  return rows.map(
    ({ id, published, roots, shown, shown_roots }) =>
      `Thread ${id} counts ${published} published comments, ${roots} of them at the top level, but shows ${shown} and ${shown_roots}.`,
  );
}

/** An event and its thread move together. */
async function checkEvents(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom("thread")
    .innerJoin("thread_event as event", "event.thread_id", "thread.id")
    .whereRef("event.version", ">", "thread.version")
    .select(["thread.id", "thread.version", "event.version as told"])
    .execute();
  return rows.map(({ id, version, told }) => `Thread ${id} is at ${version}, but has told of ${told}.`);
}

/** A report waits only for a published comment; what answered it keeps that comment or has taken it away. */
async function checkReports(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select report.id from report
    inner join comment on comment.id = report.comment_id
    left join log as answer on answer.id = report.answer_id and answer.comment_id = report.comment_id
    where case
      when report.answer_id is null then comment.state <> 'approved' and comment.erased_at is null
      when answer.kind in ('keep', 'withdraw') then false
      when answer.kind = 'reject' then comment.takes_effect_at is not null and comment.decision_id = answer.id
      else true
    end`.execute(db);
  return rows.map(({ id }) => `Report ${id} has not the answer that became of its comment.`);
}

async function checkRecommendations(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ id: string; recommendations: number; counted: number }>`
    select * from (
      select comment.id, comment.recommendations, coalesce(reactions.counted, 0) as counted
      from comment left join (
        select comment_id, count(*) as counted from reaction group by comment_id
      ) as reactions on reactions.comment_id = comment.id
    ) as both_counts
    where recommendations <> counted`.execute(db);
  return rows.map(
    ({ id, recommendations, counted }) =>
      `Comment ${id} counts ${recommendations} recommendations, but has ${counted}.`,
  );
}
