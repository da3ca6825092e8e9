/** Comments that are HTML: made safe, and drawn anew only when the HTML is another. */
import { noChange } from "lit";
import { Directive, directive } from "lit/directive.js";
import { sanitize } from "../ui/sanitize.ts";
import { bodiesStyles } from "./bodies.styles.ts";

class Body extends Directive {
  #source: string | undefined;

  // What a reader has selected in it stays selected.
  render(source: string, text: string): unknown {
    if (source === this.#source) return noChange;
    this.#source = source;
    const words = sanitize(source);
    words?.classList.add("rich");
    return words ?? (text.trim() || nothingLeft);
  }
}

/** In place of a comment that had nothing but what no reader may be shown; the same in every language. */
const nothingLeft = "…";

/** @param text The same as plain text, for where the HTML cannot be shown. */
export const body: (source: string, text: string) => unknown = directive(Body);

export const sheet = bodiesStyles.styleSheet!;
