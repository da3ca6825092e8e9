/** `npm run test:wordpress`: installs WordPress where it is not, and runs the tests that need it. */
import { spawnSync } from "node:child_process";
import { install } from "./install.ts";

install();
const commands = [
  "wtr --config test/web-test-runner.config.js --files test/backends/wordpress.test.ts test/widget/journeys.test.ts",
  "vitest run --config test/vitest.config.ts --project e2e test/e2e/wordpress.test.ts",
];
for (const command of commands) {
  const [program, ...args] = command.split(" ");
  const { status } = spawnSync(program!, args, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exitCode = status ?? 1;
}
