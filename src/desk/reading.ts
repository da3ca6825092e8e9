/** Lists, cases, and the way from one comment to the next. */
import type { DeskCalls, QueueItem } from "../contract/desk.ts";
import { BackendError } from "../backends/request.ts";
import type { Place, Tab } from "./place.ts";
import { tell, type Services } from "./services.ts";
import { neighbour, siteOf } from "./state.ts";

const pageLength = 30;
const longestPage = 100;
/** With so few left below the open one, the next page is fetched, so that nobody waits at the end of a page. */
const nearTheEnd = 5;

/** Shows a place and loads what it lacks. */
export async function follow(services: Services, place: Place): Promise<void> {
  services.dispatch({ type: "moved", place });
  const { phase, list, opened } = services.state();
  if (phase !== "ready") return;
  await Promise.all([
    list ? openFirst(services) : loadList(services),
    opened && !opened.details && !opened.missing ? loadCase(services, opened.id) : undefined,
  ]);
  const { items, next } = services.state().list ?? { items: [], next: null };
  const left = items.length - 1 - items.findIndex(({ id }) => id === services.state().opened?.id);
  if (next && left < nearTheEnd) await loadMore(services);
}

/** Changes the address without a step in the browser's history: going through a queue would fill it. */
export function go(services: Services, place: Place): Promise<void> {
  services.address(place);
  return follow(services, place);
}

export async function loadList(services: Services): Promise<void> {
  const { place } = services.state();
  try {
    const page = await fetchPage(services, place, pageLength);
    services.dispatch({ type: "list-loaded", place, page });
    await openFirst(services);
  } catch (error) {
    tell(services, "list", error);
  }
}

/** A place that names no comment shows the first of its list. */
async function openFirst(services: Services): Promise<void> {
  const { place, list } = services.state();
  const first = list?.items[0];
  if (!place.comment && first) await go(services, { ...place, comment: first.id });
}

export async function loadMore(services: Services): Promise<void> {
  const { place, list } = services.state();
  if (!list?.next) return;
  try {
    const page = await fetchPage(services, place, pageLength, list.next);
    // A list that another call has lengthened meanwhile has another cursor.
    if (services.state().list?.next === list.next) services.dispatch({ type: "more-loaded", place, page });
  } catch (error) {
    tell(services, "more", error);
  }
}

/** As `loadMore`, for someone who asked: says how many came. */
export async function showMore(services: Services): Promise<void> {
  const before = services.state().list?.items.length ?? 0;
  await loadMore(services);
  const more = (services.state().list?.items.length ?? 0) - before;
  if (more > 0) services.announce(services.t("announceMore", more));
}

const calls = {
  waiting: "getQueue",
  reported: "getReported",
  appeals: "getAppeals",
  decided: "getDecided",
} as const satisfies Record<Tab, keyof DeskCalls>;

function fetchPage(services: Services, place: Place, limit: number, after?: string) {
  const site = siteOf(services.state())?.id ?? "";
  return services.client(calls[place.tab], {
    query: { site, limit, ...(after ? { after } : {}), ...(place.lang ? { lang: place.lang } : {}) },
  });
}

export async function loadCase(services: Services, id: string): Promise<void> {
  try {
    const details = await services.client("getCase", { id });
    services.dispatch({ type: "case-loaded", details });
  } catch (error) {
    if (error instanceof BackendError && (error.code === "unknown-comment" || error.code === "not-found")) {
      services.dispatch({ type: "case-missing", id });
    } else tell(services, "case", error);
  }
}

/**
 * Asks quietly what is new. A failure is not told: the next thing that the moderator does tells it, and where
 * somebody is writing, an ended session may wait so long.
 */
export async function poll(services: Services): Promise<void> {
  const { phase, list, place, busy, counts } = services.state();
  if (phase !== "ready" || busy || !list) return;
  const before = list.fresh.length;
  try {
    const [session, page] = await Promise.all([
      services.client("getSession"),
      place.tab === "decided" ? null : fetchPage(services, place, longestPage),
    ]);
    services.dispatch({ type: "counted", before: counts, session });
    if (!page) return;
    services.dispatch({ type: "polled", list, page });
    const fresh = services.state().list?.fresh.length ?? 0;
    if (fresh > before) services.announce(services.t("announceFresh", fresh));
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
  }
}

export async function showFresh(services: Services): Promise<void> {
  services.dispatch({ type: "fresh-shown" });
  await openFirst(services);
  services.focus("comment");
}

/** Opens the comment so many places further (back, if negative) and says where the list ends. */
export async function step(services: Services, by: number): Promise<void> {
  const there = () => neighbour(services.state(), by);
  if (!there() && by > 0) await loadMore(services);
  const item = there();
  if (item) return open(services, item);
  if (services.state().list?.items.length) services.announce(services.t(by > 0 ? "lastOne" : "firstOne"));
}

/** Opens a comment, or with `null` the empty desk; the focus goes there at once, the case follows. */
export function open(services: Services, item: QueueItem | null): Promise<void> {
  const following = go(services, { ...services.state().place, comment: item?.id ?? null, list: false });
  services.focus("comment");
  return following;
}
