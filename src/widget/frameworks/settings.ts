/** What frameworks may set and hear, in no framework's own words yet. */
import type { AfterwordComments } from "../comments-element.ts";
import type { AfterwordCount } from "../count-element.ts";
import type { AfterwordEventMap } from "../events.ts";
import type { comments, count } from "../reference/members.ts";

type Settings<Element, Name> = { [Key in Name & keyof Element]?: Element[Key] | undefined };
type NameOf<Reference extends { properties: readonly { name: string }[] }> =
  Reference["properties"][number]["name"];

/** `lang` is every element's. */
export type CommentsSettings = Settings<AfterwordComments, Exclude<NameOf<typeof comments>, "lang">>;

export type CountSettings = Settings<AfterwordCount, NameOf<typeof count>>;

/** One listener for each event, under the event's name with what a framework puts before it. */
export type Listeners<Prefix extends string> = {
  [Name in keyof AfterwordEventMap as `${Prefix}${Name}`]?:
    ((event: AfterwordEventMap[Name]) => unknown) | undefined;
};
