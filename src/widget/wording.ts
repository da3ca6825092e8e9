/** A publisher's own words in place of ours: "Discussion" for "Comments". Loaded only where there are any. */
import { languages, type Format, type Language, type PluralForms } from "../i18n/format.ts";
import {
  loadLaterMessages,
  loadWidgetLanguage,
  type WidgetCatalogue,
  type WidgetLanguage,
} from "../i18n/widget/load.ts";

type Word<Message> = Message extends string ? string : Message | string | PluralForms;

/**
 * Any of the messages. In place of one that is made from values, also a sentence with `{1}`, `{2}` where these stand,
 * `{1:date}`, `{1:moment}` or `{1:ago}` for a time; or one sentence for each plural form of the first, `#` being it.
 */
export type Wording = { [Key in keyof WidgetCatalogue]?: Word<WidgetCatalogue[Key]> };

/** For whichever language the element speaks, or for each by its tag. */
export type Messages = Wording | { [Lang in Language]?: Wording };

/** Comes only where there is something to say. */
const tell = (what: string, error: unknown) =>
  void import("../backends/tell-developer.ts").then(
    (it) => it.tellDeveloper(what, error),
    () => {},
  );

type Made = (format: Format, ...values: (number | string)[]) => string;

/** @param own Messages, or an element that holds them as JSON. */
export async function worded(own: unknown, lang: Language): Promise<WidgetLanguage> {
  const language = await loadWidgetLanguage(lang);
  const words = Object.entries(ofLanguage(own instanceof Element ? parsed(own) : own, lang));
  let ours: Record<string, unknown> = { ...language.messages };
  const strange = words.map(([key]) => key).filter((key) => !Object.hasOwn(ours, key));
  if (strange.length)
    // Which of the others there are is known a little later: nobody waits for it.
    void loadLaterMessages(lang).then(
      (later) => {
        ours = { ...later, ...ours };
        for (const key of strange) if (!Object.hasOwn(ours, key)) tell("has no message that is called", key);
      },
      () => {},
    );
  const made = words.map(([key, word]) => [key, guarded(key, word, () => ours[key])]);
  return { ...language, messages: { ...language.messages, ...Object.fromEntries(made) } };
}

function parsed({ textContent }: Element): unknown {
  try {
    return JSON.parse(textContent);
  } catch (error) {
    tell("cannot read the messages of the page:", error);
    return {};
  }
}

/** No message is called as a language is. */
function ofLanguage(own: unknown, lang: Language): object {
  const given = (own ?? {}) as Partial<Record<Language, object | null>>;
  return languages.some((one) => Object.hasOwn(given, one)) ? (given[lang] ?? {}) : given;
}

/** What a publisher wrote may fail when it is used: then there are ours. */
function guarded(key: string, word: unknown, ours: () => unknown): Made {
  return (format, ...values) => {
    try {
      // The words for a moment come with those of what a reader does: until then its day is said.
      const moment = format.moment ?? ((iso) => format.date(iso));
      return said(word, { ...format, moment }, values);
    } catch (error) {
      tell(`cannot make the message ${key}:`, error);
      const message = ours() as string | Made | undefined;
      return typeof message === "function" ? message(format, ...values) : (message ?? "");
    }
  };
}

function said(word: unknown, format: Format, values: (number | string)[]): string {
  // Whatever a page's function gives is told as text.
  if (typeof word === "function") return String((word as (...all: unknown[]) => unknown)(format, ...values));
  if (typeof word === "string") return filled(word, format, values);
  return filled(format.plural(Number(values[0]), word as PluralForms), format, values);
}

const filled = (sentence: string, format: Format, values: (number | string)[]): string =>
  sentence.replace(
    /\{(\d)(?::(date|moment|ago))?\}/g,
    (place, n: string, time?: "date" | "moment" | "ago") => {
      const value = values[Number(n) - 1];
      if (typeof value === "number") return format.number(value);
      return value === undefined ? place : time ? format[time](value) : value;
    },
  );
