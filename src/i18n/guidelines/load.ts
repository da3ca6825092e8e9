/** Default guidelines one language at a time, for a page whose backend has none. */
import type { Language } from "../format.ts";
import type { DefaultGuidelines } from "./text.ts";

const load: Record<Language, () => Promise<DefaultGuidelines>> = {
  en: async () => (await import("./en.ts")).en,
  ckb: async () => (await import("./ckb.ts")).ckb,
  kmr: async () => (await import("./kmr.ts")).kmr,
  ar: async () => (await import("./ar.ts")).ar,
  tr: async () => (await import("./tr.ts")).tr,
  fa: async () => (await import("./fa.ts")).fa,
  de: async () => (await import("./de.ts")).de,
  fr: async () => (await import("./fr.ts")).fr,
  es: async () => (await import("./es.ts")).es,
};

export const loadDefaultGuidelines = (lang: Language): Promise<DefaultGuidelines> => load[lang]();
