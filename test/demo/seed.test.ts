import { afterEach, beforeEach, expect, test } from "vitest";
import { said } from "../../demo/said.ts";
import { seed } from "../../demo/seed.ts";
import { createGuidelinesShelf } from "../../src/server/domain/guidelines-shelf.ts";
import { createIds } from "../../src/server/ids.ts";
import { migrate } from "../../src/server/storage/migrate.ts";
import { openStorage, type Storage } from "../../src/server/storage/open.ts";
import { storageServices } from "../../src/server/storage/stores.ts";
import { verifyChain } from "../../src/server/storage/verify.ts";

const now = Date.parse("2026-11-22T08:00:00Z");
const origins = ["http://127.0.0.1:4082", "http://localhost:4082"];
let storage: Storage;

beforeEach(async () => {
  storage = openStorage("sqlite::memory:");
  await migrate(storage);
});
afterEach(() => storage.close());

async function sow(): Promise<void> {
  const services = storageServices(storage.db);
  const guidelines = createGuidelinesShelf(services.stores);
  await seed({ ...services, guidelines, ids: createIds() }, { origins, now });
}

const texts = (decision: (one: (typeof said)[number]) => boolean) =>
  said.filter(decision).map(({ text }) => text);

test("publishes what was approved, and nothing else", async () => {
  await sow();
  const published = await storage.db
    .selectFrom("published")
    .select(["text", "published_at"])
    .orderBy("received_at")
    .execute();
  expect(published.map(({ text }) => text)).toEqual(texts((one) => one.decision === "approve"));
  expect(published.every((row) => row.published_at < now)).toBe(true);
});

test("leaves some to be read, and one rejected with its reason", async () => {
  await sow();
  const states = (state: "pending" | "rejected") =>
    storage.db.selectFrom("comment").select("text").where("state", "=", state).execute();
  expect((await states("pending")).map((row) => row.text)).toEqual(texts((one) => !one.decision));
  expect(await states("rejected")).toHaveLength(1);
});

test("keeps the counts of each article and a log that verifies", async () => {
  await sow();
  const threads = await storage.db.selectFrom("thread").select(["key", "published", "url"]).execute();
  for (const { key, published, url } of threads) {
    expect(published).toBe(said.filter((one) => one.article === key && one.decision === "approve").length);
    expect(url).toBe(`${origins[0]}/${key}`);
  }
  expect(threads).toHaveLength(3);
  expect(await verifyChain(storage.db, "default")).toEqual({
    verified: said.filter((one) => one.decision).length + said.filter((one) => one.chosen).length,
    erased: 0,
    broken: null,
  });
});

test("says what the newsroom wrote and chose, and what readers recommend", async () => {
  await sow();
  const rows = await storage.db
    .selectFrom("published")
    .select(["text", "staff", "chosen_at", "recommendations"])
    .where("gone", "is", null)
    .orderBy("received_at")
    .execute();
  const told = rows.map(({ text, staff, chosen_at, recommendations }) => ({
    text,
    staff: staff === 1,
    chosen: chosen_at !== null,
    recommendations,
  }));
  expect(told).toEqual(
    said
      .filter((one) => one.decision === "approve")
      .map(({ text, staff = false, chosen = false, recommended = 0 }) => ({
        text,
        staff,
        chosen,
        recommendations: recommended,
      })),
  );
  for (const flag of ["staff", "chosen"] as const) expect(told.some((one) => one[flag])).toBe(true);
});

test("has answers to answers, five deep", async () => {
  await sow();
  const rows = await storage.db.selectFrom("published").select(["id", "parent_id", "root_id"]).execute();
  const parents = new Map(rows.map(({ id, parent_id }) => [id, parent_id]));
  const depthOf = (id: string): number => {
    const parent = parents.get(id);
    return parent ? depthOf(parent) + 1 : 0;
  };
  expect(Math.max(...rows.map(({ id }) => depthOf(id)))).toBe(5);
});

test("keeps each comment's language, Kurmanji apart from Sorani", async () => {
  await sow();
  const comments = await storage.db.selectFrom("comment").select("lang").orderBy("received_at").execute();
  expect(comments.map(({ lang }) => lang)).toEqual(said.map(({ lang }) => lang));
});

test("leaves a database alone that has a site", async () => {
  await sow();
  const count = () => storage.db.selectFrom("comment").select("id").execute();
  const before = await count();
  await sow();
  expect(await count()).toEqual(before);
});
