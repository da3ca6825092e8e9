/** What the desk does with reports and appeals, by real key presses, in both directions of writing. */
import { randomUUID } from "node:crypto";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OwnComment, ReportRequest } from "../../src/contract/records.ts";
import { idempotencyHeader, postAppeal, postReport } from "../../src/contract/routes.ts";
import type { AtDesk } from "../helpers/at-desk.ts";
import { openDesk } from "../helpers/desk-client.ts";
import { standsOn, walk } from "../helpers/keyboard.ts";
import { audit, pressOn, sees, tabTo, writeInto } from "../helpers/people.ts";
import { moderator } from "../helpers/prepared-site.ts";
import { type Submission, call, newSubmission, send } from "../helpers/reader-client.ts";
import { type TwoModerators, openTwoModerators } from "../helpers/two-moderators.ts";

/** Each is read from its top to its bottom by itself. */
const columns = ".top, .front, .read, .bar, .side";

describe.each(["en", "ckb"] as const)("at the desk in %s", (lang) => {
  let it: TwoModerators;
  const sharp = newSubmission({ author: "Ines", text: "The council has slept through two winters." });
  const cruel = newSubmission({ author: "Marit", text: "She looks like her own parking meter." });
  const fair = newSubmission({ author: "Ines", text: "Call the bakery on 0750 123 4567." });

  beforeAll(async () => {
    it = await openTwoModerators(lang);
    const { api, desk } = it.stage.server;
    const client = await openDesk(desk, moderator);
    const put = async (submission: Submission): Promise<string> =>
      ((await (await send(api, submission)).json()) as OwnComment).id;
    const report = async (id: string, what: Partial<ReportRequest>): Promise<void> => {
      const body = { site: "default", reason: "other", explanation: "Unfair", illegal: null, ...what };
      await call(api, postReport, { params: { id }, body, headers: { [idempotencyHeader]: randomUUID() } });
    };
    for (const [submission, what] of [
      [sharp, {}],
      [cruel, { reason: "illegal", illegal: { name: "Dilan", email: "d@reader.test", goodFaith: true } }],
    ] as const) {
      const id = await put(submission);
      await client.decide(id, {});
      await report(id, what);
    }
    const id = await put(fair);
    await client.decide(id, { action: "reject", guideline: "promotion", note: "No shops." });
    const body = { site: "default", receipt: fair.comment.receipt, text: "I buy my bread there." };
    expect((await call(api, postAppeal, { params: { id }, body })).status).toBe(200);
  });
  afterAll(async () => it.leave());

  const heading = ({ page }: AtDesk): Locator => page.locator("#comment");

  /** The state that is shown: all of it can be walked through, and an audit, alike in both languages, finds nothing. */
  async function isSound({ page }: AtDesk): Promise<void> {
    await walk(page.locator(".desk"), columns);
    if (lang === "en") await audit(page);
  }

  test("what the keys do is told, and told no more", async () => {
    const { page } = it.first;
    await page.keyboard.press("?");
    await standsOn(page.locator("#keys"));
    await isSound(it.first);
    await tabTo(page, page.locator(".keys-panel input"));
    await page.keyboard.press("Escape");
    await standsOn(heading(it.first));
  });

  test("a reported comment is kept by its button, another by its key", async () => {
    const { first } = it;
    const { page } = first;
    await first.open("reported");
    await first.reads(cruel.comment.text);
    await isSound(first);
    await pressOn(page, page.getByRole("button", { name: it.t("keep") }));
    await first.reads(sharp.comment.text);
    await standsOn(heading(first));
    await page.keyboard.press("p");
    await sees(page.locator(".empty").getByText(it.t("emptyReported")));
    await standsOn(heading(first));
    await isSound(first);
  });

  test("the appeal of one's own rejection can be read, and not decided", async () => {
    const { first } = it;
    const { page } = first;
    await first.open("appeals");
    await first.reads(fair.comment.text);
    await sees(page.locator("#own"));
    await isSound(first);
    const publish = page.getByRole("button", { name: it.t("publishAfterAll") });
    await pressOn(page, publish);
    await sees(page.getByRole("status").getByText(it.t("ownDecision")));
    await standsOn(publish);
  });

  test("another decides it, asked for a guideline and a reason", async () => {
    const { other } = it;
    const { page } = other;
    await other.open("appeals");
    await other.reads(fair.comment.text);
    await isSound(other);
    const uphold = page.getByRole("button", { name: it.t("uphold") });
    await pressOn(page, uphold);
    await sees(page.locator(".lack").getByText(it.t("chooseGuideline")));
    await standsOn(page.locator(".rule[aria-pressed]").first());
    await isSound(other);
    const rule = page.locator(".rule[aria-pressed]").nth(6);
    await pressOn(page, rule, "Space");
    await standsOn(rule);
    await pressOn(page, uphold);
    await sees(page.locator(".lack").getByText(it.t("writeAppealReason")));
    await standsOn(page.locator("#note"));
    await isSound(other);
    await writeInto(page, page.locator("#note"), "It is an advertisement.");
    await pressOn(page, uphold);
    await sees(page.locator(".empty").getByText(it.t("emptyAppeals")));
    await standsOn(heading(other));
    await isSound(other);
  });

  test("what was found and what was decided stands below the comment", async () => {
    const { other } = it;
    const { page } = other;
    await other.open("decided");
    for (const { comment } of [fair, sharp]) {
      await pressOn(page, page.locator(".item").filter({ hasText: comment.text }));
      await other.reads(comment.text);
      await standsOn(heading(other));
      await sees(page.locator("#history"));
      await isSound(other);
    }
  });

  test("the language is changed, and the place is kept", async () => {
    const { page } = it.other;
    const comment = await page.locator("#comment").textContent();
    await page.locator(".top .speak").focus();
    // Its first letter leads to a language, wherever the list opens.
    await page.keyboard.type("Deu");
    await page.keyboard.press("Enter");
    await sees(page.locator('html[lang="de"][dir="ltr"] .tabs'));
    await sees(page.locator(`.tabs a[aria-current][href="#/decided"]`));
    await sees(page.locator("#comment").getByText(comment!));
  });
});
