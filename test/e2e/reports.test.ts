/** Reports, from a reader to the desk and back to the author, on the real server, with two moderators at browsers. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OwnComment, ReportRequest } from "../../src/contract/records.ts";
import { idempotencyHeader, postReport } from "../../src/contract/routes.ts";
import type { AtDesk } from "../helpers/at-desk.ts";
import { openDesk } from "../helpers/desk-client.ts";
import { audit, doesNotSee, sees } from "../helpers/people.ts";
import { moderator } from "../helpers/prepared-site.ts";
import { type Submission, call, newSubmission, readOwn, send } from "../helpers/reader-client.ts";
import type { Stage } from "../helpers/stage.ts";
import { type TwoModerators, openTwoModerators } from "../helpers/two-moderators.ts";
import type { DeskWords } from "../helpers/words.ts";

const sharp = newSubmission({ author: "Ines", text: "The council has slept through two winters." });
const cruel = newSubmission({ author: "Marit", text: "She looks like her own parking meter." });

let stage: Stage;
let t: DeskWords;
let first: AtDesk;
let other: AtDesk;
let leave: TwoModerators["leave"];

beforeAll(async () => {
  ({ stage, t, first, other, leave } = await openTwoModerators());
  const client = await openDesk(stage.server.desk, moderator);
  for (const submission of [sharp, cruel]) {
    const { id } = (await (await send(stage.server.api, submission)).json()) as OwnComment;
    expect((await client.decide(id, {})).status).toBe(200);
  }
});
afterAll(async () => leave());

const own = (submission: Submission): Promise<OwnComment> => readOwn(stage.server.api, submission);

async function report(submission: Submission, what: Partial<ReportRequest>): Promise<void> {
  const { id } = await own(submission);
  const body = { site: "default", reason: "other", explanation: null, illegal: null, ...what };
  const headers = { [idempotencyHeader]: randomUUID() };
  const answer = await call(stage.server.api, postReport, { params: { id }, body, headers });
  expect(answer.status).toBe(202);
}

describe("a report", () => {
  test("arrives at the desk, illegal content first, with what its reader says", async () => {
    await report(sharp, { reason: "attacks" });
    await report(sharp, { explanation: "It is unfair." });
    await report(cruel, {
      reason: "illegal",
      explanation: "An insult under section 185.",
      illegal: { name: "Dilan Kaya", email: "dilan@reader.test", goodFaith: true },
    });
    await first.open("reported");
    expect(await first.count("reported")).toBe("2");
    await first.reads(cruel.comment.text);
    const { page } = first;
    const notice = page.locator(".report--illegal");
    expect(await notice.count()).toBe(1);
    expect(await notice.textContent()).toMatch(
      /Illegal content[^]*An insult under section 185\.[^]*Dilan Kaya[^]*dilan@reader\.test/,
    );
    await audit(page);
  });

  test("is answered by keeping the comment, which stays as it was", async () => {
    await other.open("reported");
    const { page } = other;
    await page.keyboard.press("j");
    await other.reads(sharp.comment.text);
    expect(await page.locator(".report").count()).toBe(2);
    await page.keyboard.press("p");
    await sees(page.getByRole("status").getByText(t("announceKept", "\u2068Ines\u2069")));
    await other.reads(cruel.comment.text);
    expect(await other.count("reported")).toBe("1");
    expect((await own(sharp)).state).toBe("approved");
  });

  test("stands in the history when it is answered, with who did", async () => {
    await first.open("decided");
    await first.page.keyboard.press("j");
    await first.reads(sharp.comment.text);
    const answer = first.page.locator("#history ~ ol > li").first();
    expect(await answer.textContent()).toMatch(/Kept published[^]*Second[^]*2 reports answered/);
    await doesNotSee(first.page.locator("#reports"));
    await audit(first.page);
  });

  test("leads to a rejection, which its author reads with guideline and note", async () => {
    await first.open("reported");
    await first.reads(cruel.comment.text);
    await first.page.keyboard.press("4");
    await first.page.keyboard.press("r");
    await sees(first.page.locator(".lack").getByText(t("writeReason")));
    await first.decide("r", "It goes against the person.");
    await sees(first.page.getByText(t("emptyReported")));
    expect(await own(cruel)).toMatchObject({
      state: "rejected",
      outcome: { guideline: { id: "attacks", number: 4 }, note: "It goes against the person." },
    });
  });

  test("is answered once: a colleague who would keep it is told what stands", async () => {
    const { page } = other;
    await other.reads(cruel.comment.text);
    await page.keyboard.press("p");
    await sees(page.locator(".outrun").getByText("First"));
    await doesNotSee(page.getByRole("button", { name: t("keep") }));
    await audit(page);
    expect((await own(cruel)).state).toBe("rejected");
  });
});
