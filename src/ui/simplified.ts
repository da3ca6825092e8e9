/**
 * HTML built anew from the few elements that a comment may have. Nothing of the source is taken over but words and
 * addresses: what its cleaning might one day let through has no way into the page.
 */

/** They stay what they are. Not `u`, which looks like a link; nothing that loads, asks or styles. */
const kept = "a b blockquote br code del em hr i ins li ol p pre q s strong sub sup ul".split(" ");
/** They only part words from each other: a heading would stand among those of the page. */
const parting = (
  "address article aside caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header main " +
  "nav section summary table tbody td tfoot th thead tr"
).split(" ");
const blocks = ["blockquote", "li", "ol", "p", "pre", "ul", ...parting];

/** Elements that are read; of an image, what it is called. */
export const known: string[] = [...kept, ...parting, "img", "strike"];

/** How many elements stand one in the other at most; the words of those further in stand beside each other. */
const deepest = 6;

type Direction = "ltr" | "rtl";

/** @returns `null` where there is not a word in it. */
export function simplified(source: DocumentFragment): HTMLElement | null {
  const words = document.createElement("div");
  copy(source, words, firstDirection(source), 0);
  mendLists(words);
  // An item or a link without words would be told as one. What is further in comes first.
  for (const one of [...words.querySelectorAll(":not(br, hr)")].toReversed())
    if (!one.textContent?.trim()) one.remove();
  return words.textContent?.trim() ? words : null;
}

function copy(source: Node, into: HTMLElement, around: Direction | undefined, depth: number): void {
  for (const child of source.childNodes) {
    if (child instanceof Text) into.append(child.data);
    if (!(child instanceof Element)) continue;
    const isBlock = blocks.includes(child.localName);
    const made = depth < deepest ? madeOf(child) : null;
    if (!made) {
      into.append(isBlock ? " " : (child.getAttribute("alt") ?? ""));
      copy(child, into, around, depth);
      continue;
    }
    const direction = (isBlock && firstDirection(child)) || around;
    // Said where it turns only: the comment as a whole finds its own, and does not look into what says one.
    if (direction && direction !== around) made.dir = direction;
    into.append(made);
    const inner = /^h\d$/.test(child.localName) ? made.appendChild(document.createElement("strong")) : made;
    copy(child, inner, direction, depth + 1);
  }
}

/** What stands in the place of an element; `null` where only its words do. */
function madeOf(source: Element): HTMLElement | null {
  const name = source.localName;
  if (name === "a") return linkOf(source);
  if (parting.includes(name)) return document.createElement("div");
  if (name === "strike") return document.createElement("s");
  return kept.includes(name) ? document.createElement(name) : null;
}

/** Read without the address of this page, so that nothing leads into it. */
function linkOf(source: Element): HTMLElement | null {
  let url: URL;
  try {
    url = new URL(source.getAttribute("href") ?? "");
  } catch {
    return null;
  }
  if (!/^(https?|mailto):$/.test(url.protocol)) return null;
  const link = document.createElement("a");
  link.href = url.href;
  link.rel = "nofollow ugc noopener noreferrer";
  return link;
}

/** Lists hold items and nothing else, and items stand in lists. */
function mendLists(words: HTMLElement): void {
  for (const list of words.querySelectorAll("ul, ol"))
    for (const stranger of Array.from(list.childNodes).filter((one) => !(one instanceof HTMLLIElement))) {
      const item = document.createElement("li");
      stranger.replaceWith(item);
      item.append(stranger);
    }
  for (const item of words.querySelectorAll<HTMLElement>(":not(ul, ol) > li")) {
    const instead = document.createElement("div");
    if (item.dir) instead.dir = item.dir;
    instead.append(...item.childNodes);
    item.replaceWith(instead);
  }
}

const strong = /[\p{L}\u200e\u200f\u061c]/u;
/** The blocks whose characters run from right to left where Unicode says nothing else (UAX 9, DerivedBidiClass). */
const fromTheRight = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** By the first letter, as `dir="auto"` finds it. */
function firstDirection({ textContent }: Node): Direction | undefined {
  const first = strong.exec(textContent ?? "")?.[0];
  if (first === undefined) return undefined;
  return fromTheRight.test(first) ? "rtl" : "ltr";
}
