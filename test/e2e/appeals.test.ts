/**
 * An appeal, from the author's side to the desk's and back, on the real server: two moderators, each in a browser of
 * their own, of whom the one who rejected cannot decide again.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OwnComment } from "../../src/contract/records.ts";
import { postAppeal } from "../../src/contract/routes.ts";
import type { AtDesk } from "../helpers/at-desk.ts";
import { openDesk } from "../helpers/desk-client.ts";
import { audit, doesNotSee, sees } from "../helpers/people.ts";
import { moderator } from "../helpers/prepared-site.ts";
import { type Submission, call, newSubmission, readOwn, send } from "../helpers/reader-client.ts";
import type { Stage } from "../helpers/stage.ts";
import { type TwoModerators, openTwoModerators } from "../helpers/two-moderators.ts";
import type { DeskWords } from "../helpers/words.ts";

const fair = newSubmission({
  author: "Ines",
  text: "The bakery by the bridge lost a third of its mornings.",
});
const unfair = newSubmission({ author: "Marit", text: "Come to my shop by the bridge!" });

let stage: Stage;
let t: DeskWords;
let first: AtDesk;
let other: AtDesk;
let leave: TwoModerators["leave"];

beforeAll(async () => {
  ({ stage, t, first, other, leave } = await openTwoModerators());
});
afterAll(async () => leave());

const own = (submission: Submission): Promise<OwnComment> => readOwn(stage.server.api, submission);

async function appeal(submission: Submission, text: string): Promise<void> {
  const { id } = await own(submission);
  const body = { site: "default", receipt: submission.comment.receipt, text };
  const answer = await call(stage.server.api, postAppeal, { params: { id }, body });
  expect(await answer.text()).toContain('"state":"rejected"');
}

describe("an appeal", () => {
  test("follows on a rejection under a guideline, by keyboard", async () => {
    for (const submission of [fair, unfair]) {
      expect((await send(stage.server.api, submission)).status).toBe(202);
    }
    await first.open("waiting");
    for (const { comment } of [fair, unfair]) {
      await first.reads(comment.text);
      await first.decide("r", "No shop names, please.", 7);
    }
    await sees(first.page.getByText(t("emptyWaiting")));
    expect(await own(fair)).toMatchObject({
      state: "rejected",
      outcome: { guideline: { id: "promotion", number: 7 }, note: "No shop names, please." },
      mayAppeal: true,
    });
    await appeal(fair, "I do not own it.\nI buy my bread there.");
    await appeal(unfair, "But it is a good shop.");
  });

  test("is not for the moderator who rejected, who is told so", async () => {
    await first.open("appeals");
    expect(await first.count("appeals")).toBe("2");
    await first.reads(fair.comment.text);
    const { page } = first;
    await sees(page.locator("#own").getByText(t("ownDecision")));
    for (const word of ["publishAfterAll", "uphold"] as const) {
      const button = page.getByRole("button", { name: t(word) });
      expect(await button.getAttribute("aria-disabled")).toBe("true");
    }
    await doesNotSee(page.locator("#note"));
    await audit(page);
    await page.keyboard.press("a");
    await sees(page.getByRole("status").getByText(t("ownDecision")));

    const { id } = await own(fair);
    const client = await openDesk(stage.server.desk, moderator);
    const { items } = (await (
      await client.call({ method: "GET", path: "/api/appeals" }, { query: { site: "default" } })
    ).json()) as { items: { id: string; decision: { id: string } }[] };
    const seen = items.find((item) => item.id === id)!.decision.id;
    const refused = await client.decide(id, { action: "approve", note: "Once more", seen });
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
      403,
      "own-decision",
    ]);
    expect((await own(fair)).state).toBe("rejected");
  });

  test("is read by another one with the rejection beside it, and granted", async () => {
    await other.open("appeals");
    await other.reads(fair.comment.text);
    const { page } = other;
    expect(await page.locator(".appeal .rejection").textContent()).toMatch(
      /First[^]*No shop names, please\./,
    );
    expect(await page.locator(".appeal blockquote").textContent()).toBe(
      "I do not own it.\nI buy my bread there.",
    );
    await audit(page);
    await page.keyboard.press("a");
    await sees(page.locator(".lack").getByText(t("writeAppealReason")));
    await other.decide("a", "It names no shop of its author's.");
    await other.reads(unfair.comment.text);
    expect(await other.count("appeals")).toBe("1");
    expect(await own(fair)).toMatchObject({
      state: "approved",
      outcome: { note: "It names no shop of its author's." },
      mayAppeal: false,
    });
    expect((await own(fair)).appeal?.decided).not.toBeNull();
  });

  test("or upheld, under a guideline and with a reason", async () => {
    await other.decide("r", "It is an advertisement.", 7);
    await sees(other.page.getByText(t("emptyAppeals")));
    expect(await own(unfair)).toMatchObject({
      state: "rejected",
      outcome: { guideline: { number: 7 }, note: "It is an advertisement." },
      mayAppeal: false,
    });
    await audit(other.page);
  });

  test("stands in the history that both see", async () => {
    await first.open("decided");
    await first.reads(unfair.comment.text);
    const entries = first.page.locator("#history ~ ol > li");
    expect(await entries.count()).toBe(2);
    expect(await entries.first().textContent()).toMatch(/on appeal[^]*Second[^]*It is an advertisement\./);
    expect(await entries.last().textContent()).toMatch(/First[^]*No shop names, please\./);
    await audit(first.page);
  });
});
