/** A vitest reporter that adds up the tests for `test/run.ts`. */
import type { Reporter, TestModule } from "vitest/node";
import { type Counts, addCounts, noCounts, writeSummary } from "./summary.ts";

function countModule(module: TestModule): Counts {
  const results = [...module.children.allTests()].map((test) => test.result().state);
  const counts = {
    passed: results.filter((state) => state === "passed").length,
    failed: results.filter((state) => state === "failed" || state === "pending").length,
    skipped: results.filter((state) => state === "skipped").length,
  };
  // A file that did not load, or a hook that threw, fails without a failing test.
  return module.ok() || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts = modules.map(countModule).reduce(addCounts, noCounts);
    writeSummary({ ...counts, failed: counts.failed + unhandled.length });
  }
}
