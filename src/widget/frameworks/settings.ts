/** What frameworks may set and hear, in no framework's own words yet. */
import type { AfterwordComments } from "../comments-element.ts";
import type { AfterwordCount } from "../count-element.ts";
import type { AfterwordEventMap } from "../events.ts";

type Settings<Element, Name extends keyof Element> = { [Key in Name]?: Element[Key] | undefined };

export type CommentsSettings = Settings<
  AfterwordComments,
  | "thread"
  | "site"
  | "endpoint"
  | "scheme"
  | "backend"
  | "guidelines"
  | "guidelinesSrc"
  | "token"
  | "getToken"
  | "loading"
  | "depth"
>;

export type CountSettings = Settings<AfterwordCount, "thread" | "site" | "endpoint" | "backend">;

/** One listener for each event, under the event's name with what a framework puts before it. */
export type Listeners<Prefix extends string> = {
  [Name in keyof AfterwordEventMap as `${Prefix}${Name}`]?:
    ((event: AfterwordEventMap[Name]) => unknown) | undefined;
};
