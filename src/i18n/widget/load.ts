/**
 * What the widget says, two chunks a language: the messages of first sight with the format they are made with, and
 * those about what a reader does, and of a thread that is more than a list, which many readers never need.
 */
import { createFormat, type Format, type Language } from "../format.ts";
import type { LaterMessages } from "./en-later.ts";
import type { FirstMessages } from "./en.ts";

export type WidgetCatalogue = FirstMessages & LaterMessages;

export interface WidgetLanguage {
  messages: FirstMessages;
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

const loadLater: Record<Language, () => Promise<{ later: LaterMessages }>> = {
  en: () => import("./en-later.ts"),
  ckb: () => import("./ckb-later.ts"),
  ar: () => import("./ar-later.ts"),
};

export const loadWidgetLanguage = (lang: Language): Promise<WidgetLanguage> => load[lang]();

export const loadLaterMessages = async (lang: Language): Promise<LaterMessages> =>
  (await loadLater[lang]()).later;
