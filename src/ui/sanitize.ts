/** HTML that is not ours, made safe: the one place where it is read. */
import DOMPurify, { type Config } from "dompurify";
import { known, simplified } from "./simplified.ts";

/**
 * What is read at most, so that no comment freezes the page. Characters are as many as WordPress and Isso take of a
 * comment. Emphasis that nobody ends is given to each paragraph anew (HTML, "list of active formatting elements"), so
 * elements are counted apart from tags.
 */
const most = { characters: 65_536, tags: 1_000, elements: 2_000 };

const tag = /<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*|[^>]*)>/gi;

/** The one attribute that is read of an element. */
const read: Record<string, RegExp | undefined> = {
  a: /[\s/](href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i,
  img: /[\s/](alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i,
};

/**
 * Without attributes, scripts and style sheets, as far as that can be told from outside. It makes nothing safe: it spares the page
 * what its parser does by the way. Even in a document that nobody sees Chromium asks for text tracks, and reports
 * what it will not run to where violations of the page's policy are told; and emphasis whose attributes differ takes any
 * parser seconds. Of an `xmp`, too, nothing is shown.
 */
const undressed = (source: string): string =>
  source
    .replace(/<(\/?)(?:script|style)(?=[\s/>])/gi, "<$1xmp")
    .replace(tag, (_, name: string, attributes: string) => {
      const [, kept, double, single, bare] = read[name.toLowerCase()]?.exec(attributes) ?? [];
      const value = (double ?? single ?? bare ?? "").replaceAll('"', "&quot;");
      return kept ? `<${name} ${kept}="${value}">` : `<${name}>`;
    });

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

const isReadable = (source: string): boolean =>
  source.length <= most.characters && source.split("<", most.tags + 2).length <= most.tags + 1;

/**
 * @param source HTML, as its author or its backend wrote it.
 * @returns `null` where there is nothing to show, or more than anybody writes.
 */
export function sanitize(source: string): HTMLElement | null {
  if (!isReadable(source)) return null;
  const bare = undressed(source);
  if (parsed(bare, policy).querySelectorAll("*").length > most.elements) return null;
  // A set of frames has no body, and nothing is given for it.
  const safe: DocumentFragment | null = DOMPurify.sanitize(bare, {
    ...settings,
    TRUSTED_TYPES_POLICY: policy,
  });
  return safe && simplified(safe);
}
