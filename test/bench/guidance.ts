/**
 * What guidance costs: a text of 5,000 characters in slices, as a reader's browser runs it, and ordinary comments at
 * once, as the server does: `node run.mjs test/bench/guidance.ts`. Medians of runs, beside a plain NFKC normalisation
 * of the same text in the same run. Processor time, so that other work on the machine counts little.
 *
 * Fails above the bar for an ordinary comment.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkNow, checkText } from "../../src/guidance/check.ts";
import { detectLanguage } from "../../src/guidance/language.ts";
import { fromHashes, fromWords, hashesOf } from "../../src/guidance/words.ts";
import { starterWords } from "../../src/guidance/words/index.ts";

/** Microseconds for all checks of one post, of which these are some. */
const bar = 25;

const sentencesIn = (lang: string): string[] =>
  readFileSync(join(import.meta.dirname, `../guidance/sentences/${lang}.txt`), "utf8")
    .trimEnd()
    .split("\n");

/** Two sentences make an ordinary comment: 90 to 130 characters. */
const comments = ["ckb", "kmr", "ar", "tr", "en"].flatMap((lang) => {
  const sentences = sentencesIn(lang);
  return sentences.map((text, place) => `${text} ${sentences[(place + 1) % sentences.length]!}`);
});

const lists = Object.values(starterWords).flat();
const words = fromWords(lists);
const hashed = lists.map(({ guideline, words: own }) => ({ guideline, hashes: hashesOf(own) }));

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

/** Microseconds of processor time that one call takes, the median of `runs` runs of `times` calls. */
function cost(runs: number, times: number, work: (time: number) => void): number {
  for (let time = 0; time < times; time++) work(time);
  const spent = Array.from({ length: runs }, () => {
    const before = process.cpuUsage().user;
    for (let time = 0; time < times; time++) work(time);
    return (process.cpuUsage().user - before) / times;
  });
  return median(spent);
}

const comment = (time: number): string => comments[time % comments.length]!;
const rounds = 20 * comments.length;

// A result that nobody looks at might not be worked out.
let seen = 0;
const plain = cost(31, rounds, (time) => (seen += comment(time).normalize("NFKC").length));
const checked = cost(31, rounds, (time) => (seen += checkNow(comment(time), { words }).length));
const told = cost(31, rounds, (time) => (seen += detectLanguage(comment(time)).length));

console.log(
  `an ordinary comment (${comments.length} of ${median(comments.map(({ length }) => length))} characters)`,
);
console.log(`  NFKC         ${plain.toFixed(2)} µs`);
console.log(`  all checks   ${checked.toFixed(2)} µs, ${(checked / plain).toFixed(1)} × NFKC; bar ${bar} µs`);
console.log(`  its language ${told.toFixed(2)} µs, ${(told / plain).toFixed(1)} × NFKC`);

/** What each slice takes, the median of runs: the same slice does the same work in each of them. */
function slicesOf(text: string): number[] {
  const runs = Array.from({ length: 31 }, () => {
    const running = checkText(text, { words: fromHashes(hashed) });
    const own: number[] = [];
    for (let done = false; !done;) {
      const before = performance.now();
      done = running.next().done === true;
      own.push((performance.now() - before) * 1000);
    }
    return own;
  });
  return runs[0]!.map((_, slice) => median(runs.map((run) => run[slice]!)));
}

for (const lang of ["ckb", "en"]) {
  const text = sentencesIn(lang).join(" ").repeat(2).slice(0, 5000);
  const normalized = cost(31, 50, () => (seen += text.normalize("NFKC").length));
  const whole = cost(31, 5, () => (seen += checkNow(text, { words: fromHashes(hashed) }).length));
  const slices = slicesOf(text);
  console.log(`5,000 characters, ${lang}, words as hashes seen for the first time`);
  console.log(`  NFKC         ${normalized.toFixed(1)} µs`);
  console.log(`  the whole    ${whole.toFixed(0)} µs, ${(whole / normalized).toFixed(0)} × NFKC`);
  console.log(
    `  slices       ${slices.length}, median ${median(slices).toFixed(0)} µs, the longest ${Math.max(...slices).toFixed(0)} µs`,
  );
}

if (seen === 0 || checked > bar) {
  console.error(`an ordinary comment takes more than ${bar} µs`);
  process.exitCode = 1;
}
