/** What the database holds after a crash, held against what the clients were told. */
import { sql } from "kysely";
import type { CommentState } from "../../src/contract/records.ts";
import type { Storage } from "../../src/server/storage/open.ts";
import type { CommentRow, LogRow } from "../../src/server/storage/tables.ts";
import { verifyChain } from "../../src/server/storage/verify.ts";
import type { History } from "./history.ts";

export interface Report {
  /** Acknowledged comments that are not stored as they were acknowledged. */
  lost: string[];
  /** Comments stored more than once. */
  doubled: string[];
  /** Threads whose counter differs from their published comments. */
  miscounted: string[];
  /** Comments whose state is not what the log says of them, and acknowledged decisions that the log does not know. */
  halfDecided: string[];
  /** Why a chain does not hold, or the database itself is damaged. */
  broken: string[];
  surprises: string[];
}

/** What a report says when nothing is wrong. */
export const spotless: Report = {
  lost: [],
  doubled: [],
  miscounted: [],
  halfDecided: [],
  broken: [],
  surprises: [],
};

type Comment = Pick<CommentRow, "id" | "text" | "state" | "decision_id" | "takes_effect_at">;
type Entry = Pick<LogRow, "id" | "kind" | "comment_id" | "decision_id" | "takes_effect_at">;

export async function check(storage: Storage, history: History): Promise<Report> {
  const { db } = storage;
  const comments: Comment[] = await db
    .selectFrom("comment")
    .select(["id", "text", "state", "decision_id", "takes_effect_at"])
    .execute();
  const log: Entry[] = await db
    .selectFrom("log")
    .select(["id", "kind", "comment_id", "decision_id", "takes_effect_at"])
    .orderBy("seq")
    .execute();
  return {
    lost: findLost(comments, history),
    doubled: findDoubled(comments),
    miscounted: await findMiscounted(storage),
    halfDecided: [...findHalfDecided(comments, log), ...findForgotten(log, history)],
    broken: await findBroken(storage),
    surprises: history.surprises,
  };
}

function findLost(comments: Comment[], { postings }: History): string[] {
  const texts = new Map(comments.map(({ id, text }) => [id, text]));
  return postings
    .filter(
      ({ acknowledged, submission }) => acknowledged && texts.get(acknowledged) !== submission.comment.text,
    )
    .map(({ submission }) => submission.comment.text);
}

function findDoubled(comments: Comment[]): string[] {
  const once = new Set<string | null>();
  return comments.map(({ text }) => text).filter((text) => once.size === once.add(text).size) as string[];
}

async function findMiscounted({ db }: Storage): Promise<string[]> {
  const threads = await db
    .selectFrom("thread")
    .select((eb) => [
      "key",
      "published",
      eb
        .selectFrom("published")
        .select(({ fn }) => fn.countAll<number>().as("shown"))
        .whereRef("published.thread_id", "=", "thread.id")
        .as("shown"),
      eb
        .selectFrom("comment")
        .select(({ fn }) => fn.countAll<number>().as("approved"))
        .whereRef("comment.thread_id", "=", "thread.id")
        .where("comment.state", "=", "approved")
        .as("approved"),
    ])
    .execute();
  return threads
    .filter(({ published, shown, approved }) => published !== shown || published !== approved)
    .map(({ key, published, shown }) => `${key} counts ${published}, shows ${shown}`);
}

const stateAfter: Partial<Record<Entry["kind"], CommentState>> = { approve: "approved", reject: "rejected" };

/** Reads the log from its beginning, as if there were no states, and compares. */
function findHalfDecided(comments: Comment[], log: Entry[]): string[] {
  const entries = Map.groupBy(log, (entry) => entry.comment_id);
  return comments.flatMap((comment) => {
    const standing: Entry[] = [];
    for (const entry of entries.get(comment.id) ?? []) {
      if (entry.kind === "undo")
        standing.splice(
          standing.findIndex(({ id }) => id === entry.decision_id),
          1,
        );
      // Appeals, and reports that were answered, leave the state as it is.
      else if (stateAfter[entry.kind]) standing.push(entry);
    }
    const newest = standing.at(-1);
    const open = comment.takes_effect_at !== null;
    const applied = open ? standing.at(-2) : newest;
    const agrees =
      comment.decision_id === (newest?.id ?? null) &&
      comment.state === (applied ? stateAfter[applied.kind] : "pending") &&
      (!open || comment.takes_effect_at === newest?.takes_effect_at);
    return agrees ? [] : [`${comment.id} is ${comment.state}, its log says ${newest?.kind ?? "nothing"}`];
  });
}

function findForgotten(log: Entry[], { decisions }: History): string[] {
  const known = new Set(log.map(({ id }) => id));
  const undone = new Set(log.filter(({ kind }) => kind === "undo").map((entry) => entry.decision_id));
  return decisions
    .filter(({ decision, undone: taken }) => !known.has(decision) || (taken && !undone.has(decision)))
    .map(({ decision }) => `decision ${decision} was acknowledged and is not in the log`);
}

async function findBroken({ db, dialect }: Storage): Promise<string[]> {
  const { broken } = await verifyChain(db, "default");
  const faults = broken ? [`log ${broken.seq}: ${broken.reason}`] : [];
  if (dialect === "postgres") return faults;
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  return [...faults, ...rows.map((row) => row.integrity_check).filter((text) => text !== "ok")];
}
