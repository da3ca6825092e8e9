/**
 * The browser tests, in each engine of this machine (see `helpers/engines.ts`).
 * `wtr --config test/web-test-runner.config.js`, with `--files` for some of them and `ENGINES=chromium` for one engine.
 */
import { fileURLToPath } from "node:url";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { chromeLauncher, defaultReporter } from "@web/test-runner";
import { puppeteerLauncher } from "@web/test-runner-puppeteer";
import { webdriverLauncher } from "@web/test-runner-webdriver";
import { chromiumFlags, findEngines } from "./helpers/engines.ts";
import { freePort } from "./helpers/free-port.ts";
import { issoBeside } from "./helpers/isso-beside.ts";
import { realServer } from "./helpers/real-server.ts";
import { realWordPress } from "./helpers/real-wordpress.ts";
import { scale } from "./helpers/scale.ts";
import { startWebKitDriver } from "./helpers/webkit-driver.ts";
import { countingReporter } from "./helpers/wtr-summary.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const named = (launcher, name) => {
  const initialize = launcher.initialize.bind(launcher);
  launcher.initialize = async (...args) => {
    await initialize(...args);
    launcher.name = name;
  };
  return launcher;
};

const launchers = {
  chromium: ({ executable }) =>
    chromeLauncher({ concurrency: 1, launchOptions: { executablePath: executable, args: chromiumFlags } }),
  firefox: ({ executable }) =>
    puppeteerLauncher({ concurrency: 1, launchOptions: { browser: "firefox", executablePath: executable } }),
  webkit: async ({ executable }) => {
    const { host, port } = await startWebKitDriver();
    return webdriverLauncher({
      hostname: host,
      port,
      path: "/",
      capabilities: {
        browserName: "MiniBrowser",
        // WebKitGTK speaks the classic protocol only.
        "wdio:enforceWebDriverClassic": true,
        "webkitgtk:browserOptions": { binary: executable, args: ["--automation"] },
      },
    });
  },
};

const engines = await findEngines();
console.log(`Engines: ${engines.map(({ name }) => name).join(", ")}`);

export default {
  rootDir: root,
  files: "test/{widget,ui,desk,backends}/**/*.test.ts",
  hostname: "127.0.0.1",
  port: await freePort(),
  nodeResolve: { exportConditions: ["development"] },
  // Two browsers at once on two cores make each other's timeouts, not speed.
  concurrentBrowsers: 1,
  concurrency: 1,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 240_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith("Lit is in dev mode"),
  testFramework: { config: { timeout: 60_000 } },
  plugins: [
    esbuildPlugin({
      ts: true,
      target: "es2022",
      tsconfig: `${root}tsconfig.json`,
      // Browsers have no environment: `helpers/scale.ts` is given this one.
      define: { "process.env.SCALE": JSON.stringify(String(scale)) },
    }),
    realServer(),
    realWordPress(),
    issoBeside(),
  ],
  reporters: [defaultReporter({ reportTestProgress: false }), countingReporter()],
  browsers: await Promise.all(
    engines.map(async (engine) => named(await launchers[engine.name](engine), engine.name)),
  ),
};
