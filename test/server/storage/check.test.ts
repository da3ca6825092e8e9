import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyDue, decide, undo } from "../../../src/server/domain/moderation.ts";
import { checkStorage } from "../../../src/server/storage/check.ts";
import { dialects } from "../../helpers/databases.ts";
import { type Newsroom, openNewsroom } from "../../helpers/newsroom.ts";

describe.each(dialects)("on %s", (dialect) => {
  let newsroom: Newsroom;
  let root: string;
  let reply: string;
  let waiting: string;

  const say = { action: "approve", guideline: null, note: null, seen: null } as const;

  beforeEach(async () => {
    newsroom = await openNewsroom(dialect);
    const { services, ann } = newsroom;
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
      chains: [{ site: "default", chain: { verified: 5, erased: 0, broken: null } }],
      comments: 3,
      faults: [],
    });
  });

  test("reads every page", async () => {
    for (let n = 0; n < 600; n++) await newsroom.receive();
    expect(await checkStorage(newsroom.storage)).toMatchObject({ comments: 603, faults: [] });
  });

  test.each<[string, (ids: { root: string; reply: string; waiting: string }) => string, RegExp]>([
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
  ])("finds %s", async (_, statement, fault) => {
    await run(statement({ root, reply, waiting }));
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
