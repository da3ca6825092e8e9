/** When the desk is open, in instants: days have 23 to 25 hours, and a span may end on the day after it began. */
import type { DeskHours } from "./ports.ts";
import { ProblemError } from "./problem.ts";

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
  const [first] = openSpans(hours, now, now + 8 * day);
  return first && first.from > now ? first.from : null;
}

/** @throws ProblemError `invalid` where a time or a zone is none, or spans are not in order and apart. */
export function requireDeskHours({ timeZone, week }: DeskHours): void {
  if (!isTimeZone(timeZone)) throw refuse(`There is no time zone "${timeZone}". One is called Asia/Baghdad.`);
  if (week.length !== 7) throw refuse("A week has seven days.");
  // In minutes after the week's beginning. The last one may reach into the first.
  const spans = week.flatMap((spans, place) =>
    spans.map(({ from, to }) => {
      if (!time.test(from) || from === "24:00" || !time.test(to)) {
        throw refuse(
          `"${from}" to "${to}" are no times: they are written 08:00 to 17:30, and 24:00 ends a day.`,
        );
      }
      if (from === to) throw refuse(`Nothing lies between ${from} and ${to}. A whole day is 00:00 to 24:00.`);
      const begin = place * aDay + minutesOf(from);
      const length = (minutesOf(to) - minutesOf(from) + aDay) % aDay || aDay;
      return { begin, end: begin + length, told: `${from} to ${to}` };
    }),
  );
  const first = spans[0];
  if (!first) throw refuse("A desk that never opens keeps no hours.");
  spans.forEach((span, place) => {
    const next = spans[place + 1];
    if (span.end > (next?.begin ?? first.begin + 7 * aDay)) {
      throw refuse(`${span.told} reaches into ${(next ?? first).told}. Spans are in order and apart.`);
    }
  });
}

/** Minutes. */
const aDay = 24 * 60;

const time = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name);
    // An offset has no summer, and no name.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

const refuse = (detail: string): ProblemError => new ProblemError("invalid", { field: "hours", detail });

/** Minutes after midnight; "24:00" is the end of a day. */
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const day = aDay * 60_000;

const dateOf = (instant: number, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();

function instantOf(date: Temporal.PlainDate, time: string, timeZone: string): number {
  const minutes = minutesOf(time);
  const onDay = minutes === 24 * 60 ? date.add({ days: 1 }) : date;
  const plainTime = new Temporal.PlainTime(Math.floor(minutes / 60) % 24, minutes % 60);
  return onDay.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}
