/** Kills the server over and over while readers post and moderators decide, then lets it come to rest. */
import { setTimeout as sleep } from "node:timers/promises";
import { openDesk } from "../helpers/desk-client.ts";
import { moderator, prepareSite, withStorage } from "../helpers/prepared-site.ts";
import { createRandom } from "../helpers/random.ts";
import type { Submission } from "../helpers/reader-client.ts";
import { seed } from "../helpers/seed.ts";
import { startServerProcess, type ServerProcess } from "../helpers/server-process.ts";
import { type Report, check } from "./check.ts";
import { moderate, readAndWrite } from "./clients.ts";
import { type History, newHistory } from "./history.ts";

export interface Torture {
  database: string;
  /** At least so many kills … */
  kills: number;
  /** … and so many acknowledged comments. */
  postings: number;
  /** The server's program; the real one where none is named. */
  entry?: string[];
  /** What a reader in doubt sends again; the same submission, unless the test wants a careless reader. */
  resend?: (submission: Submission) => Submission;
}

export interface Outcome {
  kills: number;
  acknowledged: number;
  decided: number;
  report: Report;
}

const readers = 16;

/** The moment of the kill after the load began, in milliseconds: from the first request to well under way. */
const earliest = 10;
const latest = 1_500;

export async function torture({
  database,
  kills,
  postings,
  entry,
  resend = (same) => same,
}: Torture): Promise<Outcome> {
  await prepareSite(database);
  const history = newHistory();
  const random = createRandom(seed);
  const options = { database, ...(entry && { entry }) };
  const first = await startServerProcess(options);
  const { ports } = first;
  const start = async (): Promise<ServerProcess> => await startServerProcess({ ...options, ports });
  const desk = await openDesk(first.desk, moderator);
  await first.stop();

  let killed = 0;
  for (; killed < kills || countAcknowledged(history) < postings; killed++) {
    const server = await start();
    const stop = new AbortController();
    const clients = Array.from({ length: readers }, async () =>
      readAndWrite({ api: server.api, history, random, resend }, stop.signal),
    );
    clients.push(moderate({ desk, history, random }, stop.signal));
    await sleep(random.between(earliest, latest));
    await server.kill();
    stop.abort();
    await Promise.all(clients);
  }

  const server = await start();
  await settle(server, database, history, resend);
  await server.stop();
  const report = await withStorage(database, async (storage) => check(storage, history));
  return {
    kills: killed,
    acknowledged: countAcknowledged(history),
    decided: history.decisions.length,
    report,
  };
}

const countAcknowledged = ({ postings }: History): number =>
  postings.filter(({ acknowledged }) => acknowledged !== null).length;

/** Sends again what is in doubt, and waits until every decision has taken effect. */
async function settle(
  { api }: ServerProcess,
  database: string,
  history: History,
  resend: (submission: Submission) => Submission,
): Promise<void> {
  const stop = new AbortController();
  const reader = readAndWrite({ api, history, random: createRandom(seed), resend }, stop.signal);
  while (history.doubtful.length > 0) await sleep(10);
  stop.abort();
  await reader;
  for (let tries = 0; tries < 500; tries++) {
    const open = await withStorage(database, async ({ db }) =>
      db.selectFrom("comment").select("id").where("takes_effect_at", "is not", null).executeTakeFirst(),
    );
    if (!open) return;
    await sleep(20);
  }
  throw new Error("A decision does not take effect");
}
