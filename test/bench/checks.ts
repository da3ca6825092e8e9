/** What the checks of a comment take by themselves. */
import { detectLanguage } from "../../src/guidance/language.ts";
import { notice } from "../../src/server/domain/flags.ts";
import { createWordShelf } from "../../src/server/domain/words.ts";
import { createStores } from "../../src/server/storage/stores.ts";
import { withStorage } from "../helpers/prepared-site.ts";
import { newSubmission } from "../helpers/reader-client.ts";
import { wordsOf } from "./fill.ts";
import { findPlace } from "./place.ts";
import { median, type Row } from "./rows.ts";

const runs = 31;
const comments = Array.from({ length: 400 }, (_, place) => {
  const { lang, text } = wordsOf(place);
  // As long as an ordinary comment: one or two sentences.
  return { lang, comment: newSubmission({ text: text.slice(0, 120) }).comment };
});

export async function measureChecks(): Promise<Row[]> {
  const place = await findPlace();
  const shelf = await withStorage(`sqlite:${place.path}`, async ({ db }) => {
    const stores = createStores(db);
    const words = createWordShelf(stores);
    const site = (await stores.sites.find("default"))!;
    const langs = [...new Set(comments.map(({ lang }) => lang))];
    const known = await Promise.all(langs.map(async (lang) => (await words.of(site, lang)).listed));
    return new Map(langs.map((lang, at) => [lang, known[at]!]));
  });
  place.leave();
  // What nobody looks at might not be worked out.
  let seen = 0;
  const checks = cost(() => {
    for (const { comment, lang } of comments) {
      seen += notice({ comment, flood: false, words: shelf.get(lang)! }).length;
    }
  });
  const language = cost(() => {
    for (const { comment } of comments) seen += detectLanguage(comment.text).length;
  });
  if (seen === 0) throw new Error("Nothing was found");
  console.log(`  checks ${checks.toFixed(1)} µs, language ${language.toFixed(1)} µs`);
  const row = (what: string, value: number, bar: number | null): Row => ({
    group: "posts",
    what,
    figure: `${value.toFixed(1)} µs`,
    value,
    bar,
    unit: "µs",
  });
  return [
    row("checks of an ordinary comment: guidelines, listed words", checks, 25),
    row("its language", language, null),
  ];
}

/** Microseconds of processor time for one comment, the median of some runs. */
function cost(work: () => void): number {
  work();
  const spent = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    for (let time = 0; time < 5; time++) work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / (5 * comments.length);
  });
  return median(spent);
}
