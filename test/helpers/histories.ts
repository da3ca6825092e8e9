/** Random histories: what may happen to the comments of one article, by anyone who has to do with them. */
import { createHash, randomUUID } from "node:crypto";
import fc from "fast-check";
import type { DecisionAction } from "../../src/contract/desk.ts";
import type { OwnComment } from "../../src/contract/records.ts";
import { idempotencyHeader } from "../../src/contract/routes.ts";
import { setChoice } from "../../src/server/domain/choices.ts";
import { applyDue, decide, Overtaken, undo } from "../../src/server/domain/moderation.ts";
import { ProblemError } from "../../src/server/domain/problem.ts";
import { keepComment } from "../../src/server/domain/reports.ts";
import { newSubmission } from "./reader-client.ts";
import type { ReaderApp } from "./reader-app.ts";

/** One thing that happens. Numbers choose among what is there. */
export type Step =
  | { do: "post"; parent: number | null }
  | { do: "decide"; which: number; action: DecisionAction; by: number }
  /** Approves, and lets it take effect: without it few comments would be answered, recommended or reported. */
  | { do: "publish"; which: number }
  /** Rejects by the first moderator, lets it take effect, and appeals. */
  | { do: "dispute"; which: number }
  | { do: "undo" | "withdraw" | "erase" | "appeal" | "keep"; which: number }
  | { do: "choose"; which: number; chosen: boolean }
  | { do: "report"; which: number; illegal: boolean }
  | { do: "react"; which: number; voter: number; recommend: boolean }
  | { do: "wait" };

const which = fc.nat();
const of = <const Name extends Step["do"]>(name: Name) => fc.record({ do: fc.constant(name), which });

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("post"), parent: fc.option(fc.nat(), { freq: 3 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("decide"),
      which,
      action: fc.constantFrom("approve", "approve", "reject"),
      by: fc.nat(1),
    }),
  },
  { weight: 4, arbitrary: of("publish") },
  { weight: 2, arbitrary: of("dispute") },
  { weight: 1, arbitrary: of("undo") },
  { weight: 1, arbitrary: of("withdraw") },
  { weight: 1, arbitrary: of("erase") },
  { weight: 1, arbitrary: of("appeal") },
  { weight: 1, arbitrary: of("keep") },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("choose"),
      which,
      chosen: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("report"), which, illegal: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("react"),
      which,
      voter: fc.nat(3),
      recommend: fc.constantFrom(true, true, false),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("wait") }) },
);

/** A comment of the history, and what nobody but its author and the desk may ever read. */
export interface Known {
  id: string;
  text: string;
  author: string;
  receipt: string;
}

export interface Played {
  comments: Known[];
  /** What was written for the desk or for one author alone: e-mails, notes, appeals, reports and who sent them. */
  secrets: string[];
  /** What calls that anyone can make were answered. */
  toStrangers: string[];
}

export async function play(reader: ReaderApp, key: string, steps: readonly Step[]): Promise<Played> {
  const played: Played = { comments: [], secrets: [], toStrangers: [] };
  for (const one of steps) {
    if (one.do === "wait") await wait(reader);
    else if (one.do === "post") await post(reader, key, played, one.parent);
    else {
      const comment = played.comments[one.which % Math.max(played.comments.length, 1)];
      if (comment) await happen(reader, played, comment, one);
    }
  }
  return played;
}

/** Long enough for every decision to take effect. */
async function wait(reader: ReaderApp): Promise<void> {
  reader.pass(10_000);
  await applyDue(reader.services);
}

const newSecret = ({ secrets }: Played, what: string): string => {
  const secret = `${what} ${randomUUID()}`;
  secrets.push(secret);
  return secret;
};

async function post(reader: ReaderApp, key: string, played: Played, parent: number | null): Promise<void> {
  const { comments } = played;
  const answered = parent === null ? undefined : comments[parent % Math.max(comments.length, 1)];
  const name = `${key}#${comments.length}`;
  const email = `${randomUUID()}@reader.example`;
  played.secrets.push(email);
  const submission = newSubmission({
    key,
    parent: answered?.id ?? null,
    text: `text ${name};`,
    author: `name ${name};`,
    email,
  });
  const answer = await reader.submit(submission);
  if (refused(answer)) return;
  const { id } = (await answer.json()) as OwnComment;
  const { text, author, receipt } = submission.comment;
  comments.push({ id, text, author, receipt });
}

