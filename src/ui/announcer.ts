import { html } from "lit";

/**
 * The one live region of an element. It stands empty before it is used and speaks one short text at a time;
 * what comes while it waits replaces what waited.
 */
export class Announcer {
  #root: () => ParentNode;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: () => ParentNode) {
    this.#root = root;
  }

  /** Part of the element's template, so that it is there from the first rendering on. */
  region = html`<p class="hidden" role="status"></p>`;

  /** @param delay Milliseconds; long for what the reader causes by typing, so that it speaks only when they stop. */
  say(text: string, delay = 150): void {
    clearTimeout(this.#timer);
    this.#write("");
    this.#timer = setTimeout(() => this.#write(text), delay);
  }

  silence(): void {
    clearTimeout(this.#timer);
    this.#write("");
  }

  #write(text: string) {
    const region = this.#root().querySelector("[role=status]");
    if (region && region.textContent !== text) region.textContent = text;
  }
}
