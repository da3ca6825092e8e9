/** The checker itself: each fault that a crash could leave is put into a database by hand, and must be found. */
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Storage, openStorage } from "../../src/server/storage/open.ts";
import { createStores } from "../../src/server/storage/stores.ts";
import { type TestDatabase, createDatabase, dialects } from "../helpers/databases.ts";
import { prepareSite } from "../helpers/prepared-site.ts";
import { newSubmission } from "../helpers/reader-client.ts";
import { check, spotless } from "./check.ts";
import { type History, newHistory } from "./history.ts";

describe.each(dialects)("on %s", (dialect) => {
  let database: TestDatabase;
  let storage: Storage;
  let history: History;

  beforeEach(async () => {
    database = await createDatabase(dialect);
    await prepareSite(database.url);
    storage = openStorage(database.url);
    history = newHistory();
    await store("Comment 1");
  });
  afterEach(async () => {
    await storage.close();
    await database.drop();
  });

  /** Stores a comment as an undisturbed server would, and its acknowledgement. */
  async function store(text: string): Promise<string> {
    const stores = createStores(storage.db);
    const submission = newSubmission({ text });
    const id = randomUUID();
    const thread = await stores.threads.ensure({
      id: randomUUID(),
      site: "default",
      key: "/one",
      url: null,
      title: null,
      at: 1,
    });
    await stores.comments.insert({
      id,
      site: "default",
      thread,
      parent: null,
      root: null,
      author: "Reader",
      email: null,
      text,
      sha256: "0".repeat(64),
      lang: "en",
      guidelines: { version: 1, lang: "en" },
      idempotencyKey: submission.idempotencyKey,
      fingerprint: "0".repeat(64),
      receiptSha256: randomUUID(),
      subject: null,
      staff: false,
      receivedAt: 1,
    });
    history.postings.push({ submission, acknowledged: id });
    return id;
  }

  test("nothing wrong is found where nothing is wrong", async () => {
    expect(await check(storage, history)).toEqual(spotless);
  });

  test("an acknowledged comment that is not there", async () => {
    history.postings.push({ submission: newSubmission({ text: "Comment 2" }), acknowledged: randomUUID() });
    expect(await check(storage, history)).toEqual({ ...spotless, lost: ["Comment 2"] });
  });

  test("a comment that is there twice", async () => {
    await store("Comment 1");
    expect(await check(storage, history)).toEqual({ ...spotless, doubled: ["Comment 1"] });
  });

  test("a counter that has gone ahead of its comments", async () => {
    await storage.db.updateTable("thread").set({ published: 1 }).execute();
    const miscounted = ["/one counts 1, shows 0"];
    expect(await check(storage, history)).toEqual({ ...spotless, miscounted });
  });

  test("a state without a decision, and a decision without its row in the log", async () => {
    const id = await store("Comment 2");
    await storage.db.updateTable("comment").set({ state: "rejected" }).where("id", "=", id).execute();
    history.decisions.push({ comment: id, decision: randomUUID(), action: "reject", undone: false });
    expect((await check(storage, history)).halfDecided).toHaveLength(2);
  });
});
