import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setThreadOpen } from "../../../src/server/domain/queue.ts";
import type { Change } from "../../../src/server/domain/live-ports.ts";
import { storageServices } from "../../../src/server/storage/stores.ts";
import { dialects } from "../../helpers/databases.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";
import { newSubmission } from "../../helpers/reader-client.ts";

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  beforeEach(async () => void (reader = await openReaderApp(dialect)));
  afterEach(async () => reader.leave());

  const after = (version: number, limit = 100) =>
    reader.services.stores.events.after({ site: "default", key: "/article", version, limit });

  const threadId = async () =>
    (await reader.storage.db.selectFrom("thread").select("id").executeTakeFirstOrThrow()).id;

  async function publish(parent: string | null = null): Promise<string> {
    const { id } = await reader.post({ parent });
    await reader.settle(id);
    return id;
  }

  async function withdraw(submission: ReturnType<typeof newSubmission>, id: string): Promise<void> {
    const { receipt, site } = submission.comment;
    const answer = await reader.send(`/v1/comments/${id}/withdraw`, { site, receipt });
    expect(answer.status).toBe(200);
  }

  test("each move that readers see has an event, with what there is afterwards", async () => {
    const root = await publish();
    const reply = await publish(root);
    await reader.settle(root, "reject");
    const submission = newSubmission({ parent: reply });
    const { id: last } = (await (await reader.submit(submission)).json()) as { id: string };
    await reader.settle(last);
    await withdraw(submission, last);
    const thread = await threadId();
    await setThreadOpen(reader.services, { thread, open: false });
    await setThreadOpen(reader.services, { thread, open: false });
    await setThreadOpen(reader.services, { thread, open: true });
    const key = "/article";
    expect(await after(0)).toEqual({
      version: 7,
      from: 0,
      events: [
        { key, version: 1, kind: "published", comment: root, root: null, count: 1 },
        { key, version: 2, kind: "published", comment: reply, root, count: 2 },
        { key, version: 3, kind: "unpublished", comment: root, root: null, count: 1 },
        { key, version: 4, kind: "published", comment: last, root, count: 2 },
        { key, version: 5, kind: "unpublished", comment: last, root, count: 1 },
        { key, version: 6, kind: "closed", comment: null, root: null, count: 1 },
        { key, version: 7, kind: "opened", comment: null, root: null, count: 1 },
      ],
    });
  });

  test("what was never published makes no event, whatever becomes of it", async () => {
    const rejected = await reader.post();
    await reader.settle(rejected.id, "reject");
    const submission = newSubmission({});
    const { id } = (await (await reader.submit(submission)).json()) as { id: string };
    await withdraw(submission, id);
    await reader.post();
    expect(await after(0)).toEqual({ version: 0, from: 0, events: [] });
  });

  test("a recommendation moves the version, and tells nothing", async () => {
    const id = await publish();
    const voter = "v".repeat(43);
    await reader.send(`/v1/comments/${id}/reaction`, { site: "default", voter, recommend: true });
    expect(await after(1)).toEqual({ version: 2, from: 0, events: [] });
  });

  test("the newest are told where there are more than asked for, and from where on they are whole", async () => {
    for (let n = 0; n < 5; n++) await publish();
    const versions = async (version: number, limit: number) => {
      const { from, events } = await after(version, limit);
      return { from, versions: events.map((event) => event.version) };
    };
    expect(await versions(1, 4)).toEqual({ from: 0, versions: [2, 3, 4, 5] });
    expect(await versions(1, 3)).toEqual({ from: 2, versions: [3, 4, 5] });
    expect(await versions(5, 3)).toEqual({ from: 0, versions: [] });
  });

  test("a thread that does not exist is at its beginning", async () => {
    expect(await after(0)).toEqual({ version: 0, from: 0, events: [] });
    expect(await reader.services.stores.events.versions("default", ["/article"])).toEqual(new Map());
    await publish();
    const { events } = reader.services.stores;
    expect(await events.versions("default", ["/article", "/other"])).toEqual(new Map([["/article", 1]]));
    expect(await events.versions("other", ["/article"])).toEqual(new Map());
    expect(await events.versions("default", [])).toEqual(new Map());
  });

  test("what is swept is said to be missing, and what is not stays whole", async () => {
    await publish();
    await publish();
    reader.pass(60_000);
    const before = reader.services.clock.now();
    await publish();
    await reader.services.stores.events.sweep(before);
    const left = await after(0);
    expect([left.version, left.from, left.events.map(({ version }) => version)]).toEqual([3, 2, [3]]);
    await reader.services.stores.events.sweep(before + 60_000);
    expect(await after(0)).toEqual({ version: 3, from: 3, events: [] });
  });

  test("threads from before there were events begin where they stood", async () => {
    await publish();
    await reader.storage.db.deleteFrom("thread_event").execute();
    const { migrations } = await import("../../../src/server/storage/migrations/index.ts");
    const { up } = migrations.find(({ name }) => name === "0005-changes")!;
    await reader.storage.db.transaction().execute(async (trx) => {
      const { sql } = await import("kysely");
      if (dialect === "postgres") {
        for (const table of ["thread", "site"]) {
          await sql.raw(`drop trigger ${table}_changed on ${table}`).execute(trx);
        }
        await sql`drop function notify_change`.execute(trx);
      }
      await sql`alter table thread drop column events_from`.execute(trx);
      await up(trx as never, dialect);
    });
    await publish();
    const { from, events } = await after(0);
    expect([from, events.map(({ version }) => version)]).toEqual([1, [2]]);
  });

  describe("who keeps something by a version is told", () => {
    let told: Change[];
    let services: ReturnType<typeof storageServices>;
    beforeEach(() => {
      told = [];
      services = storageServices(reader.storage.db, (change) => void told.push(change));
    });

    test("of a thread after the commit, and not before", async () => {
      const { id } = await reader.post();
      const move = { comment: id, from: "pending", to: "approved", at: 1 } as const;
      for (const commit of [services.transaction, services.groupCommit]) {
        told = [];
        const { from, to } = commit === services.transaction ? move : { from: move.to, to: move.from };
        await commit(async (stores) => {
          await stores.comments.move({ ...move, from, to });
          expect(told).toEqual([]);
        });
        expect(told).toEqual([{ site: "default", key: "/article" }]);
      }
    });

    test("of a site, whose settings, guidelines and words are part of every answer", async () => {
      const { sites, guidelines, wordLists } = services.stores;
      const site = (await sites.find("default"))!;
      await sites.update(site);
      await guidelines.publish(
        "default",
        [{ ...(await guidelines.find("default", 1, "en"))!, version: 2 }],
        1,
      );
      await wordLists.set("default", { lang: "en", guideline: "promotion", words: ["a"] });
      expect(told).toEqual(Array.from({ length: 3 }, () => ({ site: "default", key: null })));
      expect((await sites.find("default"))!.version).toBe(site.version + 3);
    });
  });
});
