/** When the desk is open, in instants: days have 23 to 25 hours, and a span may end on the day after it began. */
import type { DeskHours } from "./ports.ts";

/** Milliseconds UTC, end exclusive. */
export interface OpenSpan {
  from: number;
  to: number;
}

/**
 * The spans that touch the time between two instants, in order. A time of day that a clock change leaves out is read
 * as the one it became, and of one that comes twice the first counts.
 */
export function openSpans(hours: DeskHours, from: number, to: number): OpenSpan[] {
  const spans: OpenSpan[] = [];
  // The day before may reach past midnight.
  let day = dateOf(from, hours.timeZone).subtract({ days: 1 });
  const last = dateOf(to, hours.timeZone);
  while (Temporal.PlainDate.compare(day, last) <= 0) {
    for (const span of hours.week[day.dayOfWeek - 1] ?? []) {
      const open = instantOf(day, span.from, hours.timeZone);
      const endsNextDay = minutesOf(span.to) <= minutesOf(span.from);
      const close = instantOf(endsNextDay ? day.add({ days: 1 }) : day, span.to, hours.timeZone);
      if (close > from && open <= to && close > open) spans.push({ from: open, to: close });
    }
    day = day.add({ days: 1 });
  }
  return spans;
}

/** Milliseconds between two instants that fall into the spans, which are in order and apart. */
export function openTime(spans: OpenSpan[], from: number, to: number): number {
  let time = 0;
  for (const span of spans) time += Math.max(0, Math.min(to, span.to) - Math.max(from, span.from));
  return time;
}

/** When the desk opens next; `null` while it is open, and where it never is. */
export function nextOpening(hours: DeskHours, now: number): number | null {
  // A week has every span once; a day more, since the one before its end may reach into the next.
  const spans = openSpans(hours, now, now + 8 * day);
  if (spans.some((span) => span.from <= now && now < span.to)) return null;
  return spans[0]?.from ?? null;
}

/** Minutes after midnight; "24:00" is the end of a day. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const day = 24 * 60 * 60 * 1000;

const dateOf = (instant: number, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();

function instantOf(date: Temporal.PlainDate, time: string, timeZone: string): number {
  const minutes = minutesOf(time);
  const onDay = minutes === 24 * 60 ? date.add({ days: 1 }) : date;
  const plainTime = new Temporal.PlainTime(Math.floor(minutes / 60) % 24, minutes % 60);
  return onDay.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}
