/**
 * Dates of pages that are kept in caches: the same whenever they are made and wherever the server stands. So they say
 * the year, never "today", and are in the newsroom's time.
 */
import { soraniMonths, toArabicDigits } from "../conventions/ckb.ts";
import type { Format, Language } from "../format.ts";

const tags: Record<Language, string> = { en: "en-GB", ckb: "ar-u-nu-arab", ar: "ar-u-nu-arab" };

/** @param timeZone IANA name; `null` where the newsroom has named none: then it is UTC, and says so. */
export function inNewsroomTime(format: Format, timeZone: string | null): Format {
  const zone = { timeZone: timeZone ?? "UTC" };
  const day = { year: "numeric", month: "long", day: "numeric", ...zone } as const;
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...zone } as const;
  const named = timeZone === null ? ({ timeZoneName: "short" } as const) : {};
  if (format.lang === "ckb") {
    const date = (iso: string) => soraniDate(numbersOf(iso, zone.timeZone));
    return {
      ...format,
      date,
      moment: (iso) => {
        const { hour, minute } = numbersOf(iso, zone.timeZone);
        return `${date(iso)}، کاتژمێر ${toArabicDigits(`${hour}:${minute}`)}${timeZone === null ? " (UTC)" : ""}`;
      },
    };
  }
  const dates = new Intl.DateTimeFormat(tags[format.lang], day);
  const moments = new Intl.DateTimeFormat(tags[format.lang], { ...day, ...time, ...named });
  return {
    ...format,
    date: (iso) => dates.format(new Date(iso)),
    moment: (iso) => moments.format(new Date(iso)),
  };
}

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

const soraniDate = ({ year, month, day }: Numbers): string =>
  `${toArabicDigits(String(Number(day)))}ی ${soraniMonths[Number(month) - 1]}ی ${toArabicDigits(year)}`;
