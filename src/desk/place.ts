/**
 * Where in the desk a moderator is. It stands in the fragment of the address, so that it never reaches a log, and
 * outlives a sign-in: the page stays where it is while the session is renewed.
 */

/** The lists of the desk, in the order of their tabs. */
export const tabs = ["waiting", "reported", "appeals", "decided"] as const;
export type Tab = (typeof tabs)[number];
/** Those that a moderator is waited for in; what is done with leaves them. */
export type OpenTab = Exclude<Tab, "decided">;

export interface Place {
  tab: Tab;
  /** Id of the comment that is open. */
  comment: string | null;
  /** Only comments in this language (BCP 47). */
  lang: string | null;
  /** `null` for the first site of the moderator's. */
  site: string | null;
  /** Whether the list is in front where a screen has no room for both. */
  list: boolean;
}

export const start: Place = { tab: "waiting", comment: null, lang: null, site: null, list: false };

/** Reads `#/waiting/<id>?lang=ckb&site=courier&list`; anything else is the start. */
export function readPlace(hash: string): Place {
  const [path = "", search = ""] = hash.replace(/^#/, "").split("?", 2);
  const [, tab, comment] = path.split("/");
  const query = new URLSearchParams(search);
  return {
    tab: tabs.find((name) => name === tab) ?? "waiting",
    comment: comment ? decode(comment) : null,
    lang: query.get("lang") || null,
    site: query.get("site") || null,
    list: query.has("list"),
  };
}

export function hashOf(place: Place): string {
  const query = new URLSearchParams();
  if (place.lang) query.set("lang", place.lang);
  if (place.site) query.set("site", place.site);
  if (place.list) query.set("list", "");
  const comment = place.comment ? `/${encodeURIComponent(place.comment)}` : "";
  return `#/${place.tab}${comment}${query.size ? `?${query}` : ""}`;
}

/** Whether two places show the same list. */
export function sameList(a: Place, b: Place): boolean {
  return a.tab === b.tab && a.lang === b.lang && a.site === b.site;
}

/** The token of an invitation, `null` where the address is none: `/invitation#TOKEN`. */
export function invitationToken(address: Location | URL): string | null {
  if (!/\/invitation\/?$/.test(address.pathname)) return null;
  return decode(address.hash.slice(1));
}

/** A fragment that is no valid percent-encoding is taken as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
