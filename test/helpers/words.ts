/** The sentences that widget and desk say, so that a test asks for them as a person would. */
import type { Format, Language, Message } from "../../src/i18n/format.ts";
import { countOfThread } from "../../src/i18n/count.ts";
import { loadDeskLanguage } from "../../src/i18n/desk/load.ts";
import { loadLaterMessages, loadWidgetLanguage } from "../../src/i18n/widget/load.ts";
import type { Terms } from "../../src/ui/localize.ts";

interface Spoken<Catalogue> {
  messages: Catalogue;
  format: Format;
}

function termsOf<Catalogue>({ messages, format }: Spoken<Catalogue>): Terms<Catalogue> {
  return (key, ...values) => {
    const message = messages[key] as Message;
    return typeof message === "string" ? message : message(format, ...(values as never[]));
  };
}

export const widgetWords = async (lang: Language) => {
  const { messages, format } = await loadWidgetLanguage(lang);
  return termsOf({ messages: { ...messages, ...(await loadLaterMessages(lang)) }, format });
};
export const deskWords = async (lang: Language) => termsOf(await loadDeskLanguage(lang));

/** How many comments an article has, as a page says it that does not show them. */
export async function countInWords(lang: Language, count: number): Promise<string> {
  const { format } = await loadWidgetLanguage(lang);
  return format.plural(count, countOfThread[lang]);
}

export type WidgetWords = Awaited<ReturnType<typeof widgetWords>>;
export type DeskWords = Awaited<ReturnType<typeof deskWords>>;
