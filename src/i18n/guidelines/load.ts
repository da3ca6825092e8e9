/** Default guidelines one language at a time, for a page whose backend has none. */
import type { Language } from "../format.ts";
import type { DefaultGuidelines } from "./text.ts";

const load: Record<Language, () => Promise<DefaultGuidelines>> = {
  en: async () => (await import("./en.ts")).en,
  ckb: async () => (await import("./ckb.ts")).ckb,
  ar: async () => (await import("./ar.ts")).ar,
};

export const loadDefaultGuidelines = (lang: Language): Promise<DefaultGuidelines> => load[lang]();
