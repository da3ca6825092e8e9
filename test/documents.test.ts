/** What the documents name exists, and what exists is named: settings, tokens, parts, files. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { documents, written } from "../demo/reference.ts";
import { comments } from "../src/widget/reference/members.ts";
import { parts } from "../src/widget/reference/parts.ts";
import { tokens } from "../src/widget/reference/tokens.ts";
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

const sorted = (names: Iterable<string>): string[] =>
  [...new Set(names)].toSorted((a, b) => a.localeCompare(b));
const namesOf = (all: readonly { name: string }[]): string[] => sorted(all.map(({ name }) => name));
const widget = all(["src/ui", "src/widget"]);
const element = read("src/widget/comments-element.ts");

test("every token of the code stands in the reference, and no other", () => {
  expect(named(widget, /var\((--afterword-[a-z-]+)/g)).toEqual(namesOf(tokens));
  const elsewhere = `${read("README.md")}${read("demo/pages/style.css")}${read("docs/theming.md")}`;
  expect(namesOf(tokens)).toEqual(expect.arrayContaining(named(elsewhere, /(--afterword-[a-z-]+)/g)));
});

test("every part of the code stands in the reference", () => {
  // What is made from values is met in `test/widget/reference.test.ts`.
  const written = named(widget, /\bpart="([^"]*)"/g).flatMap((list) => list.split(" "));
  const parted = written.filter((name) => !name.includes("$"));
  expect(parted.length).toBeGreaterThan(80);
  expect(namesOf(parts)).toEqual(expect.arrayContaining(parted));
});

test("every attribute and property of the elements stands in the reference, and no other", () => {
  const declared = [...element.matchAll(/^    (\w+): \{(.*)\},$/gm)].map(([, name, how]) => ({
    name: name!,
    attribute: /attribute: false/.test(how!) ? null : (/attribute: "(.*)"/.exec(how!)?.[1] ?? name!),
  }));
  expect(declared.length).toBeGreaterThan(10);
  expect(namesOf(comments.properties)).toEqual(namesOf(declared));
  expect(sorted(comments.properties.flatMap((one) => ("attribute" in one ? [one.attribute] : [])))).toEqual(
    sorted(declared.flatMap(({ attribute }) => attribute ?? [])),
  );
  const read = named(element, /getAttribute\("([\w-]+)"\)/g);
  expect(namesOf(comments.attributes)).toEqual(
    sorted([...declared.flatMap(({ attribute }) => attribute ?? []), ...read]),
  );
});

test("the types of properties are those of the class", () => {
  const types = Object.fromEntries(
    [...element.matchAll(/^  declare (\w+): (.*);$/gm)].map(([, name, type]) => [name, type]),
  );
  for (const { name, type } of comments.properties) expect([name, type]).toEqual([name, types[name]]);
});

test("every method, event and slot of the code stands in the reference, and no other", () => {
  expect(namesOf(comments.methods)).toEqual(named(element, /^  (\w+)\(.*\): Promise<boolean> \{/gm));
  expect(namesOf(comments.events)).toEqual(named(read("src/widget/events.ts"), /^  "(afterword-\w+)": /gm));
  expect(namesOf(comments.slots)).toEqual(
    sorted(["", ...named(widget, /<slot name="([\w-]+)"/g), ...named(widget, /:scope>\[slot=([\w-]+)\]/g)]),
  );
});

test.each(documents)("%s holds the tables of the reference: npm run reference", async (document) => {
  expect(read(document)).toBe(await written(document));
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

test("what the README names of the element exists", () => {
  const names = named(read("README.md"), /^\| `([\w-]+)`/gm);
  expect(names.length).toBeGreaterThan(10);
  expect([...namesOf(comments.attributes), ...namesOf(comments.properties)]).toEqual(
    expect.arrayContaining(names),
  );
});

const accessibility = (heading: string): string =>
  read("docs/accessibility.md").split(`## ${heading}\n`)[1]!.split("\n## ")[0]!;

test("every state that is opened is named among those that are looked at, and no other", () => {
  const opened = sourceFiles("test/widget/scenes", [".ts"]).flatMap((file) => {
    const scenes = read(file).split(": Scenes = {")[1]!;
    return [...scenes.matchAll(/^ {2}(?:"([^"]+)"|([a-z]+)): (?:async )?\(/gm)].map(
      ([, quoted, bare]) => (quoted ?? bare)!,
    );
  });
  expect(opened.length).toBeGreaterThan(60);
  const rows = accessibility("State by state").match(/^\|.*$/gm)!;
  expect(named(rows.join("\n"), /`([^`]+)`/g)).toEqual(sorted(opened));
});

test("whatever a reader can ask for, and every key at the desk, has a test by keyboard", () => {
  const rows = accessibility("By keyboard").match(/^\| `.*$/gm)!;
  const asked = named(read("src/widget/view.ts"), /^ {2}(\w+): \(.*\) => void;$/gm);
  const commands = named(read("src/desk/shortcuts.ts"), /^ {2}\| (?:"(\w+)"|\{ guideline)/gm).filter(Boolean);
  expect(asked.length).toBeGreaterThan(40);
  expect(commands.length).toBeGreaterThan(9);
  expect(named(rows.join("\n"), /^\| `(\w+)`/gm)).toEqual(sorted([...asked, ...commands, "guideline"]));
  const tests = named(rows.join("\n"), /`(test\/[^`]+)`/g);
  expect(tests.filter((file) => !existsSync(file))).toEqual([]);
});
