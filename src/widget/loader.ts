/**
 * What a publisher's page loads first, and all it loads until an element nears the viewport. Then the thread is asked
 * for while the main chunk is still on its way. Where that chunk does not arrive, or the browser is too old for it, a
 * link to the plain page is left.
 */
import type { EarlyAnswer } from "../backends/native.ts";
import { isEager, nearby } from "./near.ts";

type Waiting = Element & { backend?: unknown; early?: EarlyAnswer | null };

const endpoint = import.meta.url.replace(/\/[^/]*$/, "");

/** @param element All that there are, and will be, where it is not given. */
const fallBack = (reason?: unknown, element?: Element) =>
  // oxlint-disable-next-line no-console -- the one trace of why a page stays as it is
  import("./fallback.ts").then((it) => it.fallBack(reason, element)).catch(console.info);

/** May come again: for an element that is awake, or that another copy of this script woke, it does nothing. */
function wake(element: Waiting): void {
  if ("early" in element) return;
  const read = (name: string) => element.getAttribute(name);
  const counts = element.matches("afterword-count");
  // As `placeOf` reads it, but for the page that names itself nowhere: its element asks by itself, as does one that
  // names its backend. An answer to another question than the element's is not taken.
  const key = read("thread") || document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href;
  const lang = element.closest<HTMLElement>("[lang]")?.lang || "en";
  const address = `${read("endpoint") || endpoint}/v1/thread?${new URLSearchParams({ site: read("site") || "default", key: key!, lang })}`;
  element.early =
    counts || !key || element.backend || read("backend")
      ? null
      : // Pages put functions of their own in the place of `fetch`, and those may throw.
        { address, response: (async () => fetch(address, { credentials: "omit" }))().catch(() => {}) };
  (counts ? import("./count.ts") : import("./define.ts")).catch((reason) => fallBack(reason, element));
}

// Firefox 115, Safari 16.4: what each of them was the last to bring. Chrome 110 has both, a version too early: there
// the mixed colours are plain.
if (([] as { toSorted?: unknown }).toSorted && (import.meta as { resolve?: unknown }).resolve) {
  const observer = new IntersectionObserver(
    (entries) => entries.forEach((entry) => entry.isIntersecting && wake(entry.target)),
    nearby,
  );
  const look = (why: { type?: string }) =>
    document
      .querySelectorAll("afterword-comments,afterword-count")
      .forEach((element) => (why.type || isEager(element) ? wake(element) : observer.observe(element)));
  look({});
  new MutationObserver(look as MutationCallback).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ["loading"],
  });
  addEventListener("beforeprint", look);
} else void fallBack();
