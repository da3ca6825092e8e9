/** Which thread an element stands for. */
export interface Place {
  site: string;
  /** The article's key. */
  key: string;
  /** BCP 47 tag as the page has it; "en" where it has none. */
  lang: string;
}

export function placeOf(element: Element): Place {
  return {
    site: element.getAttribute("site") || "default",
    key: element.getAttribute("thread") || articleAddress(),
    lang: element.closest<HTMLElement>("[lang]")?.lang || "en",
  };
}

/** The id of the comment that the page's address names. */
export function linked(): string | undefined {
  const id = /^#comment-(.+)/.exec(location.hash)?.[1];
  try {
    return id && decodeURIComponent(id);
  } catch {
    // Nothing that `addressOf` made.
    return id;
  }
}

/** Of one comment on the page that is shown. */
export const addressOf = (id: string): string =>
  `${location.href.split("#", 1)[0]}#comment-${encodeURIComponent(id)}`;

/** The canonical address of the page, else its own, without fragment and without what campaigns append. */
function articleAddress(): string {
  const url = new URL(document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href || location.href);
  url.hash = "";
  url.search = url.search
    .slice(1)
    .split("&")
    .filter((parameter) => !/^(utm_|mc_|_ga|igsh|\w*clid=)/.test(parameter))
    .join("&");
  return url.href;
}
