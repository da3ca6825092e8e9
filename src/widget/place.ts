/** Which thread an element stands for. The loader has a copy of its own, so this file stays small. */

export interface Place {
  site: string;
  /** The article's key. */
  key: string;
  /** BCP 47 tag as the page has it; "en" where it has none. */
  lang: string;
}

// What campaigns and networks append: the article stays the same.
const tracking = /^(utm_|mc_|_ga|igsh)|clid$/;

export function placeOf(element: Element): Place {
  const read = (name: string) => element.getAttribute(name);
  return {
    site: read("site") || "default",
    key: read("thread") || articleAddress(element.ownerDocument),
    lang: element.closest<HTMLElement>("[lang]")?.lang || "en",
  };
}

/** The canonical address of the page, else its own, without fragment and tracking parameters. */
function articleAddress(page: Document): string {
  const url = new URL(page.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href || page.URL);
  url.hash = "";
  // A copy of the names: the list itself shrinks below the loop.
  for (const name of Array.from(url.searchParams.keys())) {
    if (tracking.test(name)) url.searchParams.delete(name);
  }
  return url.href;
}
