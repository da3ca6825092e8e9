import type { Format, Language, Message } from "../i18n/format.ts";

/** What makes the sentences of a catalogue: `t("counter", 12, 2000)`. */
export type Terms<Catalogue> = <Key extends keyof Catalogue>(
  key: Key,
  ...values: Values<Catalogue[Key]>
) => string;
type Values<M> = M extends (format: Format, ...values: infer V) => string ? V : [];

/** What a language brings: its format, and messages that are needed at once. @param own See `Localize.use`. */
export type LoadLanguage<Catalogue> = (
  lang: Language,
  own: unknown,
) => Promise<{ messages: Partial<Catalogue>; format: Format }>;

export type LoadMessages<Catalogue> = (lang: Language) => Promise<Partial<Catalogue>>;

/** What is drawn anew when its language has arrived. */
interface Speaker {
  requestUpdate(): void;
}

/**
 * The language of one element. Two elements on a page may speak two languages; nothing here is shared.
 *
 * `t` and `format` stay those of the language before until the one asked for has arrived.
 */
export class Localize<Catalogue> {
  declare t: Terms<Catalogue>;
  /** Undefined until the first language has arrived. */
  declare format: Format | undefined;
  #host: Speaker;
  #load: LoadLanguage<Catalogue>;
  #loadMore: LoadMessages<Catalogue> | undefined;
  #lang: Language | undefined;
  #own: unknown;
  #spoken: Promise<void> | undefined;

  constructor(host: Speaker, load: LoadLanguage<Catalogue>) {
    this.#host = host;
    this.#load = load;
  }

  /** @param own Words in place of ours, whatever who loads the language makes of them. */
  async use(lang: Language, own?: unknown): Promise<void> {
    if (lang === this.#lang && own === this.#own) return;
    this.#lang = lang;
    this.#own = own;
    await this.#speak();
  }

  /** Brings the rest of the messages, of the language in use and of every one that follows it. */
  async add(loadMore: LoadMessages<Catalogue>): Promise<void> {
    this.#loadMore = loadMore;
    if (this.#lang) await this.#speak();
  }

  #speak(): Promise<void> {
    const lang = this.#lang!;
    const spoken: Promise<void> = Promise.all([this.#load(lang, this.#own), this.#loadMore?.(lang)]).then(
      ([{ messages, format }, more]) => {
        // Overtaken by another language, by other words, or by the rest of these: whoever asked needs what they bring.
        if (spoken !== this.#spoken) return this.#spoken;
        // Words in place of ours come with the first, whichever they are.
        const all = { ...more, ...messages };
        this.format = format;
        this.t = (key, ...values) => {
          const message = all[key] as Message;
          return typeof message === "string" ? message : message(format, ...(values as never[]));
        };
        return this.#host.requestUpdate();
      },
    );
    return (this.#spoken = spoken);
  }
}
