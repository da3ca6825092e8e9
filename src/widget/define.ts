/** Names the element, unless another copy of this script already has. */
import { AfterwordComments } from "./comments-element.ts";

if (!customElements.get("afterword-comments")) customElements.define("afterword-comments", AfterwordComments);
