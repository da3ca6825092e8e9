/** Comments that newspapers published: `*.jsonl` in the folder that `AFTERWORD_CORPUS` names, each line with a `text`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkNow } from "../../src/guidance/check.ts";
import { detectLanguage } from "../../src/guidance/language.ts";
import { fromWords } from "../../src/guidance/words.ts";
import { starterWords } from "../../src/guidance/words/index.ts";

const folder = process.env["AFTERWORD_CORPUS"];

interface Published {
  text: string;
  lang: string;
}

const readLines = (file: string): Published[] =>
  readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Published);

test.skipIf(!folder)(
  "hints on less than 2 of 100 published comments, and no language taken for another",
  () => {
    const files = readdirSync(folder!).filter((file) => file.endsWith(".jsonl"));
    const published = files.flatMap((file) => readLines(join(folder!, file)));
    const words = fromWords(Object.values(starterWords).flat());
    const hinted = published
      .map(({ text }) => ({ text, hints: checkNow(text, { words }) }))
      .filter(({ hints }) => hints.length > 0);
    const kinds = Object.groupBy(
      hinted.flatMap(({ hints }) => hints),
      ({ check }) => check,
    );
    const counts = Object.entries(kinds).map(([check, hints]) => `${check} ${hints.length}`);
    console.log(
      `${published.length} comments of ${files.join(", ")}: ${hinted.length} with hints (${counts.join(", ")})`,
    );
    for (const { text, hints } of hinted) {
      const marks = hints.flatMap(({ matches }) => matches.map(({ start, end }) => text.slice(start, end)));
      console.log(`${hints.map(({ check }) => check).join(", ")}: ${JSON.stringify(marks)}`);
    }
    expect(published.length).toBeGreaterThan(0);
    expect(hinted.length / published.length).toBeLessThan(0.02);
    expect(published.filter(({ text, lang }) => ![lang, "und"].includes(detectLanguage(text)))).toEqual([]);
  },
);
