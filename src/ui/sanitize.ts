/** HTML that is not ours, made safe: the one place where it is read. */
import DOMPurify, { type Config } from "dompurify";
import { known, simplified } from "./simplified.ts";

/**
 * What is read at most, so that no comment freezes the page. Characters are as many as WordPress and Isso take of a
 * comment, and hold the attributes of one tag down as well: what they cost grows with their square.
 */
const most = { characters: 65_536, tags: 1_000, dressed: 20, elements: 2_000 };

/**
 * Emphasis that nobody ends is given to each paragraph anew: three times where it has no attributes, as often as they
 * differ where it has some (HTML, "list of active formatting elements"). A parser takes seconds for 250 of each.
 */
const dressed = /<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/]/i;

const settings: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: known,
  ALLOWED_ATTR: ["href", "alt"],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  // What an image is called is no address.
  ADD_URI_SAFE_ATTR: ["alt"],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

type Policy = NonNullable<Config["TRUSTED_TYPES_POLICY"]>;
interface PolicyFactory {
  createPolicy(name: string, rules: { [rule in keyof Policy]?: unknown }): Policy;
}

/**
 * DOMPurify would make it by itself, warn by itself where the page forbids it, and then give nothing instead of words.
 *
 * @throws Error where the page's policy lets nobody read HTML: then this file does not load.
 */
function findPolicy(): Policy | null {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  if (!trustedTypes) return null;
  try {
    return trustedTypes.createPolicy("dompurify", {
      createHTML: (source: string) => source,
      createScriptURL: () => "",
    });
  } catch (cause) {
    // A page may keep a list of names and still take strings.
    if (takesStrings()) return null;
    const needed = "trusted-types lit-html dompurify 'allow-duplicates'";
    throw new Error(`the page's Content-Security-Policy has to say: ${needed}`, { cause });
  }
}

function takesStrings(): boolean {
  try {
    return !!parsed("", null);
  } catch {
    return false;
  }
}

/** In a document that nobody sees and that loads nothing. */
function parsed(source: string, by: Policy | null): Document {
  const trusted = by ? by.createHTML(source) : source;
  return new DOMParser().parseFromString(trusted as string, "text/html");
}

const policy = findPolicy();

const isWithin = (source: string, what: string | RegExp, count: number): boolean =>
  source.split(what, count + 2).length <= count + 1;

const isReadable = (source: string): boolean =>
  source.length <= most.characters &&
  isWithin(source, "<", most.tags) &&
  isWithin(source, dressed, most.dressed) &&
  parsed(source, policy).querySelectorAll("*").length <= most.elements;

/**
 * @param source HTML, as its author or its backend wrote it.
 * @returns `null` where there is nothing to show, or more than anybody writes.
 */
export const sanitize = (source: string): HTMLElement | null =>
  isReadable(source)
    ? simplified(DOMPurify.sanitize(source, { ...settings, TRUSTED_TYPES_POLICY: policy }))
    : null;
