/** The results as the table of `docs/performance.md`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { isMet, type Row } from "./rows.ts";

export interface Results {
  measured: string;
  node: string;
  chromium: string | null;
  processors: string;
  rows: Row[];
}

const page = join(import.meta.dirname, "../../docs/performance.md");
const [begin, end] = ["<!-- results -->", "<!-- /results -->"];

/** Puts the table in the place of the one before; what stands around it stays. */
export async function writeTable(results: Results): Promise<void> {
  const [before, rest] = readFileSync(page, "utf8").split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${page} has no ${begin} … ${end}`);
  const text = `${before}${begin}\n\n${render(results)}\n${end}${after}`;
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
}

function render({ measured, node, chromium, processors, rows }: Results): string {
  const lines = rows.map((row) => {
    const bar = row.bar === null ? "–" : `≤ ${row.bar} ${row.unit}`;
    const verdict = row.bar === null ? "–" : isMet(row) ? "met" : "**missed**";
    const value = `${row.value.toFixed(row.value < 10 ? 2 : 0)} ${row.unit}`;
    return `| ${[row.group, row.what, row.figure, value, bar, verdict].join(" | ")} |`;
  });
  const profiles = rows
    .filter((row) => row.profile)
    .map((row) => `\n${row.group}: ${row.what}\n\n\`\`\`text\n${row.profile!.join("\n")}\n\`\`\`\n`);
  return `Measured ${measured}, Node ${node}${chromium ? `, Chromium ${chromium}` : ""}, ${processors}.

| | what | measured | value | bar | |
| --- | --- | --- | --- | --- | --- |
${lines.join("\n")}
${profiles.length > 0 ? `\nWhere the time of what misses goes, by the functions that take most themselves:\n${profiles.join("")}` : ""}`;
}
