import { html, LitElement } from "lit";
import type { PropertyDeclarations, PropertyValues } from "lit";
import type { EarlyAnswer } from "../backends/native.ts";
import type { GuidelinesByLanguage } from "../backends/plain-backend.ts";
import { matchLanguage } from "../i18n/language.ts";
import { loadWidgetLanguage, type WidgetCatalogue } from "../i18n/widget/load.ts";
import { Announcer } from "../ui/announcer.ts";
import { Localize } from "../ui/localize.ts";
import { tokens } from "../ui/tokens.styles.ts";
import { createAsking } from "./asking.ts";
import { chooseBackend, homeOf, type BackendChoice } from "./choose-backend.ts";
import { everyMinute } from "./clock.ts";
import { createServices, type Stage } from "./create-services.ts";
import { ownServer } from "./endpoint.ts";
import { keptOf } from "./kept.ts";
import { AfterwordFailedEvent } from "./events.ts";
import { formStyles } from "./form.styles.ts";
import { isEager, whenNear } from "./near.ts";
import { createParts } from "./parts.ts";
import { linked, placeOf } from "./place.ts";
import { loadThread } from "./read-thread.ts";
import { restore } from "./restore.ts";
import type { Later, Services } from "./services.ts";
import type { Action } from "./state-later.ts";
import { reduce, start, type Reduce, type WidgetState } from "./state.ts";
import * as areas from "./storage.ts";
import { form } from "./templates/form.ts";
import { heading } from "./templates/heading.ts";
import { notice } from "./templates/notice.ts";
import { unread } from "./templates/unread.ts";
import { thread } from "./templates/thread.ts";
import type { View } from "./view.ts";
import type { Messages } from "./wording.ts";
import { styles } from "./widget.styles.ts";

/** A thread that the publisher's server put inside the element, with the thread's key. */
const fragment = "[data-afterword-fragment]";

/**
 * The comments below one article: the guidelines, the form, the reader's own comments and the approved ones.
 *
 * @fires afterword-ready - The thread is shown, for the first time or anew.
 * @fires afterword-acknowledged - The reader confirmed the guidelines.
 * @fires afterword-hinted - Words were marked that may run into a guideline; cancelable.
 * @fires afterword-submitted - A comment is about to be sent; cancelable.
 * @fires afterword-accepted - The backend has the comment.
 * @fires afterword-decided - A comment of this reader's was decided since they were last here.
 * @fires afterword-failed - Something could not be done; the reader has been told.
 */
export class AfterwordComments extends LitElement {
  static override styles = [tokens, styles, formStyles];
  static override properties: PropertyDeclarations = {
    thread: { reflect: true },
    site: { reflect: true },
    endpoint: { reflect: true },
    lang: { reflect: true },
    scheme: { reflect: true },
    darkWhen: { attribute: "dark-when" },
    backend: {},
    guidelines: { attribute: false },
    guidelinesSrc: { attribute: "guidelines-src" },
    messages: { attribute: false },
    token: { attribute: false },
    getToken: { attribute: false },
    loading: { reflect: true },
    depth: { type: Number },
  };

  /** The article's key; the page's canonical address where it is not given. */
  declare thread: string | null;
  /** The site's key; "default" where it is not given. */
  declare site: string | null;
  /** Origin and path of the server, without a slash at its end. */
  declare endpoint: string | null;
  /** The reader's language; that of the nearest element with a `lang` where it is not given. */
  declare lang: string;
  /** "light" or "dark"; the system's where it is not given. */
  declare scheme: string | null;
  /** A selector: `scheme` is dark as long as it matches the element or anything around it, else light. */
  declare darkWhen: string | null;
  /** The name of a backend (`docs/backends.md`), or an object (see `PlainBackend`); "own" until it is set. */
  declare backend: BackendChoice | null;
  /** Guidelines for a backend that brings none, in one language or in several by their tags. */
  declare guidelines: GuidelinesByLanguage | null;
  /** The address of the same as JSON. */
  declare guidelinesSrc: string | null;
  /** The publisher's own words in place of ours. */
  declare messages: Messages | null;
  /** The publisher's token of a signed-in reader (a JWT), where readers sign in. */
  declare token: string | null;
  /** Gives a fresh one whenever it is needed; `null` where the reader is not signed in. */
  declare getToken: (() => Promise<string | null>) | null;
  /** "eager" shows the thread at once; else it comes when the element nears the viewport. */
  declare loading: string | null;
  /** How many levels of answers are set in, one below the other; 3 where it is not given. */
  declare depth: number | null;
  /** @internal The loader's request for the thread; `null` where it made none. */
  declare early?: EarlyAnswer | null;

