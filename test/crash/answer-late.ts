/** Loaded before the server, puts `late-group-commit.ts` in the place of the real one. Nothing in `src` knows of it. */
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, next) {
    const replaced = specifier.endsWith("/group-commit.ts") && context.parentURL?.endsWith("/stores.ts");
    return next(replaced ? new URL("late-group-commit.ts", import.meta.url).href : specifier, context);
  },
});
