/**
 * `npm run reference`: writes the tables of `docs/theming.md` and `docs/element.md` from `src/widget/reference`. What
 * stands between `<!-- tokens -->` and `<!-- /tokens -->` is theirs; everything around it is written by hand.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { comments, count } from "../src/widget/reference/members.ts";
import { parts } from "../src/widget/reference/parts.ts";
import { tokens } from "../src/widget/reference/tokens.ts";

const root = join(import.meta.dirname, "..");

const code = (text: string): string => (text ? `\`${text}\`` : "");
const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** One table for each group, below its name. */
const grouped = <Row>(rows: readonly Row[], group: (row: Row) => string, draw: (rows: Row[]) => string) =>
  [...Map.groupBy(rows, group)].map(([name, all]) => `### ${capital(name)}\n\n${draw(all)}`).join("\n\n");
const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

function attributes(): string {
  const { attributes: all, properties } = comments;
  const named = all.map(({ name, what, otherwise }) => {
    const property = properties.find((one) => "attribute" in one && one.attribute === name);
    return [code(name), code(property?.name ?? ""), what, otherwise];
  });
  const unnamed = properties.flatMap((one) =>
    "what" in one ? [["", code(one.name), one.what, one.otherwise]] : [],
  );
  return table(["attribute", "property", "what", "otherwise"], [...named, ...unnamed]);
}

const slotName = (name: string): string => code(name) || "no name";

/** By the names of their markers. */
const tables: Record<string, () => string> = {
  tokens: () =>
    grouped(
      tokens,
      ({ group }) => group,
      (rows) =>
        table(
          ["property", "what", "unset"],
          rows.map(({ name, what, unset }) => [code(name), what, unset]),
        ),
    ),
  parts: () =>
    grouped(
      parts.filter(({ of }) => of === "afterword-comments"),
      ({ where }) => where,
      (rows) =>
        table(
          ["part", "what"],
          rows.map(({ name, what }) => [code(name), what]),
        ),
    ),
  attributes,
  methods: () =>
    table(
      ["method", "what"],
      comments.methods.map(({ name, parameters, what }) => [
        code(`${name}(${parameters.map((one) => one.name).join(", ")})`),
        what,
      ]),
    ),
  events: () =>
    table(
      ["event", "when"],
      comments.events.map(({ name, what }) => [code(name), what]),
    ),
  slots: () =>
    table(
      ["slot", "what"],
      comments.slots.map(({ name, what }) => [slotName(name), what]),
    ),
  "count-attributes": () =>
    table(
      ["attribute", "what", "otherwise"],
      count.attributes.map(({ name, what, otherwise }) => [code(name), what, otherwise]),
    ),
};

export const documents = ["docs/theming.md", "docs/element.md"] as const;

/** The document as it is to be. @throws Error where a marker names no table. */
export async function written(document: string): Promise<string> {
  const path = join(root, document);
  const text = readFileSync(path, "utf8").replace(
    /(<!-- ([\w-]+) -->\n)[^]*?(\n<!-- \/\2 -->)/g,
    (_, start: string, name: string, end: string) => {
      const make = tables[name];
      if (!make) throw new Error(`There is no table called ${name}`);
      return `${start}\n${make()}\n${end}`;
    },
  );
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

if (import.meta.main)
  for (const document of documents) writeFileSync(join(root, document), await written(document));
