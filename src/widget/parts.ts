/** What one element loads beyond its first view, each part when it is first needed. */
import type { LitElement } from "lit";
import { loadLaterMessages, type WidgetCatalogue } from "../i18n/widget/load.ts";
import type { Localize } from "../ui/localize.ts";
import { lazy, type Lazy } from "./lazy.ts";
import type { Later, LivePart, ReadingPart, Services } from "./services.ts";
import type { Ask } from "./view.ts";

export interface Parts {
  later: Lazy<Later>;
  reading: Lazy<ReadingPart>;
  live: Lazy<LivePart>;
}

/** @param services Those of the thread that is shown. */
export function createParts(
  element: LitElement,
  localize: Localize<WidgetCatalogue>,
  services: () => Services | undefined,
  ask: Ask,
): Parts {
  const root = () => element.shadowRoot!;
  const dress = (part: Later | ReadingPart | LivePart) => void root().adoptedStyleSheets.push(part.sheet);
  const withWords = async <Part>(arriving: Promise<Part>) =>
    (await Promise.all([arriving, localize.add(loadLaterMessages)]))[0];
  let asked = 0;
  return {
    later: lazy(
      () => {
        asked = performance.now();
        return withWords(import("./later.ts"));
      },
      (later) => {
        dress(later);
        later.sweep();
        later.attend(root(), services, asked);
        const now = services();
        if (now) later.tellWhereKept(now);
        element.requestUpdate();
      },
    ),
    reading: lazy(
      () => withWords(import("./reading.ts")),
      (reading) => {
        dress(reading);
        reading.listenToKeys(root(), ask);
      },
    ),
    live: lazy(() => import("./live.ts"), dress),
  };
}
