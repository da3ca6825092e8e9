/** How what a reader asks for reaches the part of the widget that does it. */
import type { Later, Services } from "./services.ts";
import type { FormName } from "./state.ts";
import type { Ask, Requests } from "./view.ts";

export interface Asking {
  ask: Ask;
  /**
   * Loads what is not needed at first sight, then does something with it.
   *
   * @param form The form whose reader is told, where it cannot be loaded.
   */
  load: (use?: (later: Later, services: Services) => unknown, form?: FormName) => void;
}

/** What is asked for at one comment, where its reader is told if it cannot be done. */
const ofComments: (keyof Requests)[] = [
  "submit",
  "written",
  "answer",
  "more",
  "recommend",
  "proof",
  "report",
];

/** @param services Those of the thread that is shown. */
export function createAsking(bring: () => Promise<Later>, services: () => Services | undefined): Asking {
  const load: Asking["load"] = (use, form = "") => {
    const asked = services()?.kept.drafts;
    bring().then(
      (later) => {
        const now = services();
        // What was asked of one thread is not done on the next.
        if (now && now.kept.drafts === asked) use?.(later, now);
      },
      () => {
        const code = navigator.onLine ? "unreachable" : "offline";
        if (use) services()?.dispatch({ type: "refused", form, mends: [{ field: null, code }] });
      },
    );
  };
  return {
    load,
    ask: (name, ...values) =>
      load(
        (later, now) => {
          const request: (...values: never[]) => void = later.createRequests(now)[name];
          request(...(values as never[]));
        },
        ofComments.includes(name) ? (values[0] as FormName) : "",
      ),
  };
}
