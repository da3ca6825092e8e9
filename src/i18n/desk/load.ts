/** What the desk says, one chunk a language: its messages, and the format they are made with. */
import { createFormat, type Format, type Language } from "../format.ts";
import type { DeskCatalogue } from "./en.ts";

export interface DeskLanguage {
  messages: DeskCatalogue;
  format: Format;
}

const load: Record<Language, () => Promise<DeskLanguage>> = {
  en: async () => ({ messages: (await import("./en.ts")).en, format: createFormat("en") }),
  ckb: async () => {
    const { ckb, conventions } = await import("./ckb.ts");
    return { messages: ckb, format: createFormat("ckb", conventions) };
  },
  ar: async () => ({ messages: (await import("./ar.ts")).ar, format: createFormat("ar") }),
};

export const loadDeskLanguage = (lang: Language): Promise<DeskLanguage> => load[lang]();
