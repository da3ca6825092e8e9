import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyDue, decide, undo } from "../../../src/server/domain/moderation.ts";
import { verifyChain } from "../../../src/server/storage/verify.ts";
import { dialects } from "../../helpers/databases.ts";
import { type Newsroom, openNewsroom } from "../../helpers/newsroom.ts";

/** One change to the log, by direct SQL, and the first row that it breaks. */
const tampered: [what: string, statement: string, seq: number][] = [
  ["the id of a row", "update log set id = 'another' where seq = 4", 4],
  ["the site of a row", "update log set site_id = 'other' where seq = 3", 3],
  ["the number of a row", "update log set seq = 99 where seq = 3", 3],
  ["the number of the last row", "update log set seq = 99 where seq = 6", 6],
  ["the kind of a row", "update log set kind = 'approve' where seq = 2", 2],
  [
    "the comment of a row",
    "update log set comment_id = (select comment_id from log where seq = 1) where seq = 2",
    2,
  ],
  [
    "the decision that is undone",
    "update log set decision_id = (select id from log where seq = 1) where seq = 4",
    4,
  ],
  ["who decided", "update log set actor_id = 'another' where seq = 1", 1],
  ["who decided, to nobody", "update log set actor_id = null where seq = 1", 1],
  ["the guideline", "update log set guideline_id = 'threats' where seq = 2", 2],
  ["the version of the guidelines", "update log set guidelines_version = 2 where seq = 5", 5],
  ["the time", "update log set at = at + 1 where seq = 5", 5],
  ["when it takes effect", "update log set takes_effect_at = takes_effect_at + 1 where seq = 3", 3],
  ["when it takes effect, to never", "update log set takes_effect_at = null where seq = 3", 3],
  ["the commitment", "update log set commitment = 'x' where seq = 2", 2],
  ["the hash before", "update log set previous_hash = hash where seq = 2", 2],
  ["the hash", "update log set hash = previous_hash where seq = 2", 2],
  ["the last hash", "update log set hash = previous_hash where seq = 6", 6],
  ["a note", "update log_secret set note = 'nicer' where log_id = (select id from log where seq = 2)", 2],
  [
    "a note, to none",
    "update log_secret set note = null where log_id = (select id from log where seq = 2)",
    2,
  ],
  [
    "a note where none was",
    "update log_secret set note = 'new' where log_id = (select id from log where seq = 1)",
    1,
  ],
  ["a salt", "update log_secret set salt = 'pepper' where log_id = (select id from log where seq = 6)", 6],
  ["a row that is gone", "delete from log where seq = 5", 5],
  ["a last row that is gone", "delete from log where seq = 6", 6],
  ["a head that counts less", "update log_head set seq = 5, hash = (select hash from log where seq = 5)", 6],
  ["a head that counts more", "update log_head set seq = 7", 7],
  ["the hash of the head", "update log_head set hash = 'x'", 6],
  ["a head that is gone", "delete from log_head", 1],
];

describe.each(dialects)("on %s", (dialect) => {
  let newsroom: Newsroom;

  /** Undoes all that `work` did. */
  const inVain = async (work: (db: Newsroom["storage"]["db"]) => Promise<void>) => {
    const done = new Error("rolled back on purpose");
    await newsroom.storage.db
      .transaction()
      .execute(async (trx) => {
        await work(trx);
        throw done;
      })
      .catch((error: unknown) => {
        if (error !== done) throw error;
      });
  };

  beforeAll(async () => {
    newsroom = await openNewsroom(dialect);
    const { services, ann, ben, storage } = newsroom;
    await services.stores.sites.create({ ...(await services.stores.sites.find("default"))!, id: "other" });
    const [first, second, third] = [
      await newsroom.receive(),
      await newsroom.receive(),
      await newsroom.receive(),
    ];
    const say = { action: "approve", guideline: null, note: null, seen: null } as const;
    await decide(services, { ...say, comment: first, moderator: ann });
    await decide(services, {
      ...say,
      comment: second,
      moderator: ben,
      action: "reject",
      guideline: "promotion",
      note: "A shop's address",
    });
    const { id } = await decide(services, { ...say, comment: third, moderator: ann });
    await undo(services, { decision: id, moderator: ann });
    newsroom.pass(5_000);
    await applyDue(services);
    const { id: seen } = await decide(services, { ...say, comment: third, moderator: ben });
    newsroom.pass(5_000);
    await applyDue(services);
    await decide(services, {
      ...say,
      comment: third,
      moderator: ben,
      action: "reject",
      guideline: "threats",
      note: "On second thought",
      seen,
    });
    // What follows needs what the triggers refuse; that they do is shown first.
    for (const change of ["update log set at = 0", "delete from log", "update log_secret set note = ''"]) {
      await expect(sql.raw(change).execute(storage.db)).rejects.toThrow(/append-only|never changed/);
    }
    for (const [trigger, table] of [
      ["log_never_changed", "log"],
      ["log_never_deleted", "log"],
      ["log_secret_never_changed", "log_secret"],
    ]) {
      await sql
        .raw(`drop trigger if exists ${trigger}${dialect === "postgres" ? ` on ${table}` : ""}`)
        .execute(storage.db);
    }
    await sql
      .raw(
        dialect === "sqlite"
          ? "pragma foreign_keys = off"
          : "alter table log_secret drop constraint if exists log_secret_log_id_fkey; alter table log drop constraint if exists log_decision_id_fkey",
      )
      .execute(storage.db);
  });
  afterAll(async () => newsroom.leave());

  const verify = (db = newsroom.storage.db) => verifyChain(db, "default");

  test("the log holds as it was written", async () => {
    expect(await verify()).toEqual({ verified: 6, erased: 0, broken: null });
  });

  test.each(tampered)("%s changed: verifying stops there", async (_, statement, seq) => {
    await inVain(async (db) => {
      await sql.raw(statement).execute(db);
      const { broken, verified } = await verify(db);
      expect(broken?.seq).toBe(seq);
      expect(verified).toBeLessThanOrEqual(seq);
    });
    expect((await verify()).broken).toBeNull();
  });

  test("an erased note leaves a chain that holds, with its row marked", async () => {
    await inVain(async (db) => {
      await sql.raw("delete from log_secret where log_id = (select id from log where seq = 2)").execute(db);
      expect(await verify(db)).toEqual({ verified: 6, erased: 1, broken: null });
      // No note is there to hold its commitment against; the chain holds it all the same.
      await sql.raw("update log set commitment = 'x' where seq = 2").execute(db);
      expect((await verify(db)).broken?.seq).toBe(2);
    });
  });

  test("a site without decisions has a chain that holds", async () => {
    expect(await verifyChain(newsroom.storage.db, "other")).toEqual({
      verified: 0,
      erased: 0,
      broken: null,
    });
  });
});
