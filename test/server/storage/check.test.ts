import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setChoice } from "../../../src/server/domain/choices.ts";
import { applyDue, decide, undo } from "../../../src/server/domain/moderation.ts";
import { keepComment } from "../../../src/server/domain/reports.ts";
import { checkStorage } from "../../../src/server/storage/check.ts";
import { dialects } from "../../helpers/databases.ts";
import { type Newsroom, openNewsroom } from "../../helpers/newsroom.ts";
import { createResponses } from "../../helpers/responses.ts";

describe.each(dialects)("on %s", (dialect) => {
  let newsroom: Newsroom;
  let root: string;
  let reply: string;
  let waiting: string;
  let appealed: string;

  const say = { action: "approve", guideline: null, note: null, seen: null } as const;

  beforeEach(async () => {
    newsroom = await openNewsroom(dialect);
    const { services, ann, ben } = newsroom;
    const responses = createResponses(newsroom);
    const settle = async () => {
      newsroom.pass(5_000);
      await applyDue(services);
    };
    root = await newsroom.receive();
    await decide(services, { ...say, comment: root, moderator: ann });
    await settle();
    reply = await newsroom.receive({ parent: root, root });
    const { id } = await decide(services, { ...say, comment: reply, moderator: ann });
    await undo(services, { decision: id, moderator: ann });
    await decide(services, { ...say, comment: reply, moderator: ann });
    await settle();
    appealed = await responses.receive({ key: "/other" });
    const rejection = { ...say, comment: appealed, action: "reject", guideline: "promotion" } as const;
    const { id: seen } = await decide(services, { ...rejection, moderator: ann });
    await settle();
    await responses.appeal(appealed);
    await decide(services, { ...rejection, moderator: ben, note: "Again", seen });
    await settle();
    await responses.report(root);
    await keepComment(services, { comment: root, moderator: ben });
    await responses.report(root);
    await responses.recommend(root);
    await setChoice(services, { comment: root, moderator: ann, chosen: true });
    await setChoice(services, { comment: reply, moderator: ann, chosen: true });
    await setChoice(services, { comment: reply, moderator: ben, chosen: false });
    waiting = await newsroom.receive();
    await decide(services, {
      ...say,
      comment: waiting,
      moderator: ann,
      action: "reject",
      guideline: "promotion",
    });
  });
  afterEach(async () => newsroom.leave());

  const faults = async () => (await checkStorage(newsroom.storage)).faults;
  const run = async (statement: string) => {
    await sql.raw(statement).execute(newsroom.storage.db);
  };

  test("finds nothing where nothing is wrong", async () => {
    expect(await checkStorage(newsroom.storage)).toEqual({
      chains: [{ site: "default", chain: { verified: 12, erased: 0, broken: null } }],
      comments: 4,
      faults: [],
    });
  });

  test("reads every page", async () => {
    for (let n = 0; n < 600; n++) await newsroom.receive();
    expect(await checkStorage(newsroom.storage)).toMatchObject({ comments: 604, faults: [] });
  });

  test.each<[string, (ids: Record<"root" | "reply" | "waiting" | "appealed", string>) => string, RegExp]>([
    [
      "a state without a decision",
      ({ waiting: id }) => `update comment set state = 'approved', published_at = 1 where id = '${id}'`,
      /is approved, but pending by the log/,
    ],
    [
      "a decision that is not the newest",
      ({ reply: id }) => `update comment set decision_id = null where id = '${id}'`,
      /does not name the newest decision/,
    ],
    [
      "half a decision",
      ({ waiting: id }) => `update comment set takes_effect_at = null where id = '${id}'`,
      /is pending, but rejected by the log/,
    ],
    [
      "a decision at another time",
      ({ waiting: id }) => `update comment set takes_effect_at = takes_effect_at + 1 where id = '${id}'`,
      /takes effect at another time/,
    ],
    [
      "a wrong count of a thread",
      () => "update thread set published = 3",
      /counts 3 published comments, 1 of them at the top level, but shows 2 and 1/,
    ],
    [
      "a wrong count of replies",
      ({ root: id }) => `update comment set published_replies = 0 where id = '${id}'`,
      /counts 0 published replies, but has 1/,
    ],
    [
      "a choice that the log does not know",
      ({ reply: id }) => `update comment set chosen_at = 1 where id = '${id}'`,
      /is not chosen as the log has it/,
    ],
    [
      "a choice that is gone",
      ({ root: id }) => `update comment set chosen_at = null where id = '${id}'`,
      /is not chosen as the log has it/,
    ],
    [
      "an appeal that the log does not know",
      ({ waiting: id }) =>
        `insert into appeal (comment_id, site_id, rejection_id, text, made_at)
         select comment_id, site_id, id, 'Text', at from log where comment_id = '${id}'`,
      /has another appeal than the log/,
    ],
    ["an appeal that is gone", () => "delete from appeal", /has another appeal than the log/],
    [
      "an appeal against another decision",
      ({ root: id }) =>
        `update appeal set rejection_id = (select min(id) from log where comment_id = '${id}')`,
      /has an appeal against something else/,
    ],
    [
      "an appeal that was answered and does not say so",
      () => "update appeal set decision_id = null",
      /has an appeal that names another answer/,
    ],
    [
      "an appeal that names the rejection as its answer",
      () => "update appeal set decision_id = rejection_id",
      /has an appeal that names another answer/,
    ],
    [
      "a report about nothing that is published",
      ({ waiting: id }) => `update report set comment_id = '${id}' where answer_id is null`,
      /Report .* has not the answer/,
    ],
    [
      "a report that an approval answers",
      () => "update report set answer_id = (select min(id) from log where kind = 'approve')",
      /Report .* has not the answer/,
    ],
    [
      "a report that the answer to another comment answers",
      ({ appealed: id }) =>
        `update report set answer_id = (select max(id) from log where comment_id = '${id}')`,
      /Report .* has not the answer/,
    ],
    [
      "a report that a decision answers before it takes effect",
      ({ waiting: id }) =>
        `update report set comment_id = '${id}',
           answer_id = (select max(id) from log where comment_id = '${id}')`,
      /Report .* has not the answer/,
    ],
    [
      "a wrong count of recommendations",
      ({ root: id }) => `update comment set recommendations = 2 where id = '${id}'`,
      /counts 2 recommendations, but has 1/,
    ],
    [
      "an event that is ahead of its thread",
      () => "update thread_event set version = version + 9 where version = 2",
      /is at \d+, but has told of 11/,
    ],
    ["recommendations that are gone", () => "delete from reaction", /counts 1 recommendations, but has 0/],
  ])("finds %s", async (_, statement, fault) => {
    await run(statement({ root, reply, waiting, appealed }));
    expect(await faults()).toContainEqual(expect.stringMatching(fault));
  });

  test("finds a text that was changed behind the trigger's back", async () => {
    await run(`drop trigger comment_never_edited${dialect === "postgres" ? " on comment" : ""}`);
    await run(`update comment set text = 'A nicer comment' where id = '${root}'`);
    expect(await faults()).toEqual([`Comment ${root} has not the text that was received.`]);
  });

  test("takes an erased comment for what it is", async () => {
    await run(`update comment set text = null, author = null, erased_at = 1 where id = '${waiting}'`);
    expect(await faults()).toEqual([]);
  });
});
