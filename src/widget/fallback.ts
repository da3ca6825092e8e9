/** What is left where the widget cannot be had: a link to the comments' own page, and a line on the console. */
import { tellDeveloper } from "../backends/tell-developer.ts";
import { getPage } from "../contract/routes.ts";
import { directionOf, matchLanguage } from "../i18n/language.ts";
import { linkToPage } from "../i18n/widget/fallback.ts";
import { ownServer } from "./endpoint.ts";
import { placeOf } from "./place.ts";

/**
 * @param reason Why the widget did not come; that the browser is too old for it, where none is given.
 * @param element Where the link goes; into all there are, and will be, where it is not given.
 */
export function fallBack(reason?: unknown, element?: Element): void {
  if (reason) tellDeveloper(`cannot show comments: ${whatToChange(reason)}`, reason);
  // oxlint-disable-next-line no-console -- nobody needs to change anything, but who wonders shall know
  else console.info("Afterword: this browser is older than Chrome 110, Firefox 115 and Safari 16.4");
  if (element) return leaveLink(element);
  const look = () => document.querySelectorAll("afterword-comments").forEach(leaveLink);
  look();
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

/**
 * For an element that is there, but not what it needs.
 *
 * @param reason What did not come; its thread, where none is given.
 */
export async function explain(element: Element, reason?: unknown): Promise<void> {
  if (reason) return fallBack(reason, element);
  leaveLink(element);
  if (isOurs(element)) await (await import("./diagnosis.ts")).diagnose(element, serverOf(element));
}

// Each engine says it in words of its own: 'Policy "lit-html" disallowed', "Importing a module script failed".
function whatToChange(reason: unknown): string {
  if (/policy/i.test(String(reason)))
    return "the page's Content-Security-Policy must say trusted-types lit-html 'allow-duplicates'.";
  return /module/i.test(String(reason))
    ? `a script did not come. Where the page's Content-Security-Policy keeps it away, that must say script-src ${ownServer}.`
    : "";
}

/** Not of a backend of the page's own. */
const isOurs = (element: Element): boolean =>
  element.localName === "afterword-comments" &&
  !("backend" in element && element.backend) &&
  !element.getAttribute("backend");

const serverOf = (element: Element): string => element.getAttribute("endpoint") || ownServer;

/** Once in each element. */
function leaveLink(element: Element): void {
  if (!isOurs(element) || element.querySelector(`a[href*="${getPage.path}?"]`)) return;
  const { site, key, lang } = placeOf(element);
  const language = matchLanguage(lang);
  const line = document.createElement("p");
  line.lang = language;
  line.dir = directionOf(language);
  const link = document.createElement("a");
  link.href = `${serverOf(element)}${getPage.path}?${String(new URLSearchParams({ site, key, lang }))}`;
  link.append(linkToPage[language]);
  line.append(link);
  element.append(line);
}
