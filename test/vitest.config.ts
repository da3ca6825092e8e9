/**
 * What does not need a browser's page around it: `vitest run --config test/vitest.config.ts`.
 *
 * Projects: `unit` (all that mirrors `src/`), `crash` (a server killed over and over) and `e2e` (real browsers on a
 * real server).
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const inBrowsers = ["test/widget/**", "test/ui/**", "test/desk/**", "test/backends/**"];

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    environment: "node",
    globalSetup: "test/helpers/postgres-setup.ts",
    setupFiles: "test/helpers/seed.ts",
    reporters: ["default", "./test/helpers/vitest-summary.ts"],
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [...inBrowsers, "test/e2e/**", "test/crash/**"],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "crash",
          include: ["test/crash/**/*.test.ts"],
          fileParallelism: false,
          // At scale 1 one file kills the server five hundred times.
          testTimeout: 3_600_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: "test/helpers/build-setup.ts",
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
