/** Making a site and setting it. */
import { defaultGuidelines } from "../../i18n/guidelines/index.ts";
import { requireDeskHours } from "./desk-hours.ts";
import type { Services, SignInSettings, Site } from "./ports.ts";
import { ProblemError } from "./problem.ts";

export type SiteSettings = Omit<Site, "id" | "version" | "createdAt">;

const defaults: SiteSettings = {
  name: "",
  origins: [],
  lang: "en",
  mode: "pre",
  email: "none",
  maxLength: 2_000,
  maxAuthorLength: 60,
  undoSeconds: 5,
  signIn: null,
  deskHours: null,
};

export interface SiteInput {
  id: string;
  settings: Partial<SiteSettings>;
}

/**
 * Makes a site with the default guidelines in every language there are.
 *
 * @throws ProblemError `invalid` where the settings are not usable, or the id is taken.
 */
export async function createSite(
  { clock, transaction }: Pick<Services, "clock" | "transaction">,
  { id, settings }: SiteInput,
): Promise<Site> {
  if (!/^[\w.-]{1,100}$/.test(id)) throw refuse("id", "has letters, digits, dots and dashes only");
  const at = clock.now();
  const site = check({ ...defaults, name: id, ...settings, id, version: 1, createdAt: at });
  return transaction(async (stores) => {
    if (await stores.sites.find(id)) throw refuse("id", `is taken: there is a site ${id}`);
    await stores.sites.create(site);
    const languages = Object.values(defaultGuidelines).map((texts) => ({ ...texts, version: 1 }));
    await stores.guidelines.publish(id, languages, at);
    return site;
  });
}

/** @throws ProblemError `unknown-site`, `invalid`. */
export async function setSite(
  { transaction }: Pick<Services, "transaction">,
  { id, settings }: SiteInput,
): Promise<Site> {
  return transaction(async (stores) => {
    const before = await stores.sites.find(id);
    if (!before) throw new ProblemError("unknown-site", { detail: `There is no site ${id}.` });
    const site = check({ ...before, ...settings });
    await stores.sites.update(site);
    return site;
  });
}

function check(site: Site): Site {
  for (const origin of site.origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw refuse(
        "origins",
        `are origins and nothing more, for example https://news.example, not ${origin}`,
      );
    }
  }
  if (site.deskHours) requireDeskHours(site.deskHours);
  if (site.signIn) requireSignIn(site.signIn);
  if (!Number.isInteger(site.undoSeconds) || site.undoSeconds < 0 || site.undoSeconds > 30) {
    throw refuse("undo", "is 0 to 30 seconds");
  }
  return site;
}

function requireSignIn({ issuer, audience, keys }: SignInSettings): void {
  if (issuer === "" || audience === "") throw refuse("sign-in", "needs an issuer and an audience");
  if (keys.length === 0) throw refuse("sign-in", "needs a key");
  if (new Set(keys.map(({ id }) => id)).size < keys.length) {
    throw refuse("sign-in", "keys have an id each, and of those without one there is one at most");
  }
}

const refuse = (field: string, what: string): ProblemError =>
  new ProblemError("invalid", { field, detail: `The ${field} ${what}.` });
