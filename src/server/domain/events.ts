/** What readers see anew in some threads: at once as far as it has happened, or as it happens. */
import type { EventsAnswer, ThreadEvent } from "../../contract/records.ts";
import type { EventsQuery } from "../../contract/routes.ts";
import type { Hub, ThreadHistory, Watcher } from "./live-ports.ts";
import type { Services, Stores } from "./ports.ts";
import { ProblemError } from "./problem.ts";

export type EventServices = Pick<Services, "stores"> & { hub: Hub };

/** How many events of a thread are told to who comes back. Reading the thread anew is cheaper than more of them. */
export const longestHistory = 200;

/** @returns `null` where something may be missing, or a version is asked for that never was. */
export function newsSince({ version, from, events }: ThreadHistory, since: number): ThreadEvent[] | null {
  if (since < from || since > version) return null;
  return events.filter((event) => event.version > since);
}

/** @throws ProblemError `unknown-site`, `invalid` (not a version for each key). */
export async function readEvents({ stores }: EventServices, query: EventsQuery): Promise<EventsAnswer> {
  const { site } = query;
  const since = await readSince(stores, query);
  const answer: EventsAnswer = { events: [], stale: [] };
  for (const [key, version] of since) {
    const news = newsSince(await stores.events.after({ site, key, version, limit: longestHistory }), version);
    if (news) answer.events.push(...news);
    else answer.stale.push(key);
  }
  return answer;
}

/**
 * @throws ProblemError as `readEvents` does, and `unavailable` (see `Hub`).
 * @returns Ends it.
 */
export async function watchEvents(
  { stores, hub }: EventServices,
  query: EventsQuery,
  watcher: Watcher,
): Promise<() => void> {
  return hub.watch(query.site, await readSince(stores, query), watcher);
}

/** The version that is known of each thread. */
async function readSince(stores: Stores, { site, key, since }: EventsQuery): Promise<Map<string, number>> {
  if (key.length !== since.length) {
    throw new ProblemError("invalid", {
      field: "since",
      detail:
        "Each key comes with the version that is known of it, in the same order; 0 where there is none.",
    });
  }
  if (!(await stores.sites.find(site))) throw new ProblemError("unknown-site", { field: "site" });
  return new Map(key.map((one, place) => [one, since[place]!]));
}
