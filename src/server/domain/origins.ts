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

  async function refresh(): Promise<void> {
    // First, so that many calls at once read it once, and that a database that is away is not asked by each.
    readAt = clock.now();
    const sites = await stores.sites.all();
    known = new Set(sites.flatMap((site) => site.origins));
  }

  return {
    async has(origin) {
      const age = clock.now() - readAt;
      if (age > fresh || (age > freshForStrangers && !known.has(origin))) {
        // The old list is better than none: the page can then be told what is wrong.
        await refresh().catch(() => {});
      }
      return known.has(origin);
    },
  };
}
