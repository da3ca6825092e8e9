/**
 * Makes the pictures of the README and the documents from the running demo: `node demo/pictures.ts`. Needs a Chromium
 * on the machine.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decide } from "../src/server/domain/moderation.ts";
import { publishGuidelines } from "../src/server/domain/guidelines.ts";
import { defaultGuidelines } from "../src/i18n/guidelines/index.ts";
import type { Page } from "playwright-core";
import { bringUp, openStudio } from "./studio.ts";

const { server, token, page, take, close } = await openStudio();
const phone = { width: 375, height: 720 };
const column = { viewport: { width: 760, height: 560 }, colorScheme: "light" } as const;

async function write(reader: Page, text: string): Promise<void> {
  await reader.getByRole("checkbox").check();
  await reader.getByLabel("Your name").fill("Ines");
  await reader.getByLabel("Your comment").fill(text);
}

await take(
  "thread",
  page("street-lights#comments"),
  { viewport: { width: 760, height: 940 }, colorScheme: "light" },
  async (reader) => {
    await reader.getByText("heard the owls").waitFor();
    await reader.getByRole("checkbox").check();
    await bringUp(reader, "afterword-comments");
  },
);

await take(
  "guidelines",
  page("karez#comments"),
  { viewport: phone, colorScheme: "light" },
  async (reader) => {
    await reader.getByRole("checkbox").waitFor();
    await bringUp(reader, "afterword-comments");
  },
);

await take(
  "waiting",
  page("floating-library#comments"),
  { viewport: phone, colorScheme: "dark" },
  async (reader) => {
    await reader.getByRole("checkbox").check();
    await reader.locator("afterword-comments input[autocomplete=name]").fill("نور");
    await reader
      .locator("afterword-comments textarea")
      .fill("هل يمكن أن يمر القارب بقريتنا أيضًا؟ لدينا ثلاثون قارئًا ورصيف صغير.");
    await reader.getByRole("button", { name: "إرسال التعليق" }).click();
    await reader.getByText("في انتظار القراءة").first().waitFor();
    await bringUp(reader, "afterword-comments textarea");
  },
);

await take(
  "desk",
  new URL(`/invitation#${token}`, server.desk),
  { viewport: { width: 1280, height: 760 }, colorScheme: "dark" },
  async (moderator) => {
    await moderator.getByLabel("Your name").fill("Maren");
    await moderator.getByLabel("E-mail").fill("maren@daybook.example");
    await moderator.getByLabel("Password").fill("a password for pictures");
    await moderator.getByRole("button", { name: "Make account" }).click();
    await moderator.getByText("412 of 830").first().click();
    await moderator.getByRole("button", { name: "Approve" }).waitFor();
  },
);

await take("notice", page("street-lights#comments"), column, async (reader) => {
  await reader.getByRole("checkbox").waitFor();
  await bringUp(reader, "afterword-comments [part=notice]");
});

await take("hint", page("street-lights#comments"), column, async (reader) => {
  await write(reader, "My shop has lamps for half the price, see www.lamps.example, today only.");
  await reader.locator("[part~=hint]").first().waitFor();
  await bringUp(reader, 'afterword-comments label[for="text-"]');
});

await take("rejected", page("street-lights#comments"), column, async (reader) => {
  await write(reader, "Whoever planned this should be thrown into the harbour.");
  await reader.getByRole("button", { name: "Send comment" }).click();
  await reader.locator("[part~=own-pending]").waitFor();
  const [waiting] = (
    await server.services.stores.queue.waiting({ site: "default", lang: null, after: null, limit: 100 })
  ).filter(({ author }) => author === "Ines");
  await decide(server.services, {
    comment: waiting!.id,
    moderator: { id: "newsroom", name: "The newsroom" },
    action: "reject",
    guideline: "threats",
    note: "Without the harbour we would gladly publish what you think of the plan.",
    seen: null,
  });
  // A decision can still be undone for some seconds.
  while ((await server.services.stores.decisions.nextDue()) !== null) await reader.waitForTimeout(200);
  await reader.reload();
  await reader.locator("[part~=own-rejected]").waitFor();
  await bringUp(reader, "afterword-comments [part=own]");
});

const offPolicy = { ...column, bypassCSP: true };

/** The file that `docs/backends.md` shows. */
const file = /backend="static".*?```json\n(.*?)```/s.exec(
  readFileSync(join(import.meta.dirname, "../docs/backends.md"), "utf8"),
)![1]!;

await take("static", page("street-lights#comments"), offPolicy, async (reader) => {
  await reader.route("**/comments.json", (route) => route.fulfill({ contentType: "text/json", body: file }));
  await reader.locator("afterword-comments").evaluate((element) => {
    element.setAttribute("thread", "/karez");
    element.setAttribute("endpoint", "/comments.json");
    element.setAttribute("backend", "static");
  });
  await reader.getByText("My grandfather dug here.").waitFor();
  await bringUp(reader, "afterword-comments");
});

await take("signed-in", page("street-lights#comments"), column, async (reader) => {
  await reader.locator("afterword-comments").evaluate((element) => {
    const claims = { name: "Ines Pereira", jti: "1", exp: Date.now() / 1000 + 300 };
    Object.assign(element, {
      token: `.${btoa(JSON.stringify(claims))}.`,
      backend: { thread: () => ({ comments: [], form: { signIn: "required" } }), post: () => {} },
    });
  });
  await reader.getByText("signed in on this site").waitFor();
  await reader.getByRole("checkbox").check();
  await reader.getByLabel("Your comment").fill("I walk home along Quarry Lane at one in the morning.");
  await bringUp(reader, "afterword-comments [part=notice]");
});

// The last one: it changes the guidelines that the others show.
await take("notice-changed", page("street-lights#comments"), column, async (reader) => {
  await reader.getByRole("checkbox").check();
  const { rules, ...texts } = defaultGuidelines.en;
  const changed = rules
    .filter(({ id }) => id !== "vulgarity")
    .map((rule) =>
      rule.id === "promotion"
        ? { ...rule, explanation: "Do not advertise a business, a product, a party or yourself." }
        : rule,
    );
  const named = {
    id: "names",
    label: "No private names",
    explanation: "Name nobody who has not spoken in public themselves.",
    ground: true,
  };
  await publishGuidelines(server.services, {
    site: "default",
    languages: [{ ...texts, rules: [...changed.slice(0, 5), named, ...changed.slice(5)] }],
  });
  await reader.reload();
  await reader.locator("[part~=notice-changed]").waitFor();
  await bringUp(reader, "afterword-comments [part=notice]");
});

await close();
