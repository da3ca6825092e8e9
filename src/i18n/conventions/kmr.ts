/** Kurmanji dates and relative times: most browsers have none, and fall back to a language of their own choice. */
import { elapsed, nearness, type Conventions, type PluralForms, type Unit } from "../format.ts";

/** As newspapers of the north and of the diaspora name them; the names of the farming year differ from place to place. */
export const kurmanjiMonths = [
  "Çile",
  "Sibat",
  "Adar",
  "Nîsan",
  "Gulan",
  "Hezîran",
  "Tîrmeh",
  "Tebax",
  "Îlon",
  "Cotmeh",
  "Mijdar",
  "Kanûn",
];

/** Whether a number, read aloud, ends in a vowel: du, sê, sî, pêncî, heftê, heştê. Then an ending takes a "y". */
const endsInVowel = (n: number) => /(^|[^1])[23]$|[3578]0$/.test(String(n));

/** A year is many, unless it ends in "yek": "2026an", "2022yan", "2021ê". */
const yearOf = (year: number) => {
  if (/[^1]1$/.test(String(year))) return `${year}ê`;
  return `${year}${endsInVowel(year) ? "y" : ""}an`;
};

/**
 * "4ê Mijdarê", "3yê Mijdara 2026an": in the oblique case, so that it stands alone and between "di" and "de".
 * @param month 0 to 11, as `Date.getMonth` counts
 */
export function kurmanjiDate(day: number, month: number, year?: number): string {
  // Çile alone of the months ends in a vowel.
  const words = `${day}${endsInVowel(day) ? "y" : ""}ê ${kurmanjiMonths[month]}${month === 0 ? "y" : ""}`;
  return year === undefined ? `${words}ê` : `${words}a ${yearOf(year)}`;
}

const before: Record<Unit, PluralForms> = {
  year: { one: "berî salekê", other: "berî # salan" },
  month: { one: "berî mehekê", other: "berî # mehan" },
  week: { one: "berî hefteyekê", other: "berî # hefteyan" },
  day: { one: "berî rojekê", other: "berî # rojan" },
  hour: { one: "berî saetekê", other: "berî # saetan" },
  minute: { one: "berî deqeyekê", other: "berî # deqeyan" },
};

const dateOf = (date: Date) =>
  kurmanjiDate(date.getDate(), date.getMonth(), nearness(date).thisYear ? undefined : date.getFullYear());

export const conventions: Conventions = (base) => ({
  date: (iso) => dateOf(new Date(iso)),
  ago(iso) {
    const [count, unit] = elapsed(iso);
    return unit === "second" ? "hema niha" : base.plural(count, before[unit]);
  },
});
