/** Readers and moderators that go on until they are stopped, whatever happens to the server. */
import type { Decision } from "../../src/contract/desk.ts";
import { postUndo } from "../../src/contract/desk.ts";
import type { OwnComment } from "../../src/contract/records.ts";
import type { DeskClient } from "../helpers/desk-client.ts";
import type { Random } from "../helpers/random.ts";
import { type Submission, newSubmission, send } from "../helpers/reader-client.ts";
import type { History, Posting } from "./history.ts";

export interface Readers {
  api: string;
  history: History;
  random: Random;
  /** What a reader sends who does not know whether the first try arrived. */
  resend: (submission: Submission) => Submission;
}

/** The answer, or nothing where the server went away meanwhile. */
const unlessGone = async (answer: Promise<Response>): Promise<{ status: number; text: string } | null> => {
  try {
    const { status, text } = await answer.then(async (got) => ({
      status: got.status,
      text: await got.text(),
    }));
    return { status, text };
  } catch {
    return null;
  }
};

const threads = ["/one", "/two", "/three"];

/** One reader: posts comment after comment, and first sends again what was left in doubt. */
export async function readAndWrite(
  { api, history, random, resend }: Readers,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const doubtful = history.doubtful.shift();
    const posting = doubtful ?? newPosting(history, random);
    if (doubtful) posting.submission = resend(posting.submission);
    const answer = await unlessGone(send(api, posting.submission));
    if (answer?.status === 202) {
      posting.acknowledged = (JSON.parse(answer.text) as OwnComment).id;
      continue;
    }
    history.doubtful.push(posting);
    if (!answer) return;
    if (answer.status !== 503) history.surprises.push(`post: ${answer.status} ${answer.text}`);
  }
}

function newPosting(history: History, random: Random): Posting {
  const text = `Comment ${history.postings.length + 1}`;
  const posting: Posting = {
    submission: newSubmission({ key: random.pick(threads), text }),
    acknowledged: null,
  };
  history.postings.push(posting);
  return posting;
}

export interface Moderating {
  desk: DeskClient;
  history: History;
  random: Random;
}

/** One moderator: decides what waits, one way or the other, and takes every fourth decision back. */
export async function moderate({ desk, history, random }: Moderating, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const queue = await desk.queue("default").catch(() => null);
    if (!queue) return;
    for (const item of queue.items) {
      if (signal.aborted) return;
      const action = random.pick(["approve", "reject"] as const);
      const answer = await unlessGone(
        desk.decide(item.id, { action, guideline: action === "reject" ? "threats" : null }),
      );
      if (!answer) return;
      if (answer.status === 200) {
        const { id } = JSON.parse(answer.text) as Decision;
        const deciding = { comment: item.id, decision: id, action, undone: false };
        history.decisions.push(deciding);
        if (random.next() < 0.25) {
          const undone = await unlessGone(desk.call(postUndo, { params: { id }, body: {} }));
          if (!undone) return;
          deciding.undone = undone.status === 200;
        }
      } else if (answer.status !== 409 && answer.status !== 503) {
        history.surprises.push(`decision: ${answer.status} ${answer.text}`);
      }
    }
  }
}
