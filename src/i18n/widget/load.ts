/** The messages of the widget, one chunk a language, and the format they are made with, from the same chunk. */
import { createFormat, type Conventions, type Format, type Language } from "../format.ts";
import type { WidgetCatalogue } from "./en.ts";

interface Loaded {
  messages: WidgetCatalogue;
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

export async function loadWidgetCatalogue(lang: Language): Promise<WidgetCatalogue> {
  return (await load[lang]()).messages;
}

export async function loadWidgetFormat(lang: Language): Promise<Format> {
  return createFormat(lang, (await load[lang]()).conventions);
}
