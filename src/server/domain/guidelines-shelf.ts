/** Guidelines kept in memory, for readers: an edition never changes, and a site's list does with its version. */
import type { Guidelines } from "../../contract/records.ts";
import { matchLanguage } from "../../i18n/language.ts";
import { keep } from "./keep.ts";
import type { GuidelinesEdition, Site, Stores } from "./ports.ts";

export interface GuidelinesShelf {
  /** The language in which a reader who asks for `wanted` sees the version in force. */
  languageFor(site: Site, wanted: string): Promise<string>;
  inForce(site: Site, wanted: string): Promise<Guidelines>;
  /** An earlier version; `undefined` where the site never had it. */
  ofVersion(site: Site, version: number, wanted: string): Promise<Guidelines | undefined>;
}

/**
 * The guidelines of all sites, read from the database once.
 *
 * @throws Error from its methods where a site has no guidelines at all: making a site publishes some.
 */
export function createGuidelinesShelf(stores: Stores): GuidelinesShelf {
  const lists = new Map<string, Promise<GuidelinesEdition[]>>();
  const editions = new Map<string, Promise<Guidelines | undefined>>();

  const list = (site: Site) =>
    keep(lists, `${site.id} ${site.version}`, () => stores.guidelines.editions(site.id));

  const find = (site: Site, { version, lang }: GuidelinesEdition) =>
    keep(editions, `${site.id} ${version} ${lang}`, () => stores.guidelines.find(site.id, version, lang));

  async function choose(site: Site, version: number | undefined, wanted: string): Promise<GuidelinesEdition> {
    const all = await list(site);
    const sought = version ?? all.at(-1)?.version;
    const editions = all.filter((one) => one.version === sought);
    const edition = nearest(editions, wanted, site.lang);
    if (!edition) throw new Error(`Site ${site.id} has no guidelines of version ${sought}`);
    return edition;
  }

  return {
    async languageFor(site, wanted) {
      return (await choose(site, undefined, wanted)).lang;
    },
    async inForce(site, wanted) {
      return (await find(site, await choose(site, undefined, wanted)))!;
    },
    async ofVersion(site, version, wanted) {
      const known = (await list(site)).some((one) => one.version === version);
      return known ? find(site, await choose(site, version, wanted)) : undefined;
    },
  };
}

/** The same language, else the same without script and region, else the one we know it as, else the site's own. */
function nearest(
  editions: GuidelinesEdition[],
  wanted: string,
  ofSite: string,
): GuidelinesEdition | undefined {
  const base = wanted.split(/[-_]/, 1)[0]!;
  // English is what an unknown language is matched to; there the site's own language is nearer.
  const known = matchLanguage(wanted);
  for (const lang of [wanted, base, ...(known === "en" ? [] : [known]), ofSite]) {
    const edition = editions.find((one) => one.lang.toLowerCase() === lang.toLowerCase());
    if (edition) return edition;
  }
  return editions[0];
}
