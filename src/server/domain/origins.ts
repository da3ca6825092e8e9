/** Which origins a site has named as its own, and any site has: a browser is told that these may make unsafe calls. */
import type { Clock, Site, Stores } from "./ports.ts";
import { ProblemError } from "./problem.ts";

/** A page of our own, which needs no site's leave. Whoever says so has made sure that the call comes from one. */
export const ownPage = Symbol("a page of our own");

/** The origin that the browser says a call comes from; `null` where it says none. */
export type CallOrigin = string | null | typeof ownPage;

/** A call by a page. */
export interface PageInput {
  site: string;
  origin: CallOrigin;
}

/** The site that a page speaks of. @throws ProblemError `unknown-site`, `foreign-origin`. */
export async function findSiteOf(stores: Stores, { site: id, origin }: PageInput): Promise<Site> {
  const site = await stores.sites.find(id);
  if (!site) throw new ProblemError("unknown-site", { field: "site" });
  requireOrigin(site, origin);
  return site;
}

/** @throws ProblemError `foreign-origin`. */
export function requireOrigin(site: Site, origin: CallOrigin): void {
  if (origin === ownPage) return;
  if (origin === null || !site.origins.includes(origin)) {
    throw new ProblemError("foreign-origin", {
      detail:
        "Only pages of the site's own origins may do this. They are listed exactly, with scheme and port.",
    });
  }
}

/** Whether an address is one of the site's own pages. */
export const isOfSite = (site: Site, url: string): boolean =>
  URL.canParse(url) && site.origins.includes(new URL(url).origin);

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
