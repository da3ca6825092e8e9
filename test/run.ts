/**
 * All tests, one after the other, and one line with their sum at the end: `N passed, N failed`.
 *
 * `npm test` runs everything, `npm test -- lint unit` only those steps, `npm run test:long` everything at full scale.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Counts, addCounts, noCounts } from "./helpers/summary.ts";

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
  SEED: process.env["SEED"] ?? String(Math.floor(Math.random() * 2 ** 31)),
};

/** Runs one step. One that crashed, or that counted nothing, has failed whatever it says. */
async function run({ name, command, counts }: Step): Promise<Counts> {
  const summary = join(folder, `${name}.json`);
  const [program, ...args] = command as [string, ...string[]];
  const child = spawn(program, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...env, TEST_SUMMARY: summary },
  });
  const code = await Promise.race([
    once(child, "exit").then(([exit]: (number | null)[]) => exit),
    once(child, "error").then(([error]: Error[]) => error!.message),
  ]);
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
const results: { step: Step; counts: Counts; seconds: number }[] = [];
for (const step of steps) {
  if (positionals.length > 0 && !positionals.includes(step.name)) continue;
  console.log(`\n── ${step.name}: ${step.command.join(" ")}`);
  const started = performance.now();
  const counts = await run(step);
  results.push({ step, counts, seconds: (performance.now() - started) / 1000 });
}
rmSync(folder, { recursive: true, force: true });

const all = results.map(({ counts }) => counts).reduce(addCounts, noCounts);
console.log(`\n── sum`);
for (const { step, counts, seconds } of results) {
  console.log(`${step.name.padEnd(8)}${`${seconds.toFixed(0)} s`.padStart(6)}  ${tell(counts)}`);
}
console.log(tell(all));
process.exitCode = all.failed === 0 ? 0 : 1;
