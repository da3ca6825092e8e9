/**
 * All tests, and one line with their sum at the end: `N passed, N failed`.
 *
 * `npm test` runs everything, `npm test -- lint unit` only those steps, `npm run test:long` everything at full scale and
 * with WordPress, which it installs.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs, stripVTControlCharacters } from "node:util";
import { type Counts, addCounts, noCounts } from "./helpers/summary.ts";
import { install, isInstalled } from "./wordpress/install.ts";

interface Step {
  name: string;
  command: string[];
  /** Whether it counts tests of its own (see `helpers/summary.ts`); any other step is one check. */
  counts: boolean;
}

const vitest = (project: string): string[] =>
  `vitest run --config test/vitest.config.ts --project ${project}`.split(" ");

const steps: Step[] = [
  { name: "types", command: ["tsc", "-p", "."], counts: false },
  { name: "lint", command: ["oxlint", "--type-aware", "--deny-warnings"], counts: false },
  { name: "format", command: ["prettier", "--check", "."], counts: false },
  { name: "build", command: ["node", "test/helpers/build-setup.ts"], counts: false },
  { name: "unit", command: vitest("unit"), counts: true },
  { name: "crash", command: vitest("crash"), counts: true },
  { name: "browser", command: ["wtr", "--config", "test/web-test-runner.config.js"], counts: true },
  { name: "e2e", command: vitest("e2e"), counts: true },
  { name: "size", command: ["node", "test/bench/size.ts"], counts: true },
];

/**
 * One stage after the other; the lanes of a stage side by side, the steps of a lane one after the other. A browser
 * mostly waits, so that the steps beside it lose little. The types and the build come first because a mistake there
 * explains all others, the bytes last because nothing may rebuild what they are counted in.
 */
const stages: string[][][] = [
  [["types", "lint", "format", "build"]],
  [
    ["browser", "crash"],
    ["unit", "e2e"],
  ],
  [["size"]],
];

const { values, positionals } = parseArgs({
  options: { long: { type: "boolean", default: false } },
  allowPositionals: true,
});
for (const name of positionals) {
  if (!steps.some((step) => step.name === name)) {
    console.error(`There is no step "${name}"; the steps are ${steps.map((step) => step.name).join(", ")}.`);
    process.exit(2);
  }
}

const folder = mkdtempSync(join(tmpdir(), "afterword-run-"));
const env = {
  ...process.env,
  SCALE: values.long ? "1" : (process.env["SCALE"] ?? "0.05"),
  // Our programs are started hundreds of times.
  NODE_COMPILE_CACHE:
    process.env["NODE_COMPILE_CACHE"] ?? join(import.meta.dirname, "../node_modules/.cache/compiled"),
  SEED: process.env["SEED"] ?? String(Math.floor(Math.random() * 2 ** 31)),
};

/** Puts the step's name before each line, as two steps speak at once; colours and moves of the cursor are left out. */
async function tellLines(name: string, from: Readable): Promise<void> {
  for await (const line of createInterface({ input: from })) {
    const words = stripVTControlCharacters(line).trimEnd();
    if (words !== "") console.log(`${name.padEnd(8)}│ ${words}`);
  }
}

/**
 * Runs one step; `terminal` is who writes there, the step itself or this program for it. A step that crashed, or that
 * counted nothing, has failed whatever it says.
 */
async function run({ name, command, counts }: Step, terminal: "own" | "shared"): Promise<Counts> {
  const summary = join(folder, `${name}.json`);
  const [program, ...args] = command as [string, ...string[]];
  const output = terminal === "own" ? "inherit" : "pipe";
  const child = spawn(program, args, {
    stdio: ["ignore", output, output],
    env: { ...env, TEST_SUMMARY: summary },
  });
  const told = [child.stdout, child.stderr].map(async (from) => from && tellLines(name, from));
  const code = await Promise.race([
    once(child, "exit").then(([exit]: (number | null)[]) => exit),
    once(child, "error").then(([error]: Error[]) => error!.message),
  ]);
  // A process that outlives its step may hold the pipes open: what it would still say is not waited for long.
  await Promise.race([Promise.all(told), sleep(5_000, undefined, { ref: false })]);
  child.stdout?.destroy();
  child.stderr?.destroy();
  if (!counts) return code === 0 ? { ...noCounts, passed: 1 } : { ...noCounts, failed: 1 };
  const counted: Counts = existsSync(summary)
    ? (JSON.parse(readFileSync(summary, "utf8")) as Counts)
    : noCounts;
  const ran = counted.passed + counted.failed > 0;
  return counted.failed === 0 && (code !== 0 || !ran) ? { ...counted, failed: 1 } : counted;
}

const tell = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

console.log(
  `Scale ${env.SCALE}, seed ${env.SEED} (SEED=${env.SEED} npm test repeats what is drawn at random).`,
);
if (values.long) install();
const asked = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
const results = new Map<string, { counts: Counts; seconds: number }>();
for (const stage of stages) {
  const lanes = stage.map((lane) => lane.filter(asked)).filter((lane) => lane.length > 0);
  await Promise.all(
    lanes.map(async (lane) => {
      for (const step of steps.filter(({ name }) => lane.includes(name))) {
        console.log(`\n── ${step.name}: ${step.command.join(" ")}`);
        const started = performance.now();
        const counts = await run(step, lanes.length === 1 ? "own" : "shared");
        results.set(step.name, { counts, seconds: (performance.now() - started) / 1000 });
      }
    }),
  );
}
rmSync(folder, { recursive: true, force: true });

const all = [...results.values()].map(({ counts }) => counts).reduce(addCounts, noCounts);
console.log(`\n── sum`);
for (const { name } of steps) {
  const result = results.get(name);
  if (!result) continue;
  const { counts, seconds } = result;
  console.log(`${name.padEnd(8)}${`${seconds.toFixed(0)} s`.padStart(6)}  ${tell(counts)}`);
}
if (!isInstalled())
  console.log(
    "WordPress is not installed (npm run test:wordpress does that): its recorded answers were replayed.",
  );
console.log(tell(all));
process.exitCode = all.failed === 0 ? 0 : 1;
