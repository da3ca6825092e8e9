/**
 * What a publisher's page loads first, and all it loads until an element nears the viewport. Then the thread is asked
 * for while the main chunk is still on its way. Where that chunk does not arrive, or the browser is too old for it, the
 * page stays as it is.
 *
 * The syntax is kept older than that of the chunks, so that an old browser reads this file and stops here.
 */
import type { EarlyAnswer } from "../backends/native.ts";
import { whenNear } from "./near.ts";
import { placeOf } from "./place.ts";

const endpoint = new URL(".", import.meta.url).href.slice(0, -1);
// Chrome 111, Firefox 115, Safari 16.4: the youngest of what each of them brought.
const able =
  "adoptedStyleSheets" in document &&
  "toSorted" in Array.prototype &&
  CSS.supports("color", "color-mix(in srgb,red,red)");

type Waiting = Element & { backend?: unknown; early?: EarlyAnswer | null };
const seen = new WeakSet<Element>();

function wake(element: Waiting): void {
  // Another copy of this script, or the page itself, may have been faster.
  if (
    element.localName === "afterword-comments" &&
    element.early === undefined &&
    !element.matches(":defined")
  ) {
    const native = (element.backend || element.getAttribute("backend") || "native") === "native";
    element.early = native ? ask(element) : null;
  }
  import("./define.ts").then(
    ({ define }) => define(endpoint),
    // oxlint-disable-next-line no-console -- the one trace of why a page stays as it is
    (error: unknown) => console.info("Afterword: no comments here,", error),
  );
}

function ask(element: Element): EarlyAnswer {
  const { site, key, lang } = placeOf(element);
  const query = new URLSearchParams({ site, key, lang });
  const address = `${element.getAttribute("endpoint") || endpoint}/v1/thread?${query}`;
  const response = fetch(address, { credentials: "omit" });
  response.catch(() => {});
  return { address, response };
}

function look(): void {
  for (const element of document.querySelectorAll("afterword-comments,afterword-count")) {
    if (seen.has(element)) continue;
    seen.add(element);
    whenNear(element, () => wake(element));
  }
}

if (able) {
  look();
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
} else {
  // oxlint-disable-next-line no-console -- as above
  console.info("Afterword: this browser is too old for the comments");
}
