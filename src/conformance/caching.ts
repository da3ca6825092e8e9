import type { Answer, OperationName } from "./client.ts";
import { demand, demandSame } from "./failure.ts";
import type { Run } from "./check.ts";
import { randomText, requireDone, type Stage } from "./stage.ts";

const reads: [OperationName, (at: Stage) => object][] = [
  ["getThread", ({ site, key }) => ({ site, key })],
  ["getComments", ({ site, key }) => ({ site, key })],
  ["getCounts", ({ site, key }) => ({ site, key: [key] })],
];

/** Opaque tags of either strength are compared alike by `If-None-Match` (RFC 9110, 8.8.3.2). */
const opaque = (tag: string | null): string => (tag ?? "").replace(/^W\//, "");

export const etag: Run = async (at) => {
  for (const [name, queryFor] of reads) {
    const query = queryFor(at);
    const first = await at.ask(name, { query });
    requireDone("getThread.unknown", first);
    const tag = first.headers.get("ETag");
    demand(/^(W\/)?"[\x21\x23-\x7e]*"$/.test(tag ?? ""), first, `Its \`ETag\` is ${tag ?? "missing"}.`);
    for (const known of [opaque(tag), `W/${opaque(tag)}`, `"another", ${tag}`]) {
      const answer = await at.ask(name, { query, headers: { "If-None-Match": known } });
      demand(answer.status === 304, answer, "Nothing has changed: it should be 304.");
      demand(answer.text === "", answer, "A 304 has no body.");
      demandSame(answer, "`ETag`", opaque(answer.headers.get("ETag")), opaque(tag));
    }
    const other = await at.ask(name, { query, headers: { "If-None-Match": '"another"' } });
    demand(other.status === 200, other, "With another tag, the answer should be 200.");
  }
};

async function tagsOf(at: Stage): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const [name, queryFor] of reads) answers.push(await at.ask(name, { query: queryFor(at) }));
  return answers;
}

const tagOf = ({ headers }: Answer): string | null => headers.get("ETag");

export const etagMoves: Run = async (at) => {
  const [shown] = await at.publish({});
  let before = await tagsOf(at);

  async function expect(what: string, moves: boolean[]): Promise<void> {
    const after = await tagsOf(at);
    after.forEach((answer, place) => {
      const moved = tagOf(answer) !== tagOf(before[place]!);
      if (moves[place] === undefined) return;
      demand(
        moved === moves[place],
        answer,
        `After ${what}, the \`ETag\` ${moved ? "is another" : "is still"} ${tagOf(answer)}.`,
      );
    });
    before = after;
  }

  const waiting = await at.post();
  await expect("a comment came in that waits", [false, false, false]);
  await at.approve(waiting);
  await expect("a comment was published", [true, true, true]);
  requireDone("postReaction.once", await at.recommend(shown!.id, randomText(32)));
  // A count is the same; its tag may move all the same.
  await expect("a comment was recommended", [true, true]);
  requireDone("postWithdraw.published", await at.withdraw(waiting));
  await expect("a comment was withdrawn", [true, true, true]);
};
