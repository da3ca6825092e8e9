/** Listed words: those a site's moderators wrote down, and starter lists where they wrote none. */
import { createHash } from "node:crypto";
import type { WordList, WordsAnswer } from "../../contract/records.ts";
import { formsOf, fromWords, hashesOf, longestPhrase, type ListedWords } from "../../guidance/words.ts";
import { starterWords } from "../../guidance/words/index.ts";
import { readGuidelines } from "./guidelines.ts";
import type { StoredWordList } from "./intake-ports.ts";
import { keep } from "./keep.ts";
import { canonicalLanguage } from "./languages.ts";
import type { Services, Site, Stores } from "./ports.ts";
import { ProblemError } from "./problem.ts";

/** The lists that hold for texts in one language. */
export interface KnownWords {
  /** The one of which there are lists; "und" where only those for every language hold. */
  lang: string;
  /** For browsers, which get no word to read. */
  answer: WordsAnswer;
  /** Moves with the answer. */
  version: string;
  listed: ListedWords;
}

export interface WordShelf {
  of(site: Site, lang: string): Promise<KnownWords>;
}

/** The words of all sites, read from the database once for each version of a site. */
export function createWordShelf(stores: Stores): WordShelf {
  const held = new Map<string, Promise<StoredWordList[]>>();
  const known = new Map<string, Promise<KnownWords>>();
  return {
    async of(site, wanted) {
      const version = `${site.id} ${site.version}`;
      const lists = await keep(held, version, async () => allLists(await stores.wordLists.of(site.id)));
      const lang = nearest(lists, wanted);
      return keep(known, `${version} ${lang}`, async () => toKnown(lists, lang));
    },
  };
}

/** @throws ProblemError `unknown-site`. */
export async function findWords(
  { stores, words }: { stores: Stores; words: WordShelf },
  { site: id, lang }: { site: string; lang: string },
): Promise<KnownWords> {
  const site = await stores.sites.find(id);
  if (!site) throw new ProblemError("unknown-site", { field: "site" });
  return words.of(site, lang);
}

/** What holds: a list of the site's own takes the place of the starter list for the same language and guideline. */
export function allLists(own: readonly StoredWordList[]): StoredWordList[] {
  const isOwn = ({ lang, guideline }: StoredWordList) =>
    own.some((list) => list.lang === lang && list.guideline === guideline);
  const starters = Object.entries(starterWords).flatMap(([lang, lists]) =>
    lists.map((list) => ({ lang, ...list })),
  );
  return [...own, ...starters.filter((list) => !isOwn(list))];
}

/** The most words that a list has: all of them are sent to readers. */
const maxWords = 5_000;

/**
 * Puts a list in the place of what held before.
 *
 * @throws ProblemError `unknown-site`, `invalid` (language, guideline, or a word with its line).
 */
export async function setWords(
  { transaction }: Pick<Services, "transaction">,
  { site, lang, guideline, words }: StoredWordList & { site: string },
): Promise<void> {
  const tag = canonicalLanguage(lang);
  if (tag === undefined)
    throw refuse("lang", `"${lang}" is no language tag; "und" stands for every language.`);
  if (words.length > maxWords) throw refuse("words", `A list has at most ${maxWords} words.`);
  words.forEach((word, place) => {
    const [folded] = formsOf(word);
    if (folded === undefined) throw refuse("words", `Line ${place + 1} has nothing to look for.`);
    const count = folded.split(" ").length;
    if (count > longestPhrase) {
      throw refuse("words", `Line ${place + 1} has ${count} words: a phrase has at most ${longestPhrase}.`);
    }
  });
  await transaction(async (books) => {
    const { inForce } = await readGuidelines(books, site);
    const ids = inForce[0]?.rules.map(({ id }) => id) ?? [];
    if (!ids.includes(guideline)) {
      throw refuse("guideline", `There is no guideline "${guideline}". There are ${ids.join(", ")}.`);
    }
    await books.wordLists.set(site, { lang: tag, guideline, words });
  });
}

const refuse = (field: string, detail: string): ProblemError =>
  new ProblemError("invalid", { field, detail });

/** The language of which there are lists; "und" where there are none. */
function nearest(lists: readonly StoredWordList[], wanted: string): string {
  const base = wanted.split(/[-_]/, 1)[0]!;
  const found = [wanted, base].flatMap((one) =>
    lists.filter(({ lang }) => lang.toLowerCase() === one.toLowerCase()),
  );
  return found[0]?.lang ?? "und";
}

function toKnown(lists: readonly StoredWordList[], lang: string): KnownWords {
  const holding = lists.filter((list) => list.lang === lang || list.lang === "und");
  const byGuideline = [...Map.groupBy(holding, ({ guideline }) => guideline)].map(([guideline, same]) => ({
    guideline,
    words: same.flatMap(({ words }) => words),
  }));
  const answer = {
    lists: byGuideline.map(({ guideline, words }): WordList => ({
      guideline,
      hashes: [...new Set(hashesOf(words))],
    })),
  };
  const version = createHash("sha256").update(JSON.stringify(answer)).digest("base64url");
  return { lang, answer, version, listed: fromWords(byGuideline) };
}
