import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Format, Language, Message } from "../i18n/format.ts";

/** What makes the sentences of a catalogue: `t("counter", 12, 2000)`. */
export type Terms<Catalogue> = <Key extends keyof Catalogue>(
  key: Key,
  ...values: Values<Catalogue[Key]>
) => string;
type Values<M> = M extends (format: Format, ...values: infer V) => string ? V : [];

export type LoadLanguage<Catalogue> = (lang: Language) => Promise<{ messages: Catalogue; format: Format }>;

/**
 * The language of one element. Two elements on a page may speak two languages; nothing here is shared.
 *
 * `t` and `format` stay those of the language before until the one asked for has arrived.
 */
export class Localize<Catalogue> implements ReactiveController {
  declare t: Terms<Catalogue>;
  /** Undefined until the first language has arrived. */
  declare format: Format | undefined;
  #host: ReactiveControllerHost;
  #load: LoadLanguage<Catalogue>;
  #lang: Language | undefined;

  constructor(host: ReactiveControllerHost, load: LoadLanguage<Catalogue>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {}

  async use(lang: Language): Promise<void> {
    if (lang === this.#lang) return;
    this.#lang = lang;
    const { messages, format } = await this.#load(lang);
    if (lang !== this.#lang) return;
    this.format = format;
    this.t = (key, ...values) => {
      const message = messages[key] as Message;
      return typeof message === "string" ? message : message(format, ...(values as never[]));
    };
    this.#host.requestUpdate();
  }
}
