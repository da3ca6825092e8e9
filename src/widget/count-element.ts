import { html, LitElement } from "lit";
import type { PropertyDeclarations } from "lit";
import type { CommentsBackend } from "../backends/backend.ts";
import { matchLanguage } from "../i18n/language.ts";
import type { WidgetCatalogue } from "../i18n/widget/en.ts";
import { loadWidgetLanguage } from "../i18n/widget/load.ts";
import { Localize } from "../ui/localize.ts";
import { chooseBackend, type BackendChoice } from "./choose-backend.ts";
import { countOf } from "./counting.ts";
import { server } from "./endpoint.ts";
import { placeOf } from "./place.ts";

/**
 * How many comments are published below an article, for index pages. Elements of a page ask together. Where the
 * count is not to be had, what stands between the tags stays.
 */
export class AfterwordCount extends LitElement {
  static override properties: PropertyDeclarations = {
    thread: { reflect: true },
    site: { reflect: true },
    endpoint: { reflect: true },
    lang: { reflect: true },
    backend: {},
  };

  /** The article's key; the page's canonical address where it is not given. */
  declare thread: string | null;
  /** The site's key; "default" where it is not given. */
  declare site: string | null;
  /** Origin and path of the server, without a slash at its end. */
  declare endpoint: string | null;
  /** The reader's language; that of the nearest element with a `lang` where it is not given. */
  declare lang: string;
  /** "native", "memory", or any object that is a `CommentsBackend`. */
  declare backend: BackendChoice | null;

  #localize = new Localize<WidgetCatalogue>(this, loadWidgetLanguage);
  #count: number | undefined;
  #asked = "";
  #backend: CommentsBackend | undefined;

  protected override updated(): void {
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const { site, key, lang } = placeOf(this);
    const endpoint = this.getAttribute("endpoint") || server.endpoint;
    const asked = JSON.stringify([site, key, lang, endpoint]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    try {
      await this.#localize.use(matchLanguage(lang));
      this.#backend = await chooseBackend(this.backend, endpoint);
      this.#count = await countOf({ endpoint, backend: this.#backend, site, key });
      this.requestUpdate();
    } catch {
      // A number that is missing is no reason to disturb a page.
    }
  }

  protected override render() {
    const { t, format } = this.#localize;
    if (this.#count === undefined || !format) return html`<slot></slot>`;
    return html`<span part="count" lang=${format.lang} dir=${format.dir}>${t("countOfThread", this.#count)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "afterword-count": AfterwordCount;
  }
}
