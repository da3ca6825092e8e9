import type { CommentsBackend } from "../backends/backend.ts";
import { countOfThread } from "../i18n/count.ts";
import { matchLanguage } from "../i18n/language.ts";
import { createCounting } from "../i18n/format.ts";
import { countOf } from "./counting.ts";
import { ownServer } from "./endpoint.ts";
import { placeOf } from "./place.ts";

/** What attributes say; properties, too, since some frameworks set nothing else. */
const named = ["thread", "site", "endpoint"] as const;

// Outside a browser the class can be imported, not made.
const Base = globalThis.HTMLElement ?? Object;

/**
 * How many comments are published below an article, for index pages. Elements of a page ask together. Where the
 * count is not to be had, what stands between the tags stays. It is a line of text: no library is loaded for it.
 *
 * @attr thread - The article's key; the page's canonical address where it is not given.
 * @attr site - The site's key; "default" where it is not given.
 * @attr endpoint - Origin and path of the server, without a slash at its end.
 * @attr backend - "native", "wordpress" or "isso"; our own server where it is not given.
 * @attr lang - The reader's language; that of the nearest element with a `lang` where it is not given.
 * @csspart count - The text.
 */
export class AfterwordCount extends Base {
  static observedAttributes = [...named, "backend", "lang"];

  declare thread: string | null;
  declare site: string | null;
  declare endpoint: string | null;

  static {
    for (const name of named)
      Object.defineProperty(this.prototype, name, {
        get(this: AfterwordCount) {
          return this.getAttribute(name);
        },
        set(this: AfterwordCount, value: string | null | undefined) {
          if (value == null) this.removeAttribute(name);
          else this.setAttribute(name, value);
        },
      });
  }

  #backend: CommentsBackend | string | null = null;
  #asked = 0;

  /** Any `CommentsBackend` that counts, or a name; what the attribute says where none is given. */
  get backend(): CommentsBackend | string | null {
    return this.#backend ?? this.getAttribute("backend");
  }
  set backend(backend: CommentsBackend | string | null) {
    this.#backend = backend;
    void this.#show();
  }

  connectedCallback(): void {
    // What was set before this class was there would hide its accessors.
    for (const name of [...named, "backend"] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      Reflect.deleteProperty(this, name);
      Object.assign(this, { [name]: value });
    }
    void this.#show();
  }

  attributeChangedCallback(): void {
    void this.#show();
  }

  async #show(): Promise<void> {
    const asked = ++this.#asked;
    // Attributes change in bursts: only the last of a turn is looked at.
    await Promise.resolve();
    if (asked !== this.#asked || !this.isConnected) return;
    const { site, key, lang } = placeOf(this);
    const endpoint = this.getAttribute("endpoint") || ownServer;
    try {
      const count = await countOf({ endpoint, backend: this.backend, site, key });
      if (asked !== this.#asked) return;
      const format = createCounting(matchLanguage(lang));
      const text = document.createElement("span");
      text.setAttribute("part", "count");
      text.lang = format.lang;
      text.dir = format.dir;
      text.textContent = format.plural(count, countOfThread[format.lang]);
      (this.shadowRoot ?? this.attachShadow({ mode: "open" })).replaceChildren(text);
    } catch {
      // A number that is missing is no reason to disturb a page.
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "afterword-count": AfterwordCount;
  }
}
