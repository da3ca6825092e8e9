import { html, LitElement } from "lit";
import type { PropertyDeclarations } from "lit";
import type { EarlyAnswer } from "../backends/native.ts";
import { matchLanguage } from "../i18n/language.ts";
import type { WidgetCatalogue } from "../i18n/widget/en.ts";
import { loadWidgetLanguage } from "../i18n/widget/load.ts";
import { Announcer } from "../ui/announcer.ts";
import { Localize } from "../ui/localize.ts";
import { tokens } from "../ui/tokens.styles.ts";
import { chooseBackend, type BackendChoice } from "./choose-backend.ts";
import { everyMinute } from "./clock.ts";
import { server } from "./endpoint.ts";
import { follow } from "./follow.ts";
import { openKept } from "./kept.ts";
import { whenNear } from "./near.ts";
import { placeOf } from "./place.ts";
import { createRequests, open, restore, showLinked } from "./requests.ts";
import type { Services } from "./services.ts";
import { reduce, start, type Action, type WidgetState } from "./state.ts";
import { form, kept } from "./templates/form.ts";
import { heading } from "./templates/heading.ts";
import { notice } from "./templates/notice.ts";
import { ownSection } from "./templates/own.ts";
import { closed, unread } from "./templates/unread.ts";
import { thread } from "./templates/thread.ts";
import type { Requests, View } from "./view.ts";
import { styles } from "./widget.styles.ts";

/** How long a reader must pause before the counter speaks, in milliseconds. */
const pause = 1200;

/**
 * The comments below one article: the guidelines, the form, the reader's own comments and the approved ones.
 *
 * @fires afterword-ready - The thread is shown, for the first time or anew.
 * @fires afterword-acknowledged - The reader confirmed the guidelines.
 * @fires afterword-submitted - A comment is about to be sent; cancelable.
 * @fires afterword-accepted - The backend has the comment.
 * @fires afterword-decided - A comment of this reader's was decided since they were last here.
 * @fires afterword-failed - Something could not be done; the reader has been told.
 */
export class AfterwordComments extends LitElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    thread: { reflect: true },
    site: { reflect: true },
    endpoint: { reflect: true },
    lang: { reflect: true },
    scheme: { reflect: true },
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
  /** "light" or "dark"; the system's where it is not given. */
  declare scheme: string | null;
  /** "native", "memory", or any object that is a `CommentsBackend`. */
  declare backend: BackendChoice | null;
  /** @internal The loader's request for the thread; `null` where it made none. */
  declare early?: EarlyAnswer | null;

  #state: WidgetState = start;
  #localize = new Localize<WidgetCatalogue>(this, loadWidgetLanguage);
  #announcer = new Announcer(() => this.renderRoot);
  #near = false;
  #services: Services | undefined;
  #ask: Requests | undefined;
  #shown: unknown[] = [];
  #abort: AbortController | undefined;
  #leave: (() => void)[] = [];
  #focusNext: string | undefined;
  #minute = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    const come = () => {
      this.#near = true;
      void this.#open();
    };
    // The loader has waited already.
    if (this.early !== undefined || this.#near) come();
    else this.#leave.push(whenNear(this, come));
    this.#leave.push(
      everyMinute(() => {
        this.#minute++;
        this.requestUpdate();
      }),
      listen(window, "hashchange", () => this.#services && void showLinked(this.#services)),
      listen(window, "online", () => this.#state.phase === "failed" && this.#ask?.load()),
      listen(document, "visibilitychange", () => {
        if (this.#services && document.visibilityState === "visible") void follow(this.#services);
      }),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave.splice(0).forEach((leave) => leave());
    this.#announcer.silence();
    this.#abort?.abort();
    this.#shown = [];
  }

  /** Shows what the attributes name now, unless it is shown already. */
  async #open(): Promise<void> {
    const place = placeOf(this);
    const endpoint = this.getAttribute("endpoint") || server.endpoint;
    const shown = [this.backend, endpoint, place.site, place.key, place.lang];
    if (shown.every((value, i) => value === this.#shown[i]) && this.#shown.length) return;
    const sameThread = this.#services?.place.site === place.site && this.#services.place.key === place.key;
    this.#shown = shown;
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    if (!sameThread) this.#state = start;

    void this.#localize.use(matchLanguage(place.lang)).catch((error: unknown) => {
      // oxlint-disable-next-line no-console -- a page's author looks here when the fallback stays
      console.info("Afterword: no comments here,", error);
    });
    const backend = await chooseBackend(this.backend, endpoint, this.early ?? undefined);
    if (signal.aborted) return;
    this.early = null;
    const name = typeof this.backend === "object" && this.backend ? "object" : (this.backend ?? "native");
    const scope = (...names: string[]) => names.map(encodeURIComponent).join(",");
    const home = name === "native" ? endpoint : name;
    const services: Services = {
      backend,
      place,
      kept: openKept({ thread: scope(home, place.site, place.key), site: scope(home, place.site) }),
      state: () => this.#state,
      dispatch: (action) => signal.aborted || this.#dispatch(action),
      emit: (event) => this.dispatchEvent(event),
      focus: (id) => {
        this.#focusNext = id;
        this.requestUpdate();
      },
      say: (key, value = 0) => {
        if (key)
          this.#announcer.say(
            this.#localize.t(key as "counterLeft", value),
            key.startsWith("counter") ? pause : undefined,
          );
        else this.#announcer.silence();
      },
      signal,
    };
    this.#services = services;
    this.#ask = createRequests(services);
    this.#leave.push(services.kept.onElsewhere(() => restore(services)));
    await open(services);
  }

  #dispatch(action: Action): void {
    this.#state = reduce(this.#state, action);
    this.requestUpdate();
  }

  protected override updated(): void {
    if (this.#near) void this.#open();
    const id = this.#focusNext;
    this.#focusNext = undefined;
    if (id) this.shadowRoot?.getElementById(id)?.focus();
  }

  protected override render() {
    const { t, format } = this.#localize;
    const ask = this.#ask;
    // Until there are words, the page's own content stays.
    if (!format || !ask) return html`<slot></slot>`;
    const state = this.#state;
    const canWithdraw = !!this.#services?.backend.withdraw;
    const view: View = { state, t, format, ask, canWithdraw, minute: this.#minute };
    return html`
      <section class="afterword" part="base" lang=${format.lang} dir=${format.dir} aria-labelledby="heading">
        ${heading(view)} ${this.#announcer.region}
        ${state.view && state.phase !== "failed" ? this.#read(view, state.view) : unread(view)}
      </section>
    `;
  }

  #read(view: View, shown: NonNullable<WidgetState["view"]>) {
    return html`
      ${
        shown.thread.open
          ? html`${notice(view, shown.guidelines)} ${form(view, shown)}
            <div class="line">${kept(view)}</div>`
          : closed(view, shown.thread.closed)
      }
      ${ownSection(view)} ${thread(view, shown)}
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
