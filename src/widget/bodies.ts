/** Comments that are HTML: made safe, and drawn anew only when the HTML is another. */
import { html, noChange } from "lit";
import { Directive, directive } from "lit/directive.js";
import { sanitize } from "../ui/sanitize.ts";
import { bodiesStyles } from "./bodies.styles.ts";

class Sanitized extends Directive {
  #html: string | undefined;

  render(html: string): unknown {
    if (html === this.#html) return noChange;
    this.#html = html;
    return sanitize(html);
  }
}

const sanitized = directive(Sanitized);

export const body = (source: string) => html`<div class="rich">${sanitized(source)}</div>`;

export const sheet = bodiesStyles.styleSheet!;
