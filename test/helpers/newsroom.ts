/** The desk's domain on a fresh database: one site, two moderators, comments to decide about, a clock kept by hand. */
import { createHash, randomUUID } from "node:crypto";
import type { Moderator } from "../../src/contract/desk.ts";
import { createGuidelinesShelf } from "../../src/server/domain/guidelines-shelf.ts";
import type { Changes } from "../../src/server/domain/live-ports.ts";
import type { ModerationServices } from "../../src/server/domain/moderation.ts";
import type { ReceivedComment, Site } from "../../src/server/domain/ports.ts";
import { createIds } from "../../src/server/ids.ts";
import { createChanges } from "../../src/server/live/changes.ts";
import { createHub, type RunningHub } from "../../src/server/live/hub.ts";
import { type Storage, openStorage } from "../../src/server/storage/open.ts";
import { storageServices } from "../../src/server/storage/stores.ts";
import { type Dialect, createDatabase } from "./databases.ts";
import { addModerator, moderator, prepareSite } from "./prepared-site.ts";

export interface Newsroom {
  /** As in `AFTERWORD_DATABASE`. */
  url: string;
  storage: Storage;
  services: ModerationServices;
  /** Tells of what the services do. */
  changes: Changes;
  hub: RunningHub;
  /** Times at which the ticker was asked to wake up. */
  alarms: number[];
  ann: Moderator;
  ben: Moderator;
  /** Moves the clock, in milliseconds. */
  pass(time: number): void;
  /** Stores a pending comment and answers with its id. */
  receive(comment?: Partial<ReceivedComment> & { key?: string }): Promise<string>;
  leave(): Promise<void>;
}

export async function openNewsroom(dialect: Dialect, site: Partial<Site> = {}): Promise<Newsroom> {
  const database = await createDatabase(dialect);
  await prepareSite(database.url, { undoSeconds: 5, ...site });
  const storage = openStorage(database.url);
  await addModerator(
    storage,
    { email: "second@newsroom.test", password: "a long enough password" },
    "Second",
  );
  const accounts = await storage.db.selectFrom("user").select(["id", "name", "email"]).execute();
  const { id, name } = accounts.find(({ email }) => email === moderator.email)!;
  const second = accounts.find(({ email }) => email !== moderator.email)!;

  let now = Date.parse("2026-11-22T08:00:00Z");
  const alarms: number[] = [];
  const changes = createChanges();
  const units = storageServices(storage.db, changes.tell);
  const { stores } = units;
  const ids = createIds();
  const hub = createHub({
    events: stores.events,
    limit: 1_000,
    onFailure(error) {
      throw error;
    },
  });
  changes.onChange((change) => hub.wake(change));
  const services: ModerationServices = {
    ...units,
    clock: { now: () => now },
    ids,
    guidelines: createGuidelinesShelf(stores),
    alarm: { wakeAt: (time) => void alarms.push(time) },
  };
  return {
    url: database.url,
    storage,
    services,
    changes,
    hub,
    alarms,
    ann: { id, name },
    ben: { id: second.id, name: second.name },
    pass(time) {
      now += time;
    },
    async receive({ key = "/article", ...comment } = {}) {
      const text = comment.text ?? "A comment";
      const received: ReceivedComment = {
        id: ids.next(),
        site: "default",
        thread: await stores.threads.ensure({
          id: ids.next(),
          site: "default",
          key,
          url: `http://page.test${key}`,
          title: "An article",
          at: now,
        }),
        parent: null,
        root: null,
        author: "Reader",
        email: null,
        text,
        sha256: createHash("sha256").update(text).digest("hex"),
        lang: "en",
        guidelines: { version: 1, lang: "en" },
        idempotencyKey: randomUUID(),
        fingerprint: randomUUID(),
        receiptSha256: randomUUID(),
        subject: null,
        staff: false,
        receivedAt: now,
        ...comment,
      };
      await stores.comments.insert(received);
      return received.id;
    },
    async leave() {
      await hub.close();
      await storage.close();
      await database.drop();
    },
  };
}
