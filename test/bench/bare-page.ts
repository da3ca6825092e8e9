/**
 * The same comments, and a form with the same fields and rules, by Lit and nothing else: what a page costs at least
 * that shows them. It has no states, no drafts, no languages, and draws all at once.
 */
import { html, LitElement, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Comment, ThreadView } from "../../src/contract/records.ts";

const times = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const minutesSince = (time: string): number => Math.round((Date.parse(time) - Date.now()) / 60_000);

class BareComments extends LitElement {
  static override properties = { view: { state: true } };
  declare view: ThreadView | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    const answer = await fetch(this.getAttribute("src")!);
    this.view = (await answer.json()) as ThreadView;
  }

  override render(): TemplateResult {
    const { view } = this;
    if (!view) return html`<p>Loading</p>`;
    const { guidelines, comments, thread } = view;
    return html`
      <h2>${thread.count} comments</h2>
      <section id="notice">
        <h3>${guidelines.title}</h3>
        <p>${guidelines.introduction}</p>
        <ol>
          ${guidelines.rules.map((rule) => html`<li><b>${rule.label}</b> ${rule.explanation}</li>`)}
        </ol>
        <p>${guidelines.closing}</p>
      </section>
      <form aria-describedby="notice">
        <label>Your name <input name="author" /></label>
        <label>E-mail <input name="email" type="email" /></label>
        <label>Your comment <textarea name="text"></textarea></label>
        <button>Send</button>
      </form>
      <ol>
        ${repeat(comments.items, (one) => one.id, listed)}
      </ol>
    `;
  }
}

const listed = (one: Comment): TemplateResult => html`
  <li>
    <article id=${`comment-${one.id}`}>
      <header>
        <bdi part="author">${one.author}</bdi>
        <time datetime=${one.published}>${times.format(minutesSince(one.published), "minute")}</time>
      </header>
      <div part="text" lang=${one.lang} dir="auto">${one.text}</div>
      <footer><button>Reply</button> <button>Recommend</button> <button>Report</button></footer>
    </article>
    ${
      one.replies
        ? html`<ol>
          ${repeat(one.replies.items, (reply) => reply.id, listed)}
        </ol>`
        : null
    }
  </li>
`;

customElements.define("bare-comments", BareComments);
