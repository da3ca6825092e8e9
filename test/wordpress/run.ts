/** `npm run test:wordpress`: installs WordPress where it is not, and runs the tests that need it, in every engine. */
import { spawnSync } from "node:child_process";
import { install } from "./install.ts";

install();
const files = ["test/backends/wordpress.test.ts", "test/widget/journeys.test.ts"];
const { status } = spawnSync("wtr", ["--config", "test/web-test-runner.config.js", "--files", ...files], {
  stdio: "inherit",
  shell: process.platform === "win32",
});
process.exitCode = status ?? 1;
