import type { Site } from "../server/domain/ports.ts";
import { createSite, setSite, type SiteSettings } from "../server/domain/sites.ts";
import { withServices } from "./database.ts";
import { tellHours } from "./hours.ts";
import { tellSignIn } from "./sign-in.ts";

/** Settings as the command line gives them. */
export interface SiteOptions {
  name?: string;
  origin?: string[];
  lang?: string;
  mode?: Site["mode"];
  email?: Site["email"];
  undo?: number;
  maxLength?: number;
}

export async function listSites(): Promise<void> {
  await withServices(async ({ stores }) => {
    const sites = await stores.sites.all();
    for (const site of sites) show(site);
    if (sites.length === 0) console.log('There is no site yet. "afterword site add" makes one.');
  });
}

export async function addSite(id: string, options: SiteOptions): Promise<void> {
  await withServices(async (services) =>
    show(await createSite(services, { id, settings: settingsOf(options) })),
  );
}

export async function changeSite(id: string, options: SiteOptions): Promise<void> {
  await withServices(async (services) =>
    show(await setSite(services, { id, settings: settingsOf(options) })),
  );
}

function settingsOf({ origin, undo, ...others }: SiteOptions): Partial<SiteSettings> {
  return {
    ...others,
    ...(origin && { origins: origin }),
    ...(undo !== undefined && { undoSeconds: undo }),
  };
}

function show(site: Site): void {
  const { id, name, origins, lang, mode, email, undoSeconds, maxLength, signIn, deskHours } = site;
  console.log(`${id}  ${name}
  origins    ${origins.join(", ") || "none: nobody can comment"}
  language   ${lang}
  mode       ${mode}
  e-mail     ${email}
  sign-in    ${tellSignIn(signIn)}
  desk open  ${tellHours(deskHours)}
  undo       ${undoSeconds} s
  length     ${maxLength}`);
}
