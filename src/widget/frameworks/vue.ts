/** The elements in Vue's templates. Vue's compiler is told of them by `isCustomElement`. */
import type { HTMLAttributes, PublicProps } from "vue";
import type { AfterwordEventMap } from "../events.ts";
import type { CommentsSettings, CountSettings } from "./settings.ts";

export * from "../register.ts";

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

/** As `@afterword-accepted` is called where it is a prop. */
type VueListeners = {
  [Name in keyof AfterwordEventMap as `on${Capitalize<Camel<Name>>}`]?:
    ((event: AfterwordEventMap[Name]) => unknown) | undefined;
};

type Element<Props> = new () => { $props: PublicProps & HTMLAttributes & Props };

declare module "vue" {
  interface GlobalComponents {
    "afterword-comments": Element<CommentsSettings & VueListeners>;
    "afterword-count": Element<CountSettings>;
  }
}
