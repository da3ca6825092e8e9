/** What the desk says, one chunk a language: its messages, and the format they are made with. */
import { createFormat, type Conventions, type Format, type Language, type Moments } from "../format.ts";
import type { DeskCatalogue } from "./en.ts";

export interface DeskLanguage {
  messages: DeskCatalogue;
  format: Format;
}

interface Chunk {
  messages: DeskCatalogue;
  conventions?: Conventions;
  moments: Moments;
}

const chunks: Record<Language, () => Promise<Chunk>> = {
  en: () => import("./en.ts"),
  ckb: () => import("./ckb.ts"),
  kmr: () => import("./kmr.ts"),
  ar: () => import("./ar.ts"),
  tr: () => import("./tr.ts"),
  fa: () => import("./fa.ts"),
  de: () => import("./de.ts"),
  fr: () => import("./fr.ts"),
  es: () => import("./es.ts"),
};

export async function loadDeskLanguage(lang: Language): Promise<DeskLanguage> {
  const { messages, conventions, moments } = await chunks[lang]();
  const format = createFormat(lang, conventions);
  format.moment ??= moments(format);
  return { messages, format };
}
