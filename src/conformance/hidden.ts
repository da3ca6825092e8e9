/** The first promise: nothing unpublished shows, in nothing that anyone can read. */
import { sorts } from "../contract/records.ts";
import type { Run } from "./check.ts";
import type { Answer, Input, OperationName } from "./client.ts";
import { demand, demandSame, shorten } from "./failure.ts";
import { randomText, sha256, toHex, type Posted, type Stage } from "./stage.ts";

/** Everything that anyone can read about the thread. Of what a backend leaves out, the refusal. */
async function readAll(at: Stage): Promise<Answer[]> {
  const { site, key } = at;
  const inOrders = sorts.flatMap((sort): [OperationName, Input][] => [
    ["getThread", { query: { site, key, sort } }],
    ["getComments", { query: { site, key, sort, limit: 100 } }],
  ]);
  const others: [OperationName, Input][] = [
    ["getCounts", { query: { site, key } }],
    ["getEvents", { query: { site, key, since: 0 }, headers: { Accept: "application/json" } }],
    ["getPage", { query: { site, key } }],
    ["getFragment", { query: { site, key } }],
    ["getFeed", { query: { site, key } }],
  ];
  const asked = [...inOrders, ...(at.level === "full" ? others : others.slice(0, 1))];
  const answers: Answer[] = [];
  for (const [name, input] of asked) answers.push(await at.ask(name, input));
  return answers;
}

function demandAbsent(answers: readonly Answer[], secrets: Record<string, string>): void {
  for (const answer of answers) {
    const headers = [...answer.headers].map((header) => header.join(": ")).join("\n");
    for (const [what, secret] of Object.entries(secrets)) {
      demand(!headers.includes(secret), answer, `A header has ${what}.`);
      const place = answer.text.indexOf(secret);
      const around = answer.text.slice(Math.max(0, place - 40), place + secret.length + 10);
      demand(place === -1, answer, `It has ${what}: … ${shorten(around)} ….`);
    }
  }
}

const traces = ({ id, comment }: Posted): Record<string, string> => ({
  "its id": id,
  "its text": comment.text,
  "its author": comment.author,
});

const marked = () => ({ text: `unpublished-${randomText()}`, author: `nobody-${randomText()}` });

async function demandCounted(at: Stage, shown: number): Promise<void> {
  const answer = await at.ask("getThread", { query: { site: at.site, key: at.key } });
  const { thread, comments } = answer.json as { thread: { count: number }; comments: { total: number } };
  demandSame(answer, "`thread.count`", thread.count, shown);
  demandSame(answer, "`comments.total`", comments.total, Math.min(shown, 1));
  const counts = await at.ask("getCounts", { query: { site: at.site, key: at.key } });
  demandSame(counts, "The answer", counts.json, { counts: [shown] });
}

export const pendingHidden: Run = async (at) => {
  const first = await at.post(marked());
  demandAbsent(await readAll(at), traces(first));
  await demandCounted(at, 0);
  if (!at.canDecide) return;
  const [shown] = await at.publish({});
  const reply = await at.post({ ...marked(), parent: shown!.id });
  const answers = await readAll(at);
  demandAbsent(answers, traces(first));
  demandAbsent(answers, traces(reply));
  await demandCounted(at, 1);
};

export const rejectedHidden: Run = async (at) => {
  const never = await at.post(marked());
  await at.reject(never, at.ground);
  demandAbsent(await readAll(at), traces(never));
  const [published] = await at.publish(marked());
  await at.reject(published!, at.ground);
  const { "its id": _, ...told } = traces(published!);
  // Events tell its id: that it was published, and is no more.
  demandAbsent(await readAll(at), told);
  await demandCounted(at, 0);
};

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

export const secretsHidden: Run = async (at) => {
  const email = `reader-${randomText(6).toLowerCase()}@conformance.example`;
  const posted = await at.post({ email });
  const { receipt, idempotencyKey } = posted;
  const hash = await sha256(receipt);
  const secrets = {
    "the receipt": receipt,
    "the receipt's hash": toHex(hash),
    "the receipt's hash in base64url": toBase64Url(hash),
    "the idempotency key": idempotencyKey,
    "the e-mail address": email,
  };
  const own = () => at.ask("postReceipts", { body: { site: at.site, lang: "en", receipts: [receipt] } });
  demandAbsent([posted.answer, await own(), ...(await readAll(at))], secrets);
  await at.approve(posted);
  demandAbsent([await own(), ...(await readAll(at))], secrets);
};
