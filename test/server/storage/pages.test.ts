import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Stores } from "../../../src/server/domain/ports.ts";
import { createStores } from "../../../src/server/storage/stores.ts";
import { dialects } from "../../helpers/databases.ts";
import { openNewsroom, type Newsroom } from "../../helpers/newsroom.ts";
import { fullScans, openWatched, sortings, type WatchedStorage } from "../../helpers/plans.ts";
import { addSite } from "../../helpers/prepared-site.ts";

describe.each(dialects)("on %s", (dialect) => {
  let newsroom: Newsroom;
  let storage: WatchedStorage;
  let stores: Stores;

  beforeEach(async () => {
    newsroom = await openNewsroom(dialect);
    storage = openWatched(newsroom.url);
    stores = createStores(storage.db);
  });
  afterEach(async () => {
    await storage.close();
    await newsroom.leave();
  });

  const publish = async (comment: Parameters<Newsroom["receive"]>[0], at: number) => {
    const id = await newsroom.receive(comment);
    await stores.comments.move({ comment: id, from: "pending", to: "approved", at });
    return id;
  };
  const threadOf = async (key: string) => (await stores.threads.findWithSite("default", key))!.thread!.id;
  const latest = async (thread: string | null, limit = 50) =>
    (await stores.pages.latest({ site: "default", thread, limit })).map(({ comment }) => comment.id);

  test("what was published last comes first, whenever it was sent", async () => {
    const a = await publish({ key: "/one" }, 3000);
    const b = await publish({ key: "/two" }, 1000);
    const c = await publish({ key: "/one", parent: a, root: a }, 2000);
    await newsroom.receive({ key: "/one" });
    const gone = await publish({ key: "/one" }, 4000);
    await publish({ key: "/one", parent: gone, root: gone }, 500);
    await stores.comments.move({ comment: gone, from: "approved", to: "withdrawn", at: 5000 });
    expect((await latest(null)).slice(0, 3)).toEqual([a, c, b]);
    expect(await latest(null)).toHaveLength(4);
    expect(await latest(null)).not.toContain(gone);
    expect(await latest(await threadOf("/two"))).toEqual([b]);
    expect(await latest(null, 2)).toEqual([a, c]);
  });

  test("another site's comments are none of it", async () => {
    await addSite(newsroom.url, { id: "other" });
    await publish({ key: "/here" }, 1000);
    expect(await stores.pages.latest({ site: "other", thread: null, limit: 50 })).toEqual([]);
  });

  test("each comes with what its article is", async () => {
    const id = await publish({ key: "/one" }, 1000);
    expect(await stores.pages.latest({ site: "default", thread: null, limit: 50 })).toMatchObject([
      { comment: { id }, key: "/one", article: { url: "http://page.test/one", title: "An article" } },
    ]);
    expect(await stores.pages.article(await threadOf("/one"))).toEqual({
      url: "http://page.test/one",
      title: "An article",
    });
  });

  test("is found along an index, however many comments there are", async () => {
    for (let i = 0; i < 30; i++) await publish({ key: "/one" }, i);
    const thread = await threadOf("/one");
    const queries = await storage.queriesOf(async () => {
      await latest(null);
      await latest(thread);
      await stores.pages.article(thread);
    });
    expect(queries).toHaveLength(3);
    for (const query of queries) {
      expect(await fullScans(storage, query)).toEqual([]);
      expect(await sortings(storage, query)).toEqual([]);
    }
  });
});
