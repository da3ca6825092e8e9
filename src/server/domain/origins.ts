/** Which origins any site has named as its own: those that a browser is told may make unsafe calls. */
import type { Clock, Stores } from "./ports.ts";

export interface SiteOrigins {
  has(origin: string): Promise<boolean>;
}

/** Milliseconds after which the list is read again, and after which an unknown origin makes it be read again. */
const fresh = 10_000;
const freshForStrangers = 1_000;

export function createSiteOrigins({ stores, clock }: { stores: Stores; clock: Clock }): SiteOrigins {
  let known: ReadonlySet<string> = new Set();
  let readAt = -Infinity;
  let reading: Promise<void> | undefined;

  async function read(): Promise<void> {
    try {
      const sites = await stores.sites.all();
      known = new Set(sites.flatMap((site) => site.origins));
    } catch {
      // The old list is better than none: the page can then be told what is wrong.
    } finally {
      readAt = clock.now();
      reading = undefined;
    }
  }

  return {
    async has(origin) {
      const age = clock.now() - readAt;
      if (age > fresh || (age > freshForStrangers && !known.has(origin))) await (reading ??= read());
      return known.has(origin);
    },
  };
}
