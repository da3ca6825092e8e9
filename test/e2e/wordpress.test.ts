/**
 * The two lines of `docs/backends.md` in a theme of a real WordPress, as a publisher pastes them: what readers then
 * have. In Chromium, where WordPress is installed (`npm run test:wordpress`).
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { audit, enter, type Person, sees, startChromium } from "../helpers/people.ts";
import { prepareSite } from "../helpers/prepared-site.ts";
import { type ServerProcess, startServerProcess } from "../helpers/server-process.ts";
import { widgetWords } from "../helpers/words.ts";
import { isInstalled } from "../wordpress/install.ts";
import { orders } from "../wordpress/orders.ts";
import { startWordPress, type WordPress } from "../wordpress/server.ts";

const section = readFileSync("docs/backends.md", "utf8").split("\n## WordPress\n")[1]!;
const pasted = /```php\n(.*?)```/s.exec(section)![1]!;

/** The least that a theme is, with the lines of the document where its comments would stand. */
const template = (script: string): string => `<!doctype html>
<html lang="<?php echo esc_attr($_GET['lang'] ?? 'en'); ?>" dir="<?php echo esc_attr($_GET['dir'] ?? 'ltr'); ?>">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title><?php the_title(); ?></title>
<style>
  :root { color-scheme: light dark; font: 1.0625rem/1.5 Georgia, serif }
  body { max-inline-size: 42rem; margin: 0 auto; padding: 1rem }
</style>
<?php wp_head(); ?>
</head>
<body>
<main>
<?php while (have_posts()) { the_post(); the_title('<h1>', '</h1>'); the_content(); ?>
${pasted.replace("https://comments.news.example/afterword.js", script)}
<?php } ?>
</main>
<?php wp_footer(); ?>
</body>
</html>`;

const installTheme = `$folder = WP_CONTENT_DIR . '/themes/paper';
mkdir($folder);
file_put_contents($folder . '/style.css', "/*\\nTheme Name: Paper\\n*/");
file_put_contents($folder . '/index.php', $in);
switch_theme('paper');
return wp_get_theme()->get('Name');`;

describe.skipIf(!isInstalled())("an article of a real WordPress", () => {
  let folder: string;
  let server: ServerProcess;
  let wordPress: WordPress;
  let browser: Browser;
  let post: number;
  let reader: Person;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "afterword-wordpress-"));
    const database = `sqlite:${join(folder, "afterword.db")}`;
    await prepareSite(database);
    server = await startServerProcess({ database });
    wordPress = await startWordPress();
    browser = await startChromium();
    expect(await wordPress.php(installTheme, template(`${server.api}/afterword.js`))).toBe("Paper");
    await wordPress.php(orders.settings, { comment_moderation: "1" });
    post = await wordPress.php<number>(orders.post, { content: "<p>Nobody digs them any more.</p>" });
    const top = {
      post,
      author: "Marit",
      text: "My <em>grandfather</em> dug here.\n\n<blockquote>By hand.</blockquote>",
    };
    const parent = await wordPress.php<number>(orders.comments, top);
    await wordPress.php(orders.comments, { post, author: "ئاراس", text: "چەند قووڵ بوو؟", parent });
  });
  afterAll(async () => {
    await browser.close();
    await wordPress.close();
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    reader = await enter(browser);
  });
  afterEach(async () => {
    await reader.leave();
    expect(reader.mishaps).toEqual([]);
  });

  const visit = async (page: Page, query = ""): Promise<void> => {
    await page.goto(`${wordPress.origin}/?p=${post}${query}`);
    await page.locator("afterword-comments").scrollIntoViewIfNeeded();
    await sees(page.locator("afterword-comments [part~=list]"));
  };

  test("is read, written to after the guidelines were, waits, and is published for all", async () => {
    const { page } = reader;
    const t = await widgetWords("en");
    await visit(page);
    await sees(page.locator("afterword-comments em", { hasText: "grandfather" }));
    await sees(page.locator("afterword-comments blockquote", { hasText: "By hand." }));
    expect(await page.locator("afterword-comments [part~=replies] [part=text]").innerText()).toBe(
      "چەند قووڵ بوو؟",
    );
    await audit(page);

    await page.getByRole("checkbox", { name: t("guidelinesAcknowledge") }).check();
    await page.locator("[id='author-']").fill("Ines");
    await page.locator("[id='email-']").fill("ines@example.test");
    await page.locator("[id='text-']").fill("Two lines,\n<b>as they are</b>.");
    await page.getByRole("button", { name: t("send"), exact: true }).click();
    const own = page.locator("afterword-comments [part~=own-pending]");
    await sees(own.getByText("<b>as they are</b>."));
    await visit(page);
    await sees(own);

    const id = await wordPress.php<number>(
      `return (int) get_comments(['post_id' => $in, 'status' => 'hold', 'fields' => 'ids'])[0];`,
      post,
    );
    await wordPress.php(orders.decide, { comment: id, as: "approve" });
    const other = await enter(browser);
    await visit(other.page);
    await sees(other.page.locator(`#comment-${id} [part=text]`, { hasText: "<b>as they are</b>." }));
    await other.leave();
  });

  test.each([
    ["en", "ltr", 360],
    ["en", "ltr", 1280],
    ["ckb", "rtl", 360],
    ["ckb", "rtl", 1280],
  ] as const)("has room in %s, %s, at %i pixels, in light and dark", async (lang, dir, width) => {
    const { page } = reader;
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await visit(page, `&lang=${lang}&dir=${dir}`);
      await sees(page.locator(`afterword-comments [part=base][dir=${dir}]`));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  });
});
