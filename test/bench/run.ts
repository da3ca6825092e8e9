/**
 * The speed table: `npm run bench`, or with the names of some groups only those (`npm run bench -- reads posts`).
 * `--most=100000` ends the growth earlier than at a million comments. Results go to `docs/performance.json` and
 * into the table of `docs/performance.md`; those of groups that were not run stay.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startChromium } from "../helpers/people.ts";
import { measureChecks } from "./checks.ts";
import { measureFirstView } from "./first-view.ts";
import { measureGrowth } from "./growth.ts";
import { measurePosts } from "./posts.ts";
import { measureReads } from "./reads.ts";
import { isMet, type Row } from "./rows.ts";
import { measureStarting } from "./starting.ts";
import { type Results, writeTable } from "./table.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { most: { type: "string", default: "1000000" } },
});

const groups: Record<string, () => Promise<Row[]>> = {
  reads: measureReads,
  posts: async () => [...(await measurePosts()), ...(await measureChecks())],
  growth: () => measureGrowth(Number(values.most)),
  "first view": measureFirstView,
  start: measureStarting,
};

const file = join(import.meta.dirname, "../../docs/performance.json");
const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Results).rows : [];
const rows = new Map(Object.keys(groups).map((group) => [group, known.filter((row) => row.group === group)]));
for (const [group, measure] of Object.entries(groups)) {
  if (positionals.length > 0 && !positionals.includes(group.replace(" ", "-"))) continue;
  console.log(group);
  rows.set(group, await measure());
}

const browser = await startChromium();
const results: Results = {
  measured: new Date().toISOString().slice(0, 10),
  node: process.versions.node,
  chromium: browser.version(),
  processors: `${cpus().length} × ${cpus()[0]!.model}`,
  rows: [...rows.values()].flat(),
};
await browser.close();
writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
await writeTable(results);
for (const row of results.rows.filter((one) => !isMet(one))) {
  console.log(
    `missed: ${row.group}, ${row.what}: ${row.value.toFixed(2)} ${row.unit}, the bar is ${row.bar}`,
  );
}
