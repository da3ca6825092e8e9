/** The elements in Svelte 5, which sets a custom element's properties where there are any. */
import type { HTMLAttributes } from "svelte/elements";
import type { AfterwordComments } from "../comments-element.ts";
import type { AfterwordCount } from "../count-element.ts";
import type { CommentsSettings, CountSettings, Listeners } from "./settings.ts";

export * from "../register.ts";

type Comments = HTMLAttributes<AfterwordComments> & CommentsSettings & Listeners<"on">;
type Count = HTMLAttributes<AfterwordCount> & CountSettings;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "afterword-comments": Comments;
    "afterword-count": Count;
  }
}
