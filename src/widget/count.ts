/** Names the element; apart from the other, so that an article does not load what only index pages show. */
import { AfterwordCount } from "./count-element.ts";

if (!customElements.get("afterword-count")) customElements.define("afterword-count", AfterwordCount);
