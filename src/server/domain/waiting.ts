/** How long a comment waits, as honestly as it can be told beforehand: from what the desk did lately. */
import type { Waiting } from "../../contract/records.ts";
import { nextOpening, openSpans, openTime } from "./desk-hours.ts";
import type { Wait } from "./intake-ports.ts";
import type { Clock, DeskHours, Site, Stores } from "./ports.ts";

export interface Waitings {
  of(site: Site): Promise<Waiting>;
}

/** Fewer decisions than this say nothing about the next one. */
const fewest = 5;
const lately = 100;
/** Of how many of them the time told is long enough. */
const most = 0.8;

/** Minutes. Rounded up to these, so that nobody reads a promise into the last digit; above them nothing is told. */
const steps = [5, 10, 20, 40, 60, 120, 240, 480, 960, 1_440, 2_880, 5_760, 10_080];

const minute = 60_000;
/** Older than this, a comment waited longer than any step: its days need not be gone through one by one. */
const longest = 100 * 24 * 60 * minute;

/** What is told of a site is made anew after so long, in milliseconds. */
const keptFor = minute;

/** @param services `waits.recent` is asked at most once a minute for each site. */
export function createWaitings({ stores, clock }: { stores: Stores; clock: Clock }): Waitings {
  const kept = new Map<string, { version: number; at: number; waiting: Promise<Waiting> }>();
  return {
    of(site) {
      const now = clock.now();
      const known = kept.get(site.id);
      if (known?.version === site.version && now >= known.at && now - known.at < keptFor) {
        return known.waiting;
      }
      const waiting = read(site, now);
      const entry = { version: site.version, at: now, waiting };
      kept.set(site.id, entry);
      waiting.catch(() => kept.get(site.id) === entry && kept.delete(site.id));
      return waiting;
    },
  };

  async function read({ id, deskHours }: Site, now: number): Promise<Waiting> {
    const opens = deskHours && nextOpening(deskHours, now);
    return {
      usually: usualMinutes(await stores.waits.recent(id, lately), deskHours),
      opens: opens === null ? null : new Date(opens).toISOString(),
    };
  }
}

/**
 * Minutes of open desk within which most of these comments were decided.
 *
 * @returns One of a few round numbers; `null` where there are too few, or it was longer than a week of minutes.
 */
export function usualMinutes(waits: readonly Wait[], hours: DeskHours | null): number | null {
  if (waits.length < fewest) return null;
  const open = openMinutes(waits, hours).toSorted((a, b) => a - b);
  const enough = open[Math.ceil(open.length * most) - 1]!;
  return steps.find((step) => enough <= step) ?? null;
}

function openMinutes(waits: readonly Wait[], hours: DeskHours | null): number[] {
  if (!hours) return waits.map(({ received, decided }) => (decided - received) / minute);
  const end = Math.max(...waits.map(({ decided }) => decided));
  const begin = Math.max(end - longest, Math.min(...waits.map(({ received }) => received)));
  const spans = openSpans(hours, begin, end);
  return waits.map(({ received, decided }) =>
    received < begin ? Infinity : openTime(spans, received, decided) / minute,
  );
}
