/** How a test runner hands its counts to `test/run.ts`: as JSON in the file that `TEST_SUMMARY` names. */
import { writeFileSync } from "node:fs";

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 };

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** Writes the counts where a run asks for them; a runner started by hand has nobody to tell. */
export function writeSummary(counts: Counts): void {
  const file = process.env["TEST_SUMMARY"];
  if (file) writeFileSync(file, JSON.stringify(counts));
}
