/** What of readers' responses the desk lists, and what a case says of them. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DeskReport } from "../../../src/contract/desk.ts";
import { applyDue, decide, undo } from "../../../src/server/domain/moderation.ts";
import {
  type DeskList,
  listAppealed,
  listReported,
  openCase,
  openDesk,
} from "../../../src/server/domain/queue.ts";
import { keepComment } from "../../../src/server/domain/reports.ts";
import { dialects } from "../../helpers/databases.ts";
import { type Newsroom, openNewsroom } from "../../helpers/newsroom.ts";
import { createResponses, illegal, type Responses } from "../../helpers/responses.ts";

describe.each(dialects)("on %s", (dialect) => {
  let newsroom: Newsroom;
  let responses: Responses;
  beforeEach(async () => {
    newsroom = await openNewsroom(dialect);
    responses = createResponses(newsroom);
  });
  afterEach(async () => newsroom.leave());

  const list = { site: "default", after: null, limit: 20, lang: null, reading: "en" };
  const say = { action: "approve", guideline: null, note: null, seen: null } as const;
  const rejection = { ...say, action: "reject", guideline: "promotion" } as const;
  const settle = async () => {
    newsroom.pass(5_000);
    await applyDue(newsroom.services);
  };
  const publish = async (comment: Parameters<Responses["receive"]>[0] = {}) => {
    const id = await responses.receive(comment);
    await decide(newsroom.services, { ...say, comment: id, moderator: newsroom.ann });
    await settle();
    return id;
  };
  const reject = async (comment: Parameters<Responses["receive"]>[0] = {}) => {
    const id = await responses.receive(comment);
    await decide(newsroom.services, { ...rejection, comment: id, moderator: newsroom.ann });
    await settle();
    return id;
  };
  const seenOf = async (comment: string) =>
    (await newsroom.services.stores.queue.history(comment)).find(({ status }) => status !== "undone")!.id;
  const read = async (what: typeof listAppealed, query: Partial<DeskList> = {}) => {
    const { items, total, next } = await what(newsroom.services, { ...list, ...query });
    return { ids: items.map(({ id }) => id), items, total, next };
  };
  const counts = async () => {
    const account = { ...newsroom.ann, email: "first@newsroom.test" };
    const [site] = (await openDesk(newsroom.services, account)).sites;
    return { appeals: site!.appeals, reported: site!.reported };
  };
  const caseOf = (comment: string, reading = "en") => openCase(newsroom.services, { comment, reading });

  test("appeals stand in the order in which they came, page by page, by language", async () => {
    const comments = [];
    for (let n = 0; n < 4; n++) comments.push(await reject({ lang: n === 1 ? "ckb" : "en" }));
    const order = [comments[2]!, comments[1]!, comments[3]!, comments[0]!];
    for (const [n, comment] of order.entries()) {
      // Two in one millisecond stand in the order of their comments.
      newsroom.pass(n === 2 ? 0 : 1);
      await responses.appeal(comment);
    }
    const first = await read(listAppealed, { limit: 3 });
    expect(first).toMatchObject({ ids: order.slice(0, 3), total: 4, next: expect.any(String) });
    expect(first.items[0]).toMatchObject({
      state: "rejected",
      decision: { action: "reject", by: newsroom.ann, onAppeal: false },
      appeal: { text: "I only named the shop.", made: expect.stringMatching(/Z$/), decided: null },
    });
    // The page after it begins where it ended, whatever was answered meanwhile.
    await decide(newsroom.services, {
      ...say,
      comment: order[2]!,
      moderator: newsroom.ben,
      note: "A fair point",
      seen: await seenOf(order[2]!),
    });
    await settle();
    expect(await read(listAppealed, { after: first.next })).toMatchObject({
      ids: [order[3]],
      total: 3,
      next: null,
    });
    expect(await read(listAppealed, { lang: "ckb" })).toMatchObject({ ids: [order[1]], total: 1 });
    await expect(read(listAppealed, { after: "x" })).rejects.toMatchObject({ code: "invalid" });
    await expect(read(listAppealed, { site: "none" })).rejects.toMatchObject({ code: "unknown-site" });
  });

  test("an appeal leaves the list with the decision, comes back with its undo, and says what became of it", async () => {
    const comment = await reject();
    await responses.appeal(comment);
    expect(await counts()).toEqual({ appeals: 1, reported: 0 });
    const answer = { ...rejection, comment, moderator: newsroom.ben, note: "Again" };
    const { id } = await decide(newsroom.services, { ...answer, seen: await seenOf(comment) });
    expect(await read(listAppealed)).toMatchObject({ ids: [], total: 0 });
    expect(await counts()).toEqual({ appeals: 0, reported: 0 });
    await undo(newsroom.services, { decision: id, moderator: newsroom.ben });
    expect(await read(listAppealed)).toMatchObject({ ids: [comment], total: 1 });
    await decide(newsroom.services, { ...answer, seen: await seenOf(comment) });
    expect((await caseOf(comment)).item.appeal).toMatchObject({ decided: null });
    await settle();
    const { item, history } = await caseOf(comment);
    expect(item.appeal!.decided).toBe(item.decision!.decided);
    expect(history.map(({ onAppeal, status }) => [onAppeal, status])).toEqual([
      [true, "applied"],
      [true, "undone"],
      [false, "applied"],
    ]);
    expect(await counts()).toEqual({ appeals: 0, reported: 0 });
  });

  test("what may be illegal stands first, then what was reported first, page by page, by language", async () => {
    const comments = [];
    for (let n = 0; n < 5; n++) comments.push(await publish({ lang: n === 2 ? "ckb" : "en" }));
    const [a, b, c, d, e] = comments as [string, string, string, string, string];
    for (const comment of [c, a, b, a, a, d]) await responses.report(comment);
    await responses.report(b, illegal);
    await responses.report(e, illegal);
    expect(await counts()).toEqual({ appeals: 0, reported: 5 });
    const order = [b, e, c, a, d];
    const seen = [];
    let after: string | null = null;
    for (let turn = 0; turn < 3; turn++) {
      const page = await read(listReported, { limit: 2, after });
      expect(page.total).toBe(5);
      seen.push(...page.ids);
      after = page.next;
    }
    expect(seen).toEqual(order);
    expect(after).toBeNull();
    const { items } = await read(listReported);
    expect(items.map(({ reports }) => reports)).toEqual([2, 1, 1, 3, 1]);
    expect(await read(listReported, { lang: "ckb" })).toMatchObject({ ids: [c], total: 1 });
    // A page ends where it did, also when its last comment has its answer by then.
    const first = await read(listReported, { limit: 2 });
    await keepComment(newsroom.services, { comment: e, moderator: newsroom.ben });
    expect(await read(listReported, { after: first.next })).toMatchObject({ ids: [c, a, d], total: 4 });
    await expect(read(listReported, { after: "1x" })).rejects.toMatchObject({ code: "invalid" });
    await expect(read(listReported, { after: "" })).rejects.toMatchObject({ code: "invalid" });
  });

  test("a flood about one comment is one comment, and its case stays readable", async () => {
    const comment = await publish();
    for (let n = 0; n < 110; n++) await responses.report(comment);
    const { items, total } = await read(listReported);
    expect([items.length, total, items[0]!.reports]).toEqual([1, 1, 110]);
    expect(await counts()).toEqual({ appeals: 0, reported: 1 });
    expect((await caseOf(comment)).reports).toHaveLength(100);
  });

  test("a flood does not push what may be illegal out of the case", async () => {
    const comment = await publish();
    await responses.report(comment, illegal);
    for (let n = 0; n < 110; n++) await responses.report(comment);
    const { reports } = await caseOf(comment);
    expect(reports).toHaveLength(100);
    expect(reports[0]).toMatchObject({ reason: "illegal", notice: { name: "Nazdar Ali" } });
    const newest = reports.slice(1).map(({ id }) => id);
    expect(newest).toEqual(newest.toSorted().toReversed());
  });

  test("what a decision takes away that can still be undone is not reported meanwhile", async () => {
    const comment = await publish();
    await responses.report(comment);
    const { id } = await decide(newsroom.services, {
      ...rejection,
      comment,
      moderator: newsroom.ben,
      note: "True",
      seen: await seenOf(comment),
    });
    expect(await read(listReported)).toMatchObject({ ids: [], total: 0 });
    expect(await counts()).toEqual({ appeals: 0, reported: 0 });
    await undo(newsroom.services, { decision: id, moderator: newsroom.ben });
    expect(await read(listReported)).toMatchObject({ ids: [comment], total: 1 });
  });

  test("a case names each report's guideline in the moderator's language, who gave notice, and how it was answered", async () => {
    const comment = await publish();
    await responses.report(comment, { explanation: "A shop" });
    await keepComment(newsroom.services, { comment, moderator: newsroom.ben });
    await responses.report(comment, illegal);
    const unnamed = { name: null, email: null, unnamed: true, goodFaith: true } as const;
    await responses.report(comment, { ...illegal, illegal: unnamed });
    const { reports, item, rules } = await caseOf(comment, "ckb");
    const number = rules.findIndex(({ id }) => id === "promotion") + 1;
    const common = { id: expect.any(String), received: expect.stringMatching(/Z$/), answered: null };
    expect(reports).toEqual([
      {
        ...common,
        reason: "illegal",
        guideline: null,
        explanation: "It names a minor.",
        notice: { name: null, email: null },
      },
      {
        ...common,
        reason: "illegal",
        guideline: null,
        explanation: "It names a minor.",
        notice: { name: "Nazdar Ali", email: "nazdar@example.test" },
      },
      {
        ...common,
        reason: "promotion",
        guideline: { id: "promotion", number, label: rules[number - 1]!.label },
        explanation: "A shop",
        notice: null,
        answered: { at: expect.stringMatching(/Z$/), by: newsroom.ben, kept: true },
      },
    ] satisfies DeskReport[]);
    expect(item.reports).toBe(2);
  });

  test("what a machine noticed is shown with the guideline it touches, in force and in the moderator's language", async () => {
    const comment = await newsroom.receive({ subject: "reader-7" });
    const matches = [{ start: 0, end: 4 }];
    await newsroom.services.stores.flags.insert(comment, [
      { check: "guidance", guideline: "promotion", matches, value: null },
      { check: "hasty", guideline: null, matches: [], value: 2 },
    ]);
    const { item, rules } = await caseOf(comment, "ar");
    const number = rules.findIndex(({ id }) => id === "promotion") + 1;
    expect(item.flags).toEqual([
      {
        check: "guidance",
        guideline: { id: "promotion", number, label: rules[number - 1]!.label },
        matches,
        value: null,
      },
      { check: "hasty", guideline: null, matches: [], value: 2 },
    ]);
    expect(item.signedIn).toBe(true);
  });
});
