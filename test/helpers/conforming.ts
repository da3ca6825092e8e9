/** Our own server as the conformance kit finds it: an app without a socket, and people who decide at once. */
import { sql } from "kysely";
import type { Decide, Fetch, Order } from "../../src/conformance/conformance.ts";
import { applyDue, decide as decideOn } from "../../src/server/domain/moderation.ts";
import type { Site } from "../../src/server/domain/ports.ts";
import type { Dialect } from "./databases.ts";
import { pageOrigin } from "./reader-client.ts";
import { openReaderApp, type ReaderApp } from "./reader-app.ts";

export interface Conforming {
  reader: ReaderApp;
  /** What `checkConformance` takes. */
  backend: { endpoint: string; origin: string; decide: Decide; fetch: Fetch };
}

export async function openConforming(dialect: Dialect, site: Partial<Site> = {}): Promise<Conforming> {
  const endpoint = "https://comments.test";
  const reader = await openReaderApp(dialect, { origin: endpoint, site });
  // Nothing is killed here.
  if (dialect === "sqlite") await sql`pragma synchronous = off`.execute(reader.storage.db);
  const { services, storage } = reader;

  async function settle(order: Extract<Order, { comment: string }>): Promise<void> {
    const history = await services.stores.queue.history(order.comment);
    const decision = await decideOn(services, {
      moderator: reader.ann,
      guideline: null,
      note: history.length > 0 ? "On second thoughts" : null,
      seen: history.find((one) => one.status === "applied")?.id ?? null,
      ...order,
    });
    reader.pass(Math.max(0, decision.takesEffectAt - services.clock.now()));
    await applyDue(services);
  }

  async function decide(order: Order): Promise<void> {
    if (order.action !== "close") return settle(order);
    const { id } = await storage.db
      .selectFrom("thread")
      .select("id")
      .where("key", "=", order.key)
      .executeTakeFirstOrThrow();
    await services.transaction((books) =>
      books.threads.setClosed({ thread: id, closed: true, at: services.clock.now() }),
    );
  }
  return {
    reader,
    backend: {
      endpoint,
      origin: pageOrigin,
      decide,
      fetch: (address, init) => reader.request(address, init),
    },
  };
}
