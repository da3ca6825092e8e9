/**
 * What the widget says, three chunks a language: the messages of first sight with the format they are made with, those
 * about what a reader does, which most readers never need, and those of a thread that is more than a list.
 */
import { createFormat, type Format, type Language } from "../format.ts";
import type { LaterMessages } from "./en-later.ts";
import type { ReadingMessages } from "./en-reading.ts";
import type { FirstMessages } from "./en.ts";

export type WidgetCatalogue = FirstMessages & LaterMessages & ReadingMessages;

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

const loadReading: Record<Language, () => Promise<{ reading: ReadingMessages }>> = {
  en: () => import("./en-reading.ts"),
  ckb: () => import("./ckb-reading.ts"),
  ar: () => import("./ar-reading.ts"),
};

export const loadWidgetLanguage = (lang: Language): Promise<WidgetLanguage> => load[lang]();

export const loadLaterMessages = async (lang: Language): Promise<LaterMessages> =>
  (await loadLater[lang]()).later;

export const loadReadingMessages = async (lang: Language): Promise<ReadingMessages> =>
  (await loadReading[lang]()).reading;
