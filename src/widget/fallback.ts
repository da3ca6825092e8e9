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
  if (reason) tellDeveloper(whatToChange(reason), reason);
  // oxlint-disable-next-line no-console -- nobody needs to change anything, but who wonders shall know
  else console.info("Afterword: this browser is older than Chrome 110, Firefox 115 and Safari 16.4");
  if (element) return leaveLink(element);
  const look = () => document.querySelectorAll("afterword-comments").forEach(leaveLink);
  look();
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

// Each engine says it in words of its own: "Policy "lit-html" disallowed", "blocked creating policy".
const whatToChange = (reason: unknown): string =>
  /policy/i.test(String(reason))
    ? "cannot show comments here until the page's Content-Security-Policy says: trusted-types lit-html 'allow-duplicates'."
    : `cannot show comments here: a script did not load. Something blocks it, or the page's Content-Security-Policy must say: script-src ${ownServer || "and the address that the script comes from"}.`;

/** Once in each element; not for backends of the page's own, of which the server has no page. */
function leaveLink(element: Element): void {
  const { site, key, lang } = placeOf(element);
  const server = element.getAttribute("endpoint") || ownServer;
  const ours = element.localName === "afterword-comments" && !("backend" in element && element.backend);
  if (!ours || element.getAttribute("backend") || element.querySelector(`a[href*="${getPage.path}?"]`))
    return;
  const language = matchLanguage(lang);
  const line = document.createElement("p");
  line.lang = language;
  line.dir = directionOf(language);
  const link = document.createElement("a");
  link.href = `${server}${getPage.path}?${String(new URLSearchParams({ site, key, lang }))}`;
  link.append(linkToPage[language]);
  line.append(link);
  element.append(line);
}
