/**
 * Dates of pages that are kept in caches: the same whenever they are made and wherever the server stands. So they say
 * the year, never "today", and are in the newsroom's time.
 */
import { soraniMonths, toArabicDigits } from "../conventions/ckb.ts";
import { firstOfMonth } from "../conventions/fr.ts";
import { kurmanjiDate } from "../conventions/kmr.ts";
import { tagOf, type Format, type Language } from "../format.ts";
import { withUhr } from "../moments/de.ts";
import { atOne } from "../moments/es.ts";

/** @param timeZone IANA name; `null` where the newsroom has named none: then it is UTC, and says so. */
export function inNewsroomTime(format: Format, timeZone: string | null): Format {
  const zone = { timeZone: timeZone ?? "UTC" };
  const day = { year: "numeric", month: "long", day: "numeric", ...zone } as const;
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...zone } as const;
  const named = timeZone === null ? ({ timeZoneName: "short" } as const) : {};
  const own = conventions[format.lang];
  if (own) {
    const date = (iso: string) => own.date(numbersOf(iso, zone.timeZone));
    return {
      ...format,
      date,
      moment: (iso) => {
        const { hour, minute } = numbersOf(iso, zone.timeZone);
        return `${own.at(date(iso), `${hour}:${minute}`)}${timeZone === null ? " (UTC)" : ""}`;
      },
    };
  }
  const dates = new Intl.DateTimeFormat(tagOf(format.lang), day);
  const moments = new Intl.DateTimeFormat(tagOf(format.lang), { ...day, ...time, ...named });
  const worded = wordings[format.lang] ?? ((words: string) => words);
  return {
    ...format,
    date: (iso) => worded(dates.format(new Date(iso))),
    moment: (iso) => worded(moments.format(new Date(iso))),
  };
}

/** What newspapers change in the words that browsers have. */
const wordings: Partial<Record<Language, (words: string) => string>> = {
  de: withUhr,
  fr: firstOfMonth,
  es: atOne,
};

type Numbers = Record<"year" | "month" | "day" | "hour" | "minute", string>;

function numbersOf(iso: string, timeZone: string): Numbers {
  const parts = new Intl.DateTimeFormat("en-GB", {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).formatToParts(new Date(iso));
  return Object.fromEntries(parts.map(({ type, value }) => [type, value])) as Numbers;
}

interface OwnDates {
  date(numbers: Numbers): string;
  at(date: string, clock: string): string;
}

/** Of the languages that browsers do not know. */
const conventions: Partial<Record<Language, OwnDates>> = {
  ckb: {
    date: ({ year, month, day }) =>
      `${toArabicDigits(String(Number(day)))}ی ${soraniMonths[Number(month) - 1]}ی ${toArabicDigits(year)}`,
    at: (date, clock) => `${date}، کاتژمێر ${toArabicDigits(clock)}`,
  },
  kmr: {
    date: ({ year, month, day }) => kurmanjiDate(Number(day), Number(month) - 1, Number(year)),
    at: (date, clock) => `${date}, saet ${clock}`,
  },
};
