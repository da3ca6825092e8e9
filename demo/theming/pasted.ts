/** What somebody pasted, as a page to be measured: text becomes elements one by one, never through a parser of HTML. */

export interface Pasted {
  css: string;
  /** "" where it is CSS alone. */
  html: string;
}

const isAddress = (text: string): boolean => /^(https?:\/)?\/\S+$/.test(text);

async function read(address: URL): Promise<string> {
  if (address.origin !== location.origin)
    throw new Error(
      `Only pages of ${location.host} can be read from here. Paste the CSS of ${address.host}, or its HTML with its CSS.`,
    );
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) throw new Error(`${address.pathname} cannot be read. Is the address right?`);
  return answer.text();
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(tag);
  return found?.[1] ?? found?.[2] ?? found?.[3];
};

/** The CSS of linked sheets of this server, and of `<style>`, in the page's order. */
async function sheetsOf(html: string, base: URL): Promise<string> {
  const found = [...html.matchAll(/<style\b[^>]*>(.*?)<\/style>|<link\b[^>]*>/gis)].map(
    async ([tag, style]) => {
      if (style !== undefined) return style;
      const href = /stylesheet/i.test(attribute(tag, "rel") ?? "") ? attribute(tag, "href") : undefined;
      const address = href === undefined ? null : new URL(href, base);
      return address?.origin === location.origin ? read(address) : "";
    },
  );
  return (await Promise.all(found)).join("\n");
}

/** @param pasted CSS, HTML, or the address of either. @throws Error in words for who pasted it. */
export async function stylesOf(pasted: string): Promise<Pasted> {
  if (!pasted)
    throw new Error("There is nothing to take over yet. Paste CSS, HTML with its CSS, or an address.");
  const base = isAddress(pasted) ? new URL(pasted, location.href) : new URL(location.href);
  const text = isAddress(pasted) ? await read(base) : pasted;
  if (!/<\s*[a-z!]/i.test(text)) return { css: text, html: "" };
  return {
    css: await sheetsOf(text, base),
    html: text.replace(/<(style|script)\b.*?<\/\1>|<!--.*?-->/gis, ""),
  };
}

const structure = new Set(
  "div main article section header footer nav aside figure p h1 h2 h3 a button ul ol li span strong em b i afterword-comments".split(
    " ",
  ),
);
const kept = ["class", "id", "lang", "dir", "data-theme", "data-color-scheme", "scheme", "dark-when"];

function dress(element: Element, tag: string): Element {
  for (const name of kept) {
    const value = attribute(tag, name);
    if (value !== undefined) element.setAttribute(name, value);
  }
  if (element.localName === "a") element.setAttribute("href", "#");
  return element;
}

/** Fills an empty document with the same structure, and with what is measured where that is missing. */
export function buildPage(page: Document, html: string): void {
  let at: Element = page.body;
  for (const [tag, closing, written = ""] of html.matchAll(/<(\/?)([a-z][\w-]*)\b[^>]*>/gi)) {
    const name = written.toLowerCase();
    if (!closing && name === "html") dress(page.documentElement, tag);
    if (!closing && name === "body") dress(page.body, tag);
    if (!structure.has(name)) continue;
    if (!closing) at = at.appendChild(dress(page.createElement(name), tag));
    else if (page.body !== at) at = at.closest(name)?.parentElement ?? at;
  }
  const article = page.querySelector("article, main") ?? page.body;
  for (const name of ["h1", "p", "a", "button", "afterword-comments"])
    if (!page.querySelector(name === "a" ? "a[href]" : name))
      article.append(dress(page.createElement(name), ""));
}
