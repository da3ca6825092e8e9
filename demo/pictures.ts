/** Makes the README's pictures from the running demo: `node demo/pictures.ts`. Needs a Chromium on the machine. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { readConfig } from "../src/server/config.ts";
import { startServer } from "../src/server/serve.ts";
import { chromiumFlags, findEngines } from "../test/helpers/engines.ts";
import { buildWhatIsStale } from "./build.ts";
import { startNewspaper } from "./newspaper.ts";
import { portsFor, takePort } from "./ports.ts";
import { prepare } from "./prepare.ts";

const pictures = join(import.meta.dirname, "../docs/pictures");
const phone = { width: 375, height: 720 };

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
const server = await startServer(config);
const newspaper = await startNewspaper({ port, api: server.api.origin });
const chromiumEngine = (await findEngines()).find((engine) => engine.name === "chromium");
if (!chromiumEngine) throw new Error("There is no Chromium to take the pictures with");
const browser = await chromium.launch({ executablePath: chromiumEngine.executable, args: chromiumFlags });

async function take(
  name: string,
  path: URL,
  options: BrowserContextOptions,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await openPage(browser, options);
  await page.goto(path.href);
  await act(page);
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled" });
  await page.context().close();
}

async function openPage(from: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await from.newContext({ locale: "en-GB", ...options });
  return context.newPage();
}

/** Brings what fits to the top of the picture, a little below its edge. */
const bringUp = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 24);
    });

const article = (name: string) => new URL(name, newspaper.url);

await take(
  "thread",
  article("street-lights#comments"),
  { viewport: { width: 760, height: 940 }, colorScheme: "light" },
  async (page) => {
    await page.getByText("heard the owls").waitFor();
    await page.getByRole("checkbox").check();
    await bringUp(page, "afterword-comments");
  },
);

await take(
  "guidelines",
  article("karez#comments"),
  { viewport: phone, colorScheme: "light" },
  async (page) => {
    await page.getByRole("checkbox").waitFor();
    await bringUp(page, "afterword-comments");
  },
);

await take(
  "waiting",
  article("floating-library#comments"),
  { viewport: phone, colorScheme: "dark" },
  async (page) => {
    await page.getByRole("checkbox").check();
    await page.locator("afterword-comments input[autocomplete=name]").fill("نور");
    await page
      .locator("afterword-comments textarea")
      .fill("هل يمكن أن يمر القارب بقريتنا أيضًا؟ لدينا ثلاثون قارئًا ورصيف صغير.");
    await page.getByRole("button", { name: "أرسل التعليق" }).click();
    await page.getByText("في انتظار القراءة").first().waitFor();
    await bringUp(page, "afterword-comments textarea");
  },
);

await take(
  "desk",
  new URL(`/invitation#${token}`, server.desk),
  { viewport: { width: 1280, height: 760 }, colorScheme: "dark" },
  async (page) => {
    await page.getByLabel("Your name").fill("Maren");
    await page.getByLabel("E-mail").fill("maren@daybook.example");
    await page.getByLabel("Password").fill("a password for pictures");
    await page.getByRole("button", { name: "Make account" }).click();
    await page.getByText("412 of 830").first().click();
    await page.getByRole("button", { name: "Approve" }).waitFor();
  },
);

await browser.close();
await newspaper.close();
await server.close();
rmSync(folder, { recursive: true });
