import type { Services } from "./services.ts";
import { isShared } from "./storage.ts";
import { keptIn } from "./storing.ts";

/** Where this browser keeps what the reader writes: nobody is told before they begin. */
export const tellWhereKept = ({ dispatch }: Services): void =>
  dispatch({ type: "where-kept", keptIn: keptIn(), shared: isShared() });
