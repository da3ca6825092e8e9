/** The house: which folder of `src` may import which, and which libraries. Data flows one way. */
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { sourceFiles } from "./helpers/source-files.ts";

interface Import {
  from: string;
  /** A path from the root for one of ours, a package's name or `node:` for others. */
  to: string;
  /** Types are erased: such an import loads nothing. */
  typeOnly: boolean;
}

const statement =
  /^(?:import|export)\s+(type\s+)?(?:[\w$*\s{},]+?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm;

const packageOf = (specifier: string): string =>
  specifier.startsWith("node:") ? "node:" : specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");

function importsOf(file: string): Import[] {
  return [...readFileSync(file, "utf8").matchAll(statement)].map(([, type, named, lazy]) => {
    const specifier = (named ?? lazy)!;
    const ours = specifier.startsWith(".");
    return {
      from: file,
      to: ours ? normalize(join(dirname(file), specifier)) : packageOf(specifier),
      typeOnly: type !== undefined,
    };
  });
}

const files = sourceFiles("src", [".ts"]);
const imports = files.flatMap(importsOf);
const isOurs = ({ to }: Import): boolean => to.startsWith("src/");

/** Each floor: what its files may import beside their own folder. The server, and only it, may use any library. */
const floors: { folder: string; ours: string[]; libraries?: string[] }[] = [
  { folder: "src/i18n/", ours: [], libraries: [] },
  // Pages on plain http have no `crypto.subtle`, and listed words are looked up by their SHA-256.
  { folder: "src/guidance/", ours: [], libraries: ["@noble/hashes"] },
  { folder: "src/contract/", ours: [], libraries: ["zod"] },
  { folder: "src/backends/", ours: ["src/contract/", "src/i18n/"], libraries: [] },
  { folder: "src/ui/", ours: ["src/i18n/"], libraries: ["lit", "dompurify"] },
  {
    folder: "src/widget/",
    ours: ["src/backends/", "src/ui/", "src/i18n/", "src/contract/", "src/guidance/"],
    libraries: ["lit", "@noble/hashes", "react", "vue", "svelte", "solid-js"],
  },
  {
    folder: "src/desk/",
    ours: ["src/ui/", "src/i18n/", "src/contract/", "src/guidance/", "src/backends/request.ts"],
    libraries: ["lit"],
  },
  { folder: "src/server/", ours: ["src/i18n/", "src/contract/", "src/guidance/"] },
  // Runs wherever somebody tests a backend, so it takes what every JavaScript has.
  { folder: "src/conformance/", ours: ["src/contract/", "src/backends/request.ts"], libraries: [] },
  {
    folder: "src/cli/",
    ours: ["src/server/", "src/contract/", "src/conformance/"],
    libraries: ["commander", "node:"],
  },
];

/** Finer rules inside the floors: no file of `within` imports `what`. */
const rules: { rule: string; within: RegExp; what: RegExp }[] = [
  {
    rule: "only the schemas know zod",
    within: /^src\/(?!contract\/schema\/|server\/)/,
    what: /^zod$/,
  },
  {
    rule: "the schemas stay out of the widget and of what it loads",
    within: /^src\/(widget|backends|ui|i18n|guidance|contract\/(?!schema\/))/,
    what: /^src\/contract\/schema\//,
  },
  {
    rule: "the domain sees the contract and its own ports",
    within: /^src\/server\/domain\//,
    what: /^(?!src\/(server\/domain|contract|guidance|i18n)\/|node:)/,
  },
  ...["storage", "checks", "auth", "notify", "live"].map((adapter) => ({
    rule: `${adapter} implements ports and knows no other adapter, no route and no composition`,
    within: new RegExp(`^src/server/${adapter}/`),
    // How the event loop is shared is below storage and sockets alike.
    what: new RegExp(`^src/server/(?!${adapter}/|domain/|turns\\.ts$)`),
  })),
  {
    rule: "routes call the domain, not the storage",
    within: /^src\/server\/routes\//,
    what: /^(src\/server\/(storage|checks|notify)\/|kysely|pg$|node:sqlite)/,
  },
  {
    rule: "turns.ts is below everything else of the server",
    within: /^src\/server\/turns\.ts$/,
    what: /^(?!node:)/,
  },
  {
    rule: "serve.ts alone wires: nothing else of the server imports it",
    within: /^src\/server\//,
    what: /^src\/server\/serve\.ts$/,
  },
  {
    rule: "class files have no side effect: the loader and a bundle's entry alone load define.ts",
    within: /^src\/(?!widget\/(loader|define|register)\.ts$)/,
    what: /^src\/widget\/define\.ts$/,
  },
];

/** Frameworks are told of the elements; none is loaded for it. */
test("only frameworks/ knows frameworks, and only their types", () => {
  const known = imports.filter(({ to }) => /^(react|vue|svelte|solid-js)$/.test(to));
  expect(known).toHaveLength(4);
  const wrong = known.filter(({ from, typeOnly }) => !typeOnly || !from.startsWith("src/widget/frameworks/"));
  expect(wrong.map(told)).toEqual([]);
});

const told = ({ from, to }: Import): string => `${from} imports ${to}`;

test("there are imports to judge", () => {
  expect(files.length).toBeGreaterThan(20);
  expect(imports.filter(isOurs).length).toBeGreaterThan(20);
});

test("every file stands on a floor of the house", () => {
  expect(files.filter((file) => !floors.some(({ folder }) => file.startsWith(folder)))).toEqual([]);
});

test("imports of ours are relative, end in .ts and lead to a file", () => {
  const known = new Set(files);
  const broken = imports.filter((one) => isOurs(one) && !known.has(one.to) && !one.to.endsWith(".css"));
  expect(broken.map(told)).toEqual([]);
});

describe.each(floors)("$folder", ({ folder, ours, libraries }) => {
  const own = imports.filter(({ from }) => from.startsWith(folder));

  test("imports only the floors below it", () => {
    const wrong = own.filter(
      (one) => isOurs(one) && ![folder, ...ours].some((floor) => one.to.startsWith(floor)),
    );
    expect(wrong.map(told)).toEqual([]);
  });

  if (libraries) {
    test("imports only the libraries of its floor", () => {
      const wrong = own.filter((one) => !isOurs(one) && !libraries.includes(one.to));
      expect(wrong.map(told)).toEqual([]);
    });
  }
});

test.each(rules)("$rule", ({ within, what }) => {
  expect(imports.filter(({ from, to }) => within.test(from) && what.test(to)).map(told)).toEqual([]);
});

test("no import goes in a circle", () => {
  const targets = Map.groupBy(
    imports.filter((one) => isOurs(one) && !one.typeOnly),
    ({ from }) => from,
  );
  const finished = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
    if (finished.has(file) || path.includes(file)) return;
    for (const { to } of targets.get(file) ?? []) visit(to, [...path, file]);
    finished.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});
