/** What a text and a name may be. */
import type { Run } from "./check.ts";
import { demandProblem, demandSame, demandTaken, NotChecked } from "./failure.ts";

/** Each of these is lost where a text is trimmed, normalized, escaped, or cut from its lone parts. */
const odd =
  "  First\r\nSecond\n\n\tThird \u00a0e\u0301 \u00e9 \u212b ک‌ه \u200d\u202ex\u202c <b>&amp;</b> %20 \\n \ufeff👨‍👩‍👧 𐎠 end  ";

export const textUnaltered: Run = async (at) => {
  const author = " Zoe\u0308‌ O'Neil <i> ";
  const posted = await at.post({ text: odd, author });
  demandSame(posted.answer, "`text`", posted.own.text, odd);
  demandSame(posted.answer, "`author`", posted.own.author, author);
  await at.approve(posted);
  const answer = await at.ask("getThread", { query: { site: at.site, key: at.key } });
  const { comments } = answer.json as { comments: { items: { text: string; author: string }[] } };
  demandSame(answer, "The published `text`", comments.items[0]?.text, odd);
  demandSame(answer, "The published `author`", comments.items[0]?.author, author);
};

export const unstorable: Run = async (at) => {
  const wrong: [field: string, change: object, position: number][] = [
    ["text", { text: "a😀\0b" }, 3],
    ["text", { text: "ab\ud800c" }, 2],
    ["author", { author: "\udc00" }, 0],
    ["key", { key: "a\0" }, 1],
  ];
  for (const [field, change, position] of wrong) {
    const answer = await at.submit(at.submission(change));
    const problem = demandProblem(answer, "unstorable", field);
    demandSame(answer, "`position`", problem.position, position);
  }
};

export const blank: Run = async (at) => {
  for (const nothing of ["", " \t\n", "\u200b\u00ad\u2060", "\u0007\u3164"]) {
    demandProblem(await at.submit(at.submission({ text: nothing })), "empty", "text");
    demandProblem(await at.submit(at.submission({ author: nothing })), "empty", "author");
  }
};

/** One cluster, two characters, three bytes. */
const cluster = "e\u0301";
const clusterBytes = 3;
/** Bytes of a text that leaves room for all else in a body of 64 KiB. */
const roomFor = 60_000;

export const tooLong: Run = async (at) => {
  const limits = [
    ["author", at.form.maxAuthorLength],
    ["text", at.form.maxLength],
  ] as const;
  for (const [field, limit] of limits) {
    if (limit * clusterBytes > Math.min(at.form.maxBytes, roomFor)) {
      throw new NotChecked(`The site's limit of ${limit} is more than can be tried in one body.`);
    }
    const taken = await at.submit(at.submission({ [field]: cluster.repeat(limit) }));
    demandTaken(taken, `${limit} clusters in \`${field}\` should be taken.`);
    const answer = await at.submit(at.submission({ [field]: cluster.repeat(limit + 1) }));
    const problem = demandProblem(answer, "too-long", field);
    demandSame(answer, "`limit`", problem.limit, limit);
    demandSame(answer, "`actual`", problem.actual, limit + 1);
  }
};

export const tooManyBytes: Run = async (at) => {
  const { maxBytes } = at.form;
  if (maxBytes > roomFor)
    throw new NotChecked(`The site's limit of ${maxBytes} bytes is more than one body.`);
  const one = `a${"\u0301".repeat(Math.ceil(maxBytes / 2))}`;
  demandProblem(await at.submit(at.submission({ text: one })), "too-long", "text");
};

const bodyLimit = 64 * 1024;

export const tooLarge: Run = async (at) => {
  const filled = (bytes: number) => {
    const sent = at.submission();
    const rest = JSON.stringify({ ...sent.comment, filler: "" }).length;
    return { ...sent, comment: { ...sent.comment, filler: "x".repeat(bytes - rest) } };
  };
  const taken = await at.submit(filled(bodyLimit));
  demandTaken(taken, "A body of 64 KiB should be read.");
  demandProblem(await at.submit(filled(bodyLimit + 1)), "too-large");
};
