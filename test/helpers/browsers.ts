/** One small way to drive a page in each engine, for what must hold in all of them. */
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { type Engine, chromiumFlags } from "./engines.ts";
import { startWebKitDriver } from "./webkit-driver.ts";

export interface Page {
  /** Opens an address and waits for its load event. */
  open(url: string): Promise<void>;
  /** Runs a function in the page. It sees nothing of the test but `input`, which travels as JSON. */
  evaluate<I, O>(run: (input: I) => O | Promise<O>, input: I): Promise<O>;
  /** How many dialogs the page has opened. A WebKit page throws in the next call instead. */
  dialogs(): number;
}

export interface Browser {
  page: Page;
  close(): Promise<void>;
}

/** Starts the engine with one page in a fresh profile. */
export async function startBrowser({ name, executable }: Engine): Promise<Browser> {
  return await starters[name](executable);
}

const starters: Record<Engine["name"], (executable: string) => Promise<Browser>> = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebKit,
};

async function startChromium(executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  const page = await browser.newPage();
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs++;
    void dialog.dismiss();
  });
  return {
    page: {
      open: async (url) => void (await page.goto(url)),
      evaluate: async (run, input) => await page.evaluate(run as never, input),
      dialogs: () => dialogs,
    },
    close: async () => browser.close(),
  };
}

async function startFirefox(executablePath: string): Promise<Browser> {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  const page = await browser.newPage();
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs++;
    void dialog.dismiss();
  });
  return {
    page: {
      open: async (url) => void (await page.goto(url)),
      evaluate: async (run, input) => await page.evaluate(run as never, input),
      dialogs: () => dialogs,
    },
    close: async () => browser.close(),
  };
}

/** WebKitGTK speaks the classic WebDriver protocol (W3C, 2018): plain HTTP and JSON. */
async function startWebKit(binary: string): Promise<Browser> {
  const driver = await startWebKitDriver();
  const call = async (method: string, path: string, body: object | null): Promise<unknown> => {
    const answer = await fetch(`http://${driver.host}:${driver.port}${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`WebKit: ${(value as { message: string }).message}`);
    return value;
  };
  const { sessionId } = (await call("POST", "/session", {
    capabilities: {
      alwaysMatch: {
        browserName: "MiniBrowser",
        // A script may take as long as its test; the test has a limit of its own.
        timeouts: { script: null, pageLoad: 60_000 },
        unhandledPromptBehavior: "dismiss and notify",
        "webkitgtk:browserOptions": { binary, args: ["--automation"] },
      },
    },
  })) as { sessionId: string };
  const session = `/session/${sessionId}`;
  return {
    page: {
      open: async (url) => void (await call("POST", `${session}/url`, { url })),
      async evaluate(run, input) {
        const outcome = (await call("POST", `${session}/execute/async`, {
          script: `const done = arguments[1];
            Promise.resolve().then(() => (${run.toString()})(arguments[0]))
              .then((value) => done({ value }), (error) => done({ error: String(error) }));`,
          args: [input],
        })) as { value: unknown; error?: string };
        if (outcome.error !== undefined) throw new Error(outcome.error);
        return outcome.value as never;
      },
      dialogs: () => 0,
    },
    async close() {
      await call("DELETE", session, null);
      await driver.stop();
    },
  };
}
