import { readFileSync } from "node:fs";
import type { StoredWordList } from "../server/domain/intake-ports.ts";
import { ProblemError } from "../server/domain/problem.ts";
import { allLists, setWords } from "../server/domain/words.ts";
import { withServices } from "./database.ts";

export async function showWords(site: string, { lang }: { lang?: string }): Promise<void> {
  await withServices(async ({ stores }) => {
    if (!(await stores.sites.find(site))) {
      throw new ProblemError("unknown-site", { detail: `There is no site ${site}.` });
    }
    const own = await stores.wordLists.of(site);
    const lists = allLists(own).filter((list) => lang === undefined || list.lang === lang);
    for (const list of lists) show(list, own.includes(list));
    if (lists.length === 0) console.log("There are no words.");
  });
}

export async function changeWords(
  site: string,
  file: string,
  { lang, guideline }: { lang: string; guideline: string },
): Promise<void> {
  const words = readFileSync(file, "utf8")
    .split(/\r?\n/)
    .map((line) => line.trim());
  // The last line's end.
  if (words.at(-1) === "") words.pop();
  await withServices(async (services) => {
    await setWords(services, { site, lang, guideline, words });
    console.log(`${words.length} ${words.length === 1 ? "word" : "words"} for ${guideline} in ${lang}.`);
  });
}

function show({ lang, guideline, words }: StoredWordList, isOwn: boolean): void {
  console.log(`${guideline}, ${lang}${isOwn ? "" : " (starter list)"}`);
  for (const word of words) console.log(`  ${word}`);
}
