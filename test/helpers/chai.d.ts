/**
 * `@open-wc/testing` types `expect(a).to.equal(b)` as a promise, which it is not; each such line would be taken for one
 * that nobody waits for. Overloads declared last come first.
 */
import "@open-wc/testing";

declare global {
  namespace Chai {
    interface Equal {
      (value: unknown, message?: string): Assertion;
    }
  }
}
