/**
 * What the widget says, two chunks a language: the messages of first sight with the format they are made with, and
 * those about what a reader does, and of a thread that is more than a list, which many readers never need. The first
 * names the second, so that nobody loads a list of all the chunks that they do not need.
 */
import { createFormat, type Conventions, type Format, type Language, type Moments } from "../format.ts";
import type { LaterMessages } from "./en-later.ts";
import type { FirstMessages } from "./en.ts";

export type WidgetCatalogue = FirstMessages & LaterMessages;

export interface WidgetLanguage {
  messages: FirstMessages;
  format: Format;
}

interface Chunk {
  first: FirstMessages;
  conventions?: Conventions;
  more: () => Promise<{ later: LaterMessages; moments: Moments }>;
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

export async function loadWidgetLanguage(lang: Language): Promise<WidgetLanguage> {
  const { first, conventions } = await chunks[lang]();
  return { messages: first, format: createFormat(lang, conventions) };
}

export async function loadLaterMessages(lang: Language): Promise<LaterMessages> {
  const { more, conventions } = await chunks[lang]();
  const { later, moments } = await more();
  const format = createFormat(lang, conventions);
  format.moment ??= moments(format);
  return later;
}
