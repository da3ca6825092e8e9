/** A site's guidelines as someone reads them: the version meant, in the nearest language it was published in. */
import type { Guidelines } from "../../contract/records.ts";
import type { Stores } from "./ports.ts";

type Reading = Pick<Stores, "sites" | "guidelines">;

/** One version, in the language nearest to the one asked for. */
export async function guidelinesFor(
  stores: Reading,
  site: string,
  { version, lang }: { version: number; lang: string },
): Promise<Guidelines> {
  const editions = await stores.guidelines.editions(site);
  const langs = editions.filter((edition) => edition.version === version).map((edition) => edition.lang);
  const fallback = (await stores.sites.find(site))?.lang ?? "en";
  const found = await stores.guidelines.find(site, version, nearest(langs, lang, fallback));
  if (!found) throw new Error(`Site ${site} has no version ${version} of its guidelines`);
  return found;
}

/** The newest version. */
export async function guidelinesInForce(stores: Reading, site: string, lang: string): Promise<Guidelines> {
  const newest = (await stores.guidelines.editions(site)).at(-1);
  return guidelinesFor(stores, site, { version: newest?.version ?? 0, lang });
}

/** The language asked for, else one of the same primary subtag, else the site's own, else whichever there is. */
function nearest(langs: readonly string[], lang: string, fallback: string): string {
  const primary = (tag: string) => tag.toLowerCase().split("-", 1)[0];
  return (
    langs.find((one) => one.toLowerCase() === lang.toLowerCase()) ??
    langs.find((one) => primary(one) === primary(lang)) ??
    langs.find((one) => one === fallback) ??
    langs[0] ??
    fallback
  );
}
