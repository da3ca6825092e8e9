/** The messages of the desk, one chunk a language, and the format they are made with, from the same chunk. */
import { createFormat, type Conventions, type Format, type Language } from "../format.ts";
import type { DeskCatalogue } from "./en.ts";

interface Loaded {
  messages: DeskCatalogue;
  conventions?: Conventions;
}

const load: Record<Language, () => Promise<Loaded>> = {
  en: async () => ({ messages: (await import("./en.ts")).en }),
  ckb: async () => {
    const { ckb, conventions } = await import("./ckb.ts");
    return { messages: ckb, conventions };
  },
  ar: async () => ({ messages: (await import("./ar.ts")).ar }),
};

export async function loadDeskCatalogue(lang: Language): Promise<DeskCatalogue> {
  return (await load[lang]()).messages;
}

export async function loadDeskFormat(lang: Language): Promise<Format> {
  return createFormat(lang, (await load[lang]()).conventions);
}
