/** The elements in React 19, whose JSX sets properties and hears events of custom elements by itself. */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { AfterwordComments } from "../comments-element.ts";
import type { AfterwordCount } from "../count-element.ts";
import type { CommentsSettings, CountSettings, Listeners } from "./settings.ts";

export * from "../register.ts";

type Element<Class> = DetailedHTMLProps<HTMLAttributes<Class>, Class>;
type Comments = Element<AfterwordComments> & CommentsSettings & Listeners<"on">;
type Count = Element<AfterwordCount> & CountSettings;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "afterword-comments": Comments;
      "afterword-count": Count;
    }
  }
}
