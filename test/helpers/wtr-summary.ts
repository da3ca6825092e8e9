/** A web-test-runner reporter that adds up the tests of all engines for `test/run.ts`. */
import type { Reporter, TestSession, TestSuiteResult } from "@web/test-runner";
import { type Counts, addCounts, noCounts, writeSummary } from "./summary.ts";

function countSuite(suite: TestSuiteResult): Counts {
  const own = {
    passed: suite.tests.filter((test) => test.passed && !test.skipped).length,
    failed: suite.tests.filter((test) => !test.passed && !test.skipped).length,
    skipped: suite.tests.filter((test) => test.skipped).length,
  };
  return suite.suites.map(countSuite).reduce(addCounts, own);
}

/** A file that failed without a failing test (it did not load, or threw later) counts as one failure. */
function countSession(session: TestSession): Counts {
  const counts = session.testResults ? countSuite(session.testResults) : noCounts;
  return !session.passed && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** An engine in which nothing ran has shown nothing, and counts as one failure. */
function countEngine(sessions: TestSession[]): Counts {
  const counts = sessions.map(countSession).reduce(addCounts, noCounts);
  return counts.passed + counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export const countingReporter = (): Reporter => ({
  onTestRunFinished({ sessions }) {
    const engines = Object.entries(Object.groupBy(sessions, ({ browser }) => browser.name));
    const counts = engines.map(([name, own = []]) => {
      const counted = countEngine(own);
      console.log(`${name}: ${counted.passed} passed, ${counted.failed} failed in ${own.length} files`);
      return counted;
    });
    writeSummary(counts.reduce(addCounts, noCounts));
  },
});
