import type { DeskHours } from "../server/domain/ports.ts";
import { setSite } from "../server/domain/sites.ts";
import { withServices } from "./database.ts";

export interface HoursOptions {
  timeZone?: string;
  open?: string[];
  off?: true;
}

const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

export async function setHours(id: string, { timeZone, open, off }: HoursOptions): Promise<void> {
  if (!off && (timeZone === undefined || open === undefined)) {
    throw new Error('Hours need --time-zone and --open, for example --open "Mon-Fri 08:00-17:00"; or --off.');
  }
  const deskHours = off ? null : { timeZone: timeZone!, week: readWeek(open!) };
  await withServices(async (services) => {
    const site = await setSite(services, { id, settings: { deskHours } });
    console.log(`${site.id}  ${tellHours(site.deskHours)}`);
  });
}

/**
 * Reads "Mon-Fri 08:00-17:00", "Sat,Sun 10:00-14:00" and the like, each a set of days with one span.
 *
 * @throws Error where one is written otherwise; whether the times make sense is for the domain.
 */
export function readWeek(open: readonly string[]): DeskHours["week"] {
  const week: DeskHours["week"] = names.map(() => []);
  for (const text of open) {
    const [, days, from, to] = /^(\S+) +(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text.trim()) ?? [];
    const places = days?.split(",").map(readDays) ?? [];
    if (places.length === 0 || places.includes(undefined)) {
      throw new Error(`"${text}" is not written as hours are, for example "Mon-Fri 08:00-17:00".`);
    }
    for (const place of places.flat()) week[place!]!.push({ from: from!, to: to! });
  }
  // Times of two digits each sort as they stand.
  return week.map((spans) => spans.toSorted((a, b) => a.from.localeCompare(b.from)));
}

/** A day, or a range of them, which may go on past Sunday. */
function readDays(text: string): number[] | undefined {
  const [first, last, ...more] = text.split("-").map((name) => names.indexOf(name));
  if (first === undefined || first === -1 || last === -1 || more.length > 0) return undefined;
  if (last === undefined) return [first];
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => (first + step) % 7);
}

/** In one line, as it could be given again. */
export function tellHours(hours: DeskHours | null): string {
  if (!hours) return "always";
  const spans = hours.week.map((day) => day.map(({ from, to }) => `${from}-${to}`).join(" "));
  const told: string[] = [];
  for (let day = 0; day < 7; day++) {
    if (spans[day] === "") continue;
    let last = day;
    while (last < 6 && spans[last + 1] === spans[day]) last++;
    told.push(`${names[day]}${last > day ? `-${names[last]}` : ""} ${spans[day]}`);
    day = last;
  }
  return `${told.join(", ")} (${hours.timeZone})`;
}
