/** What pages without JavaScript say: their own messages and the widget's, whose words they share. */
import type { Format, Language } from "../format.ts";
import { loadLaterMessages, loadWidgetLanguage, type WidgetCatalogue } from "../widget/load.ts";
import { ar } from "./ar.ts";
import { ckb } from "./ckb.ts";
import { inNewsroomTime } from "./dates.ts";
import { de } from "./de.ts";
import { en, type PageMessages } from "./en.ts";
import { es } from "./es.ts";
import { fa } from "./fa.ts";
import { fr } from "./fr.ts";
import { kmr } from "./kmr.ts";
import { tr } from "./tr.ts";

export type PageCatalogue = WidgetCatalogue & PageMessages;

export interface PageLanguage {
  messages: PageCatalogue;
  format: Format;
}

const own: Record<Language, PageMessages> = { en, ckb, kmr, ar, tr, fa, de, fr, es };

/** By language and time zone, of which the newsrooms have few. */
const made = new Map<string, Promise<PageLanguage>>();

/** @param timeZone The newsroom's, see `dates.ts`. */
export function loadPageLanguage(lang: Language, timeZone: string | null): Promise<PageLanguage> {
  const name = `${lang} ${timeZone}`;
  const known = made.get(name) ?? load(lang, timeZone);
  made.set(name, known);
  return known;
}

async function load(lang: Language, timeZone: string | null): Promise<PageLanguage> {
  const [{ messages, format }, later] = await Promise.all([
    loadWidgetLanguage(lang),
    loadLaterMessages(lang),
  ]);
  return {
    messages: { ...messages, ...later, ...own[lang] },
    format: inNewsroomTime(format, timeZone),
  };
}
