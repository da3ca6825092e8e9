/** When a newsroom's desk opens, in the reader's language and where the reader is. Loaded when they write. */
import { tagOf, type Format } from "./format.ts";

/** "08:00", in the digits of the language. */
export const clock = ({ lang }: Format, iso: string): string =>
  new Intl.DateTimeFormat(tagOf(lang), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    new Date(iso),
  );

// Those of both stand here, not with their conventions, which travel with the first view.
/** As `Date.getDay` counts them. */
const soraniWeekdays = ["یەکشەممە", "دووشەممە", "سێشەممە", "چوارشەممە", "پێنجشەممە", "ھەینی", "شەممە"];
/** In the case that says when and that follows "roja": "Duşemê", "roja Duşemê". */
const kurmanjiWeekdays = ["Yekşemê", "Duşemê", "Sêşemê", "Çarşemê", "Pêncşemê", "Înê", "Şemiyê"];

/** "Monday". Browsers do not know those of Kurdish. */
export function weekday({ lang }: Format, iso: string): string {
  const date = new Date(iso);
  if (lang === "ckb") return soraniWeekdays[date.getDay()] ?? "";
  if (lang === "kmr") return kurmanjiWeekdays[date.getDay()] ?? "";
  return new Intl.DateTimeFormat(tagOf(lang), { weekday: "long" }).format(date);
}

/** How a day in the future is called: by its name only within a week, for then the next of that name is meant. */
export function dayOf(iso: string): "today" | "tomorrow" | "weekday" | "date" {
  const midnight = (date: Date) => new Date(date).setHours(0, 0, 0, 0);
  // Rounded: a day may have 23 or 25 hours.
  const days = Math.round((midnight(new Date(iso)) - midnight(new Date())) / 86_400_000);
  if (days <= 0) return "today";
  if (days === 1) return "tomorrow";
  return days < 7 ? "weekday" : "date";
}
