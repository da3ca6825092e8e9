/** Tolerant readers of what has happened, as `read.ts` reads what there is. */
import { count, listOf, oneOf, orNull, record, text, type Reader } from "./read.ts";
import { threadEventKinds, type EventsAnswer, type ThreadEvent } from "./records.ts";

const readThreadEvent: Reader<ThreadEvent> = record<ThreadEvent>({
  key: text,
  version: count,
  kind: oneOf(threadEventKinds),
  comment: orNull(text),
  root: orNull(text),
  count,
});

const readKey = record<{ key: string }>({ key: text });

/** What an event `thread` of a stream tells. One of a kind that a later version has added makes its thread stale. */
export function readThreadNews(event: unknown): EventsAnswer {
  const { key } = readKey(event);
  const { kind } = event as Partial<ThreadEvent>;
  return kind && !threadEventKinds.includes(kind)
    ? { events: [], stale: [key] }
    : { events: [readThreadEvent(event)], stale: [] };
}

/** What an event `stale` of a stream tells. */
export const readStaleNews = (event: unknown): EventsAnswer => ({ events: [], stale: [readKey(event).key] });

export function readEvents(value: unknown): EventsAnswer {
  const { events, stale } = record<{ events: EventsAnswer[]; stale: string[] }>({
    events: listOf(readThreadNews),
    stale: listOf(text),
  })(value);
  return {
    events: events.flatMap((news) => news.events),
    stale: [...stale, ...events.flatMap((news) => news.stale)],
  };
}
