/** What readers see anew, from our own server: one stream for a page and a site, however many elements want to know. */
import type { EventsAnswer, ThreadEvent } from "../contract/records.ts";
import { getEvents, type EventsQuery } from "../contract/routes.ts";
import { createLiveLine } from "./live-line.ts";
import { tellDeveloper } from "./tell-developer.ts";

type Listener = (events: ThreadEvent[] | null) => void;

interface Subscription {
  /** Up to which version of each thread it has been told. */
  known: Map<string, number>;
  listener: Listener;
}

/** What one question may hold; a page with more threads than that has those of its first elements told. */
const maxThreads = 20;

interface Lines {
  add(subscription: Subscription): () => void;
}

const open = new Map<string, Lines>();

/** See `CommentsBackend.subscribe`. @param endpoint Origin and path before `/v1`, without a slash at its end. */
export function subscribe(
  endpoint: string,
  { site, key, since }: EventsQuery,
  listener: Listener,
): () => void {
  const id = JSON.stringify([endpoint, site]);
  let lines = open.get(id);
  if (!lines) open.set(id, (lines = createLines(endpoint, site)));
  return lines.add({ known: new Map(key.map((one, place) => [one, since[place] ?? 0])), listener });
}

function createLines(endpoint: string, site: string): Lines {
  const subscriptions = new Set<Subscription>();

  /** From where on someone misses something, thread by thread. */
  function missing(): Map<string, number> {
    const from = new Map<string, number>();
    for (const { known } of subscriptions) {
      for (const [key, version] of known) from.set(key, Math.min(from.get(key) ?? version, version));
    }
    return new Map([...from].slice(0, maxThreads));
  }

  const line = createLiveLine(() => {
    const from = missing();
    if (from.size === 0) return null;
    const query: EventsQuery = { site, key: [...from.keys()], since: [...from.values()] };
    return { endpoint, route: getEvents, query, credentials: "omit" };
  }, tell);

  function tell({ events, stale }: EventsAnswer): void {
    // Those that a listener begins have heard of it already.
    const present = [...subscriptions];
    for (const subscription of present) {
      const { known } = subscription;
      if (stale.some((key) => known.has(key))) {
        remove(subscription);
        call(subscription, null);
        continue;
      }
      const news = events.filter(({ key, version }) => version > (known.get(key) ?? Infinity));
      for (const { key, version } of news) known.set(key, version);
      if (news.length > 0) call(subscription, news);
    }
  }

  function remove(subscription: Subscription): void {
    const before = missing().size;
    if (subscriptions.delete(subscription) && missing().size < before) line.change();
  }

  return {
    add(subscription) {
      const told = missing();
      subscriptions.add(subscription);
      // A stream that is open for others may be further than who comes now.
      const covered = [...subscription.known].every(
        ([key, version]) => version >= (told.get(key) ?? Infinity),
      );
      if (!covered) line.change();
      return () => remove(subscription);
    },
  };
}

/** One that fails must not keep the others from being told. */
function call({ listener }: Subscription, events: ThreadEvent[] | null): void {
  try {
    listener(events);
  } catch (error) {
    tellDeveloper("what listens to a thread failed:", error);
  }
}
