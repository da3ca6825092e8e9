/** What the widget says, one chunk a language: its messages, and the format they are made with. */
import { createFormat, type Format, type Language } from "../format.ts";
import type { WidgetCatalogue } from "./en.ts";

export interface WidgetLanguage {
  messages: WidgetCatalogue;
  format: Format;
}

const load: Record<Language, () => Promise<WidgetLanguage>> = {
  en: async () => ({ messages: (await import("./en.ts")).en, format: createFormat("en") }),
  ckb: async () => {
    const { ckb, conventions } = await import("./ckb.ts");
    return { messages: ckb, format: createFormat("ckb", conventions) };
  },
  ar: async () => ({ messages: (await import("./ar.ts")).ar, format: createFormat("ar") }),
};

export const loadWidgetLanguage = (lang: Language): Promise<WidgetLanguage> => load[lang]();
