/** What the documents name exists, and what exists is named: settings, tokens, parts, files. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { sourceFiles } from "./helpers/source-files.ts";

const read = (file: string): string => readFileSync(file, "utf8");
const all = (folders: string[]): string =>
  folders
    .flatMap((folder) => sourceFiles(folder, [".ts"]))
    .map(read)
    .join("\n");
const named = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))].toSorted((a, b) => a.localeCompare(b));

test("every setting of the server is described, and no other", () => {
  const settings = named(read("src/server/config.ts"), /\b(AFTERWORD_[A-Z_]+):/g);
  expect(settings.length).toBeGreaterThan(10);
  expect(named(read("docs/operating.md"), /\b(AFTERWORD_[A-Z_]+)/g)).toEqual(settings);
});

test("every token is described, and no other", () => {
  const tokens = named(all(["src/ui", "src/widget"]), /var\((--afterword-[a-z-]+)/g);
  expect(tokens.length).toBeGreaterThan(10);
  const theming = read("docs/theming.md");
  expect(named(theming, /^\| `(--afterword-[a-z-]+)`/gm)).toEqual(tokens);
  const elsewhere = `${read("README.md")}${read("demo/pages/style.css")}${theming}`;
  expect(tokens).toEqual(expect.arrayContaining(named(elsewhere, /(--afterword-[a-z-]+)/g)));
});

test("every part is described, and no other", () => {
  // `own-${state}` stands beside `own-comment` and is not promised.
  const parts = named(all(["src/widget"]), /\bpart="([^"]*)"/g)
    .flatMap((list) => list.split(" "))
    .filter((name) => !name.includes("$"));
  const rows = read("docs/theming.md")
    .split("## Parts")[1]!
    .match(/^\|.*$/gm)!;
  expect(named(rows.join("\n"), /`([a-z-]+)`/g)).toEqual(
    [...new Set(parts)].toSorted((a, b) => a.localeCompare(b)),
  );
});

test.each(["README.md", "CONTRIBUTING.md", ...sourceFiles("docs", [".md"])])(
  "%s links to what is there",
  (file) => {
    const targets = named(read(file), /\]\(([^):#]+)\)/g);
    expect(targets.filter((target) => !existsSync(join(dirname(file), target)))).toEqual([]);
  },
);

test("every feature names tests that exist, and no test is without a feature", () => {
  const rows = read("docs/features.md").match(/^\| (?!feature |---).*$/gm)!;
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter((row) => !/`test\/[^`]+\.test\.ts`/.test(row))).toEqual([]);
  expect(named(rows.join("\n"), /`(test\/[^`]+)`/g)).toEqual(
    sourceFiles("test", [".test.ts"]).toSorted((a, b) => a.localeCompare(b)),
  );
});

test("every property of the element is typed for frameworks", () => {
  const declared = named(read("src/widget/comments-element.ts"), /^    (\w+): \{/gm);
  // `lang` is every element's.
  const typed = named(read("src/widget/frameworks/settings.ts"), /"(\w+)"/g);
  expect([...typed, "lang"]).toEqual(expect.arrayContaining(declared));
});

test("every attribute of the elements is described", () => {
  const declared = named(read("src/widget/comments-element.ts"), /^    (\w+): \{/gm);
  expect(declared.length).toBeGreaterThan(3);
  expect(named(read("README.md"), /^\| `(\w+)`/gm)).toEqual(expect.arrayContaining(declared));
});
