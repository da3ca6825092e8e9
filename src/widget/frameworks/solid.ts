/** The elements in Solid, which is told by `prop:` what is a property and by `on:` what is an event. */
import type { JSX as Solid } from "solid-js";
import type { AfterwordComments } from "../comments-element.ts";
import type { AfterwordCount } from "../count-element.ts";
import type { CommentsSettings, CountSettings, Listeners } from "./settings.ts";

export * from "../register.ts";

type Properties<Settings> = { [Name in keyof Settings & string as `prop:${Name}`]?: Settings[Name] };
type Comments = Solid.HTMLAttributes<AfterwordComments> &
  CommentsSettings &
  Properties<CommentsSettings> &
  Listeners<"on:">;
type Count = Solid.HTMLAttributes<AfterwordCount> & CountSettings & Properties<CountSettings>;

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "afterword-comments": Comments;
      "afterword-count": Count;
    }
  }
}
