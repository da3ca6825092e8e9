/** The running demo in front of a camera: what the pictures of the documents are taken of. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContextOptions, type Page } from "playwright-core";
import { readConfig } from "../src/server/config.ts";
import { type RunningServer, startServer } from "../src/server/serve.ts";
import { chromiumFlags, findEngines } from "../test/helpers/engines.ts";
import { buildWhatIsStale } from "./build.ts";
import { startNewspaper } from "./newspaper.ts";
import { portsFor, takePort } from "./ports.ts";
import { prepare } from "./prepare.ts";

const pictures = join(import.meta.dirname, "../docs/pictures");

export interface Studio {
  server: RunningServer;
  /** Of the invitation that makes the first moderator's account. */
  token: string | null;
  /** The address of a page of the newspaper. */
  page: (path: string) => URL;
  /** Opens a page, acts on it as a visitor of its own, and takes its picture. */
  take: (
    name: string,
    path: URL,
    options: BrowserContextOptions,
    act: (page: Page) => Promise<void>,
  ) => Promise<void>;
  close: () => Promise<void>;
}

export async function openStudio(): Promise<Studio> {
  await buildWhatIsStale();
  const folder = mkdtempSync(join(tmpdir(), "afterword-pictures-"));
  const port = await takePort(4460, "newspaper");
  const config = readConfig({
    AFTERWORD_DATABASE: `sqlite:${join(folder, "afterword.db")}`,
    AFTERWORD_SECRET_FILE: join(folder, "secret"),
    AFTERWORD_API_PORT: "0",
    AFTERWORD_DESK_PORT: "0",
    AFTERWORD_LOG_LEVEL: "warn",
  });
  const token = await prepare({
    database: config.database,
    origins: portsFor(port).map((one) => `http://127.0.0.1:${one}`),
  });
  const engine = (await findEngines()).find(({ name }) => name === "chromium");
  if (!engine) throw new Error("There is no Chromium to take the pictures with");
  const server = await startServer(config);
  const newspaper = await startNewspaper({ port, api: server.api.origin });
  const browser = await chromium.launch({ executablePath: engine.executable, args: chromiumFlags });
  return {
    server,
    token,
    page: (path) => new URL(path, newspaper.url),
    async take(name, path, options, act) {
      const context = await browser.newContext({ locale: "en-GB", ...options });
      const page = await context.newPage();
      await page.goto(path.href);
      await act(page);
      await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled" });
      await context.close();
    },
    async close() {
      await browser.close();
      await newspaper.close();
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Brings what fits to the top of the picture, a little below its edge. */
export const bringUp = (page: Page, selector: string): Promise<void> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 24);
    });
