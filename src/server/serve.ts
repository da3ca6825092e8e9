/** The composition root: configuration, storage, services, apps and sockets are put together here and nowhere else. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Logger, pino } from "pino";
import { createApiApp } from "./app.ts";
import { createAuthorIds } from "./auth/author-ids.ts";
import { createSignInLimits } from "./auth/limits.ts";
import { createReaderTokens } from "./auth/reader-tokens.ts";
import { deriveKey, readOrMakeSecret } from "./auth/secret.ts";
import { openSessions } from "./auth/sessions.ts";
import { createProofOfWork } from "./checks/proof-of-work.ts";
import { createPostLimit, createRateLimit } from "./checks/rate-limits.ts";
import type { Config } from "./config.ts";
import { createDeskApp } from "./desk-app.ts";
import type { PostServices } from "./domain/comments.ts";
import { createGuidelinesShelf } from "./domain/guidelines-shelf.ts";
import { applyDue } from "./domain/moderation.ts";
import { createSiteOrigins } from "./domain/origins.ts";
import type { RateLimits, Stores } from "./domain/ports.ts";
import { ProblemError } from "./domain/problem.ts";
import { createWaitings } from "./domain/waiting.ts";
import { createWordShelf } from "./domain/words.ts";
import { createIds } from "./ids.ts";
import { listen } from "./listen.ts";
import { createChanges } from "./live/changes.ts";
import { createLive } from "./live/live.ts";
import { createAddressOf, createClientOf } from "./routes/client-address.ts";
import type { DeskServices } from "./routes/desk.ts";
import { createRecall } from "./routes/recall.ts";
import { isUnavailable } from "./storage/failures.ts";
import { migrate } from "./storage/migrate.ts";
import { openStorage } from "./storage/open.ts";
import { storageServices } from "./storage/stores.ts";
import { createSweeper } from "./sweeper.ts";
import { createTicker } from "./ticker.ts";

export interface RunningServer {
  api: URL;
  desk: URL;
  services: DeskServices & PostServices;
  /** Stops accepting, finishes what was accepted, closes the database. Asking twice is the same as once. */
  close(): Promise<void>;
}

const inRepository = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * Starts the API and the desk in this process, on one database handle. The database is brought to the newest version
 * first; nobody is answered before.
 *
 * @throws Error where a port is taken or the database cannot be opened.
 */
export async function startServer(
  config: Config,
  { log = pino({ level: config.logLevel }) }: { log?: Logger } = {},
): Promise<RunningServer> {
  const storage = openStorage(config.database);
  const closers: (() => Promise<void>)[] = [() => storage.close()];
  /** The last one opened is the first one closed. */
  const closeAll = async () => {
    for (const close of closers.toReversed()) await close();
  };
  let closing: Promise<void> | undefined;

  try {
    await migrate(storage);
    const clock = { now: () => Date.now() };
    const changes = createChanges();
    const secret = config.secret ?? readOrMakeSecret(config.secretFile);
    const authorIds = createAuthorIds(deriveKey(secret, "afterword author ids"));
    const units = storageServices(storage.db, changes.tell, authorIds);
    const guidelines = createGuidelinesShelf(units.stores);
    const base = { ...units, clock, ids: createIds(), guidelines };
    const ticker = createTicker({ applyDue: () => applyDue(base), now: clock.now, log });
    closers.push(() => ticker.stop());
    const sweeper = createSweeper({ sweep: () => sweep(units.stores, clock.now()), log });
    closers.push(() => sweeper.stop());

    const api = await listen(config.api);
    closers.push(() => api.close());
    const desk = await listen(config.desk);
    closers.push(() => desk.close());
    const live = createLive({
      events: units.stores.events,
      changes,
      database: storage.dialect === "postgres" ? config.database : null,
      changedOutside: storage.changedOutside,
      limit: config.limits.streams,
      log,
    });
    // Before the sockets, which would wait for its streams.
    closers.push(() => live.stop());

    const origin = config.desk.origin ?? desk.url.origin;
    const services: DeskServices & PostServices = {
      ...base,
      readers: createReaderTokens({ now: clock.now }),
      waitings: createWaitings(base),
      words: createWordShelf(units.stores),
      alarm: ticker,
      sessions: await openSessions({
        db: storage.db,
        dialect: storage.dialect,
        origin,
        secret,
      }),
      signInLimits: createSignInLimits({
        perAccount: config.limits.signInsPerAccount,
        perAddress: config.limits.signInsPerAddress,
      }),
    };
    const proofs = createProofOfWork({
      secret: deriveKey(secret, "afterword proof of work"),
      now: clock.now,
    });
    const addressOf = createAddressOf(config.trustedProxies);
    const limits: RateLimits = {
      postsPerAddress: createPostLimit(config.limits.postsPerAddress, proofs),
      postsPerSite: createRateLimit(config.limits.postsPerSite),
      callsPerAddress: createRateLimit(config.limits.callsPerAddress),
      readsPerAddress: createRateLimit(config.limits.readsPerAddress),
    };
    const recall = createRecall({
      changes,
      isTold() {
        if (!storage.changedOutside) return live.listening();
        if (storage.changedOutside()) changes.tell("anything");
        return true;
      },
      limit: limits.readsPerAddress,
      clientOf: createClientOf(config.trustedProxies),
    });
    let stopping = false;
    closers.push(async () => void (stopping = true));

    api.use(
      createApiApp({
        services: { ...services, origins: createSiteOrigins(services), hub: live.hub },
        limits,
        log,
        isUnavailable,
        addressOf,
        async check() {
          if (stopping) throw new ProblemError("unavailable", { detail: "The server is stopping." });
          await services.stores.sites.all();
        },
        origin: config.api.origin,
        widget: inRepository("dist/widget"),
        version: readVersion(),
      }),
      recall,
    );
    desk.use(
      createDeskApp({ services, origin, pages: inRepository("dist/desk"), log, isUnavailable, addressOf }),
    );
    ticker.start();
    sweeper.start();
    live.start();
    log.info({ api: api.url.origin, desk: origin, database: storage.dialect }, "ready");
    return { api: api.url, desk: desk.url, services, close: () => (closing ??= closeAll()) };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** How long it is known what happened to a thread: who comes back later reads it anew. In milliseconds. */
const eventsKept = 24 * 60 * 60 * 1000;

async function sweep({ spentTokens, events }: Stores, now: number): Promise<void> {
  await spentTokens.sweep(now);
  await events.sweep(now - eventsKept);
}

const readVersion = (): string =>
  (JSON.parse(readFileSync(inRepository("package.json"), "utf8")) as { version: string }).version;