  #state: WidgetState = start;
  #localize = new Localize<WidgetCatalogue>(this, async (lang, own) =>
    own ? (await import("./wording.ts")).worded(own, lang) : loadWidgetLanguage(lang),
  );
  #announcer = new Announcer(() => this.renderRoot);
  #near = false;
  #opened: Promise<void> | undefined;
  #services: Services | undefined;
  #shown: unknown[] = [];
  #abort: AbortController | undefined;
  #leave: (() => void)[] = [];
  #focusNext: string | undefined;
  #minute = 0;
  #asking = createAsking(
    () => this.#parts.later.load(),
    () => this.#services,
  );
  #parts = createParts(this, this.#localize, () => this.#services, this.#asking.ask);
  #stage = (): Stage => ({
    state: () => this.#state,
    dispatch: (action) => {
      // What only the later part understands is asked for by it alone.
      const next = this.#parts.later.now?.reduceLater ?? (reduce as Reduce<Action>);
      this.#state = next(this.#state, action);
      this.requestUpdate();
    },
    emit: (event) => this.dispatchEvent(event),
    focus: (id) => {
      this.#focusNext = id;
      this.requestUpdate();
    },
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    say: (key, value = 0, delay = 0) => {
      if (key) this.#announcer.say(this.#localize.t(key as "counterLeft", value), delay);
      else this.#announcer.silence();
    },
    signs: this,
    later: this.#parts.later.load,
    reading: this.#parts.reading.load,
    live: this.#parts.live.load,
    root: this.shadowRoot!,
  });

  override connectedCallback(): void {
    super.connectedCallback();
    // What is around it may be something else now.
    this.requestUpdate("darkWhen");
    // Moved within one turn: it goes on where it is.
    if (this.#leave.length) return this.requestUpdate();
    // The loader has waited already.
    const near = this.#near || "early" in this;
    this.early ??= null;
    const come = () => {
      this.#near = true;
      this.#show();
    };
    if (near) come();
    else this.#leave.push(whenNear(this, come));
    const words = new MutationObserver(() => this.requestUpdate());
    words.observe(document, { attributeFilter: ["lang"], subtree: true });
    this.#leave.push(
      () => words.disconnect(),
      everyMinute(() => {
        this.#minute++;
        this.requestUpdate();
      }),
      listen(this, "focusin", () => this.#asking.load()),
      // What a thread is read with comes when a reader does.
      listen(this, "pointerover", () => this.#attend()),
      listen(window, "keydown", () => this.#attend()),
      listen(window, "hashchange", () => this.#showLinked()),
      listen(window, "online", () => {
        if (this.#state.phase === "failed") this.#asking.ask("load");
        this.#catchUp();
      }),
      listen(document, "visibilitychange", () => {
        if (!document.hidden) this.#catchUp();
      }),
      areas.onElsewhere((name) => {
        // What others write is nothing to a reader who has not begun.
        const common = /^(name|sort|draft|visit|hidden)\b/.test(name!);
        if (this.#parts.later.now || !common)
          this.#asking.load((later, services) => later.elsewhere(services, name));
      }),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#leave.splice(0).forEach((leave) => leave());
      this.#announcer.silence();
      this.#abort?.abort();
      this.#shown = [];
    });
  }

  /** Reads the thread anew. Resolves once it is shown, or why it cannot be: to whether it could. */
  reload(): Promise<boolean> {
    return this.#call("reload");
  }

  /** Leads the reader to the form. Resolves to whether there is one. */
  focusForm(): Promise<boolean> {
    return this.#call("focusForm");
  }

  /** Brings a comment to the page, however deep it stands, and leads the reader there. Resolves to whether it is there. */
  scrollToComment(id: string): Promise<boolean> {
    return this.#call("scrollToComment", id);
  }

  /** Waits for the element to be on a page, and for its thread. */
  async #call(name: keyof Later["methods"], id = ""): Promise<boolean> {
    this.#near = true;
    this.requestUpdate();
    await this.updateComplete;
    await this.#opened;
    return this.#parts.later
      .load()
      .then((later) => later.methods[name](this.#services!, id))
      .catch(() => false);
  }

  #show(): void {
    if (this.isConnected)
      this.#opened = this.#open().catch((reason: unknown) => {
        this.dispatchEvent(new AfterwordFailedEvent("unreachable"));
        this.#fallBack(reason);
      });
  }

  /** Leaves a link in the page's own content, which stays, and says on the console what is in the way. */
  #fallBack(reason?: unknown): void {
    import("./fallback.ts").then((it) => it.explain(this, reason)).catch(() => {});
  }

  /** Shows what the attributes name now, unless it is shown already. */
  async #open(): Promise<void> {
    const place = placeOf(this);
    this.#localize
      .use(matchLanguage(place.lang), this.messages ?? this.querySelector(":scope>[slot=messages]"))
      .catch((reason: unknown) => this.#fallBack(reason));
    const endpoint = this.getAttribute("endpoint") || ownServer;
    const shown = [this.backend, this.guidelines, this.guidelinesSrc, endpoint, ...Object.values(place)];
    if (this.#shown.length && shown.every((value, i) => value === this.#shown[i])) return this.#opened;
    this.#shown = shown;
    this.#abort?.abort();
    this.#announcer.silence();
    const { signal } = (this.#abort = new AbortController());
    // What the page brought along of another thread is shown no more, not even where this one does not come.
    for (const one of this.querySelectorAll<HTMLElement>(fragment))
      one.slot = one.dataset["afterwordFragment"] === place.key ? "" : "other";
    const kept = keptOf(homeOf(this.backend, endpoint), place);
    const same = kept.drafts === this.#services?.kept.drafts;
    this.#state = same ? (this.#parts.later.now?.interrupted(this.#state) ?? this.#state) : start;

    const early = this.early ?? undefined;
    // An answer can be read once: who comes back to the first thread asks for it anew.
    this.early = null;
    let backend = await chooseBackend(this, endpoint, early);
    const content = this.querySelector(":scope>[slot=guidelines]");
    if (content)
      backend = (await import("./slotted.ts")).slotted(
        backend,
        content,
        this.getAttribute("guidelines-version"),
      );
    if (signal.aborted) return;
    const services = createServices(this.#stage(), { backend, place, kept, signal });
    this.#services = services;
    restore(services);
    this.#parts.later.now?.tellWhereKept(services);
    await loadThread(services);
    if (this.#state.phase === "failed") this.#fallBack();
    this.#showLinked();
    // Who was here before is shown what they left, and what has changed since.
    const { own, texts, acknowledged, noticeOpen } = this.#state;
    if (own.length || Object.keys(texts).length || (acknowledged && noticeOpen))
      this.#asking.load((later, services) => later.catchUp(services));
  }

  #showLinked(): void {
    // An address that names none any more unmarks what the one before named.
    const id = linked() ?? (this.#state.reading?.marked && "");
    if (id != null && this.#state.view) this.#asking.ask("show", id);
  }

  /** Sends what waits, and asks what became of what was sent. */
  #catchUp(): void {
    if (this.#state.own.length) this.#asking.load((later, services) => later.catchUp(services));
  }

  #attend(): void {
    if (!this.#state.view || this.#state.reading) return;
    // Without it the thread is still a list of comments.
    this.#parts.reading.load().then(
      (part) => part.attend(this.#services!),
      () => {},
    );
  }

  protected override updated(changed: PropertyValues): void {
    if ((this.#near ||= isEager(this))) this.#show();
    if (changed.has("darkWhen"))
      import("./dark-when.ts").then(
        (part) => part.followPage(this, this.#leave),
        () => {},
      );
    if (this.#state.reader !== undefined && (changed.has("token") || changed.has("getToken")))
      this.#asking.load((later, services) => later.findReader(services));
    const id = this.#focusNext;
    this.#focusNext = undefined;
    if (id) this.shadowRoot?.getElementById(id)?.focus();
  }

  protected override render() {
    const { t, format } = this.#localize;
    const services = this.#services;
    const state = this.#state;
    const { later, reading, live } = this.#parts;
    // Until there are words, the page's own content stays; until there is a thread, where it is that thread.
    const waits = !state.view && state.phase === "loading" && this.querySelector(`${fragment}[slot=""]`);
    if (!format || !services || waits) return html`<slot></slot>`;
    const view: View = {
      state,
      t,
      format,
      ask: this.#asking.ask,
      later: later.now,
      reading: state.reading && reading.now,
      live: state.live && live.now,
      depth: this.depth ?? 3,
      can: services.backend,
      minute: this.#minute,
    };
    return html`
      <section class="afterword" part="base" lang=${format.lang} dir=${format.dir} aria-labelledby="heading">
        ${heading(view)} ${this.#announcer.region}
        ${
          state.view && state.phase !== "failed"
            ? this.#read(view, state.view)
            : html`${unread(view)} ${view.later?.ownSection(view)}`
        }
      </section>
    `;
  }

  #read(view: View, shown: NonNullable<WidgetState["view"]>) {
    return html`
      ${
        shown.thread.open
          ? html`${notice(view, shown.guidelines)} ${form(view, shown)}
            <div class="line" part="line">${view.later?.keptLine(view)}</div>`
          : view.reading?.closed(view, shown.thread.closed)
      }
      ${view.later?.ownSection(view)} ${view.live?.pill(view, shown)} ${view.reading?.above(view, shown)}
      ${thread(view, shown)}
    `;
  }
}

function listen(target: EventTarget, type: string, listener: () => unknown): () => void {
  const call = () => void listener();
  target.addEventListener(type, call);
  return () => target.removeEventListener(type, call);
}

declare global {
  interface HTMLElementTagNameMap {
    "afterword-comments": AfterwordComments;
  }
}
