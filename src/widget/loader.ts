/**
 * What a publisher's page loads first, and all it loads until an element nears the viewport. Then the thread is asked
 * for while the main chunk is still on its way. Where that chunk does not arrive, or the browser is too old for it, the
 * page stays as it is.
 */
import type { EarlyAnswer } from "../backends/native.ts";
import { isEager, nearby } from "./near.ts";

type Waiting = Element & { backend?: unknown; early?: EarlyAnswer | null };

const endpoint = import.meta.url.replace(/\/[^/]*$/, "");

/** May come again: for an element that is awake, or that another copy of this script woke, it does nothing. */
function wake(element: Waiting): void {
  if ("early" in element) return;
  const read = (name: string) => element.getAttribute(name);
  const counts = element.localName === "afterword-count";
  // As `placeOf` reads it, but for the page that names itself nowhere: its element asks by itself, as does one that
  // names its backend. An answer to another question than the element's is not taken.
  const key = read("thread") || document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href;
  const lang = element.closest<HTMLElement>("[lang]")?.lang || "en";
  const address = `${read("endpoint") || endpoint}/v1/thread?${new URLSearchParams({ site: read("site") || "default", key: key!, lang })}`;
  element.early =
    counts || !key || element.backend || read("backend")
      ? null
      : { address, response: fetch(address, { credentials: "omit" }).catch(() => {}) };
  // oxlint-disable-next-line no-console -- the one trace of why a page stays as it is
  (counts ? import("./count.ts") : import("./define.ts")).catch(console.info);
}

// Chrome 111, Firefox 115, Safari 16.4: what each of them was the last to bring.
if (
  CSS.supports("color:color-mix(in srgb,red,red)") &&
  "toSorted" in [] &&
  "adoptedStyleSheets" in document
) {
  const observer = new IntersectionObserver(
    (entries) => entries.forEach((entry) => entry.isIntersecting && wake(entry.target)),
    nearby,
  );
  const look = () =>
    document
      .querySelectorAll("afterword-comments,afterword-count")
      .forEach((element) => (isEager(element) ? wake(element) : observer.observe(element)));
  look();
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
} else {
  // oxlint-disable-next-line no-console -- as above
  console.info("Afterword: this browser is too old");
}
