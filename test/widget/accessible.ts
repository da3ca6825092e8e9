/** The accessibility of an element in a page of the test runner. */
import { expect } from "@open-wc/testing";
import "axe-core";
import type { run } from "axe-core";
import type { Mounted } from "./mounted.ts";

// It is no module: it leaves a global.
const { axe } = globalThis as unknown as { axe: { run: typeof run } };

/** Every rule of axe that names a criterion of WCAG 2.2 A or AA, or a best practice. */
export async function isAccessible({ element }: Mounted): Promise<void> {
  await element.updateComplete;
  const { violations } = await axe.run(element, {
    // The page around it is the test runner's.
    rules: { region: { enabled: false } },
  });
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
  ).to.deep.equal([]);
}
