/** The database itself refuses to change what was written. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dialects } from "../../helpers/databases.ts";
import { type Newsroom, openNewsroom } from "../../helpers/newsroom.ts";

describe.each(dialects)("on %s", (dialect) => {
  let newsroom: Newsroom;
  let id: string;
  const run = (statement: string) =>
    sql.raw(statement.replaceAll("$id", `'${id}'`)).execute(newsroom.storage.db);
  const comment = () =>
    newsroom.storage.db.selectFrom("comment").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

  beforeAll(async () => {
    newsroom = await openNewsroom(dialect);
    id = await newsroom.receive();
    await newsroom.services.transaction(async (stores) => {
      await stores.log.append({
        id: "log-1",
        site: "default",
        kind: "approve",
        comment: id,
        decision: null,
        actor: null,
        guideline: null,
        guidelinesVersion: null,
        note: "A note",
        at: 1,
        takesEffectAt: 1,
      });
      await stores.appeals.insert({
        comment: id,
        site: "default",
        rejection: "log-1",
        text: "Read it again",
        at: 1,
      });
      await stores.reports.insert({
        id: "report-1",
        site: "default",
        comment: id,
        reason: "illegal",
        guidelinesVersion: 1,
        explanation: "It names a minor",
        name: "Nazdar",
        email: "nazdar@example.test",
        idempotencyKey: "key",
        fingerprint: "fingerprint",
        at: 1,
      });
    });
  });
  afterAll(async () => newsroom.leave());

  test.each([
    ["update comment set text = 'Other' where id = $id", "never edited"],
    ["update comment set author = 'Other' where id = $id", "never edited"],
    ["update comment set text_sha256 = '0' where id = $id", "never edited"],
    ["update comment set text = null where id = $id", "never edited"],
    ["update comment set text = null, author = null where id = $id", "never edited"],
    ["update comment set text = null, erased_at = 1 where id = $id", "never edited"],
    ["update comment set text = null, author = 'Other', erased_at = 1 where id = $id", "never edited"],
    ["update comment set text = 'Other', author = null, erased_at = 1 where id = $id", "never edited"],
    [
      "update comment set text = null, author = null, erased_at = 1, text_sha256 = '0' where id = $id",
      "never",
    ],
    ["delete from comment where id = $id", "never deleted"],
    ["update comment set state = 'approved' where id = $id", "comment_published_at"],
    ["update log set kind = 'reject'", "append-only"],
    ["delete from log", "append-only"],
    ["update log_secret set note = 'Other'", "never changed"],
    ["update log_secret set salt = 'Other'", "never changed"],
    ["update appeal set text = 'Other'", "never edited"],
    ["update report set explanation = 'Other'", "never edited"],
    ["update report set name = 'Other'", "never edited"],
    ["update report set email = 'Other'", "never edited"],
    ["update report set reason = 'other'", "never edited"],
  ])("%s", async (statement, reason) => {
    const before = await comment();
    await expect(run(statement)).rejects.toThrow(reason);
    expect(await comment()).toEqual(before);
  });

  test("a comment can be erased, and not be filled again", async () => {
    await run("update comment set text = null, author = null, email = null, erased_at = 1 where id = $id");
    expect(await comment()).toMatchObject({ text: null, author: null, erased_at: 1 });
    await expect(run("update comment set text = 'Other' where id = $id")).rejects.toThrow("never edited");
    await expect(
      run("update comment set text = 'Other', author = 'A', erased_at = null where id = $id"),
    ).rejects.toThrow("never edited");
  });

  test("what an appeal and a report say can be erased, and not be filled again", async () => {
    await run("update appeal set text = null");
    await run("update report set explanation = null, name = null, email = null");
    await expect(run("update appeal set text = 'Other'")).rejects.toThrow("never edited");
    await expect(run("update report set name = 'Other'")).rejects.toThrow("never edited");
  });

  test("a note can be erased", async () => {
    await run("delete from log_secret");
    expect(await newsroom.services.stores.log.ofComments([id])).toMatchObject([{ id: "log-1", note: null }]);
  });
});