/** Does what the rules allow; what they refuse leaves everything as it is. */
async function happen(
  reader: ReaderApp,
  played: Played,
  comment: Known,
  one: Exclude<Step, { do: "post" | "wait" }>,
): Promise<void> {
  const { services, ann, ben } = reader;
  const { id } = comment;
  switch (one.do) {
    case "publish":
      await allowed(settle(reader, played, id, "approve", 0));
      return;
    case "dispute":
      await allowed(settle(reader, played, id, "reject", 0));
      await appeal(reader, played, comment);
      return;
    case "decide":
      await allowed(decideAs(reader, played, id, one.action, one.by));
      return;
    case "undo": {
      const newest = await newestOf(reader, id);
      if (newest) await allowed(undo(services, { decision: newest.id, moderator: newest.by }));
      return;
    }
    case "keep":
      await allowed(keepComment(services, { comment: id, moderator: one.which % 2 ? ann : ben }));
      return;
    case "choose":
      await allowed(
        setChoice(services, { comment: id, moderator: one.which % 2 ? ann : ben, chosen: one.chosen }),
      );
      return;
    case "withdraw":
      await withdraw(reader, comment);
      return;
    case "erase":
      await erase(reader, comment);
      return;
    case "appeal":
      await appeal(reader, played, comment);
      return;
    case "report":
      await report(reader, played, id, one.illegal);
      return;
    case "react":
      await react(reader, played, id, one);
  }
}

/** @throws Error where it failed for another reason than a rule. */
async function allowed(act: Promise<unknown>): Promise<void> {
  await act.catch((error: unknown) => {
    if (!(error instanceof ProblemError || error instanceof Overtaken)) throw error;
  });
}

function refused({ status }: Response): boolean {
  if (status >= 500) throw new Error(`A call was answered with ${status}`);
  return status >= 400;
}

const newestOf = async ({ services }: ReaderApp, comment: string) =>
  (await services.stores.queue.history(comment)).find(({ status }) => status !== "undone");

async function decideAs(
  reader: ReaderApp,
  played: Played,
  comment: string,
  action: DecisionAction,
  by: number,
): Promise<void> {
  await decide(reader.services, {
    comment,
    moderator: by ? reader.ben : reader.ann,
    action,
    guideline: action === "reject" ? "promotion" : null,
    note: newSecret(played, "note"),
    seen: (await newestOf(reader, comment))?.id ?? null,
  });
}

async function settle(...decision: Parameters<typeof decideAs>): Promise<void> {
  await decideAs(...decision);
  await wait(decision[0]);
}

async function withdraw(reader: ReaderApp, { id, receipt }: Known): Promise<void> {
  refused(await reader.send(`/v1/comments/${id}/withdraw`, { site: "default", receipt }));
}

/** As an erasure will do it: what was published stops counting first. */
async function erase(reader: ReaderApp, comment: Known): Promise<void> {
  await withdraw(reader, comment);
  await reader.storage.db
    .updateTable("comment")
    .set({ text: null, author: null, email: null, erased_at: 1 })
    .where("id", "=", comment.id)
    .execute();
}

/** By a stranger first, who has no receipt for it. */
async function appeal(reader: ReaderApp, played: Played, { id, receipt }: Known): Promise<void> {
  const path = `/v1/comments/${id}/appeal`;
  const text = newSecret(played, "appeal");
  const guess = createHash("sha256").update(id).digest("base64url");
  const stranger = await reader.send(path, { site: "default", receipt: guess, text });
  if (!refused(stranger)) throw new Error("A stranger has appealed");
  played.toStrangers.push(await stranger.text());
  refused(await reader.send(path, { site: "default", receipt, text }));
}

async function report(reader: ReaderApp, played: Played, id: string, illegal: boolean): Promise<void> {
  const email = `${randomUUID()}@reporter.example`;
  played.secrets.push(email);
  const answer = await reader.send(
    `/v1/comments/${id}/report`,
    {
      site: "default",
      reason: illegal ? "illegal" : "other",
      explanation: newSecret(played, "report"),
      illegal: illegal ? { name: newSecret(played, "reporter"), email, goodFaith: true } : null,
    },
    { [idempotencyHeader]: randomUUID() },
  );
  await tell(reader, played, id, answer);
}

async function react(
  reader: ReaderApp,
  played: Played,
  id: string,
  { voter, recommend }: { voter: number; recommend: boolean },
): Promise<void> {
  const answer = await reader.send(`/v1/comments/${id}/reaction`, {
    site: "default",
    voter: createHash("sha256").update(`${voter} ${id}`).digest("base64url"),
    recommend,
  });
  await tell(reader, played, id, answer);
}

/** Of a comment that is not published, a stranger hears that there is none. */
async function tell(reader: ReaderApp, played: Played, id: string, answer: Response): Promise<void> {
  const published = await reader.storage.db
    .selectFrom("published")
    .select("id")
    .where("id", "=", id)
    .where("gone", "is", null)
    .executeTakeFirst();
  if (refused(answer) ? published || answer.status !== 404 : !published) {
    throw new Error(`A stranger was answered with ${answer.status}`);
  }
  played.toStrangers.push(await answer.text());
}
