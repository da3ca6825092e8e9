/** Sorani dates and relative times: what browsers have under `ckb` is English, or wrong. */
import { elapsed, nearness, type Conventions, type PluralForms, type Unit } from "../format.ts";

export const soraniMonths = [
  "کانوونی دووەم",
  "شوبات",
  "ئازار",
  "نیسان",
  "ئایار",
  "حوزەیران",
  "تەممووز",
  "ئاب",
  "ئەیلوول",
  "تشرینی یەکەم",
  "تشرینی دووەم",
  "کانوونی یەکەم",
];

const before: Record<Unit, PluralForms> = {
  year: { one: "ساڵێک لەمەوبەر", other: "# ساڵ لەمەوبەر" },
  month: { one: "مانگێک لەمەوبەر", other: "# مانگ لەمەوبەر" },
  week: { one: "ھەفتەیەک لەمەوبەر", other: "# ھەفتە لەمەوبەر" },
  day: { one: "ڕۆژێک لەمەوبەر", other: "# ڕۆژ لەمەوبەر" },
  hour: { one: "کاتژمێرێک لەمەوبەر", other: "# کاتژمێر لەمەوبەر" },
  minute: { one: "خولەکێک لەمەوبەر", other: "# خولەک لەمەوبەر" },
};

/** Latin digits to those of Arabic and Sorani, one by one: for years and clocks, which have no grouping. */
export const toArabicDigits = (text: string) =>
  text.replace(/\d/g, (d) => String.fromCharCode(0x660 + Number(d)));

const dateOf = (date: Date) => {
  const words = `${toArabicDigits(String(date.getDate()))}ی ${soraniMonths[date.getMonth()]}`;
  return nearness(date).thisYear ? words : `${words}ی ${toArabicDigits(String(date.getFullYear()))}`;
};

export const conventions: Conventions = (base) => ({
  date: (iso) => dateOf(new Date(iso)),
  ago(iso) {
    const [count, unit] = elapsed(iso);
    return unit === "second" ? "ھەر ئێستا" : base.plural(count, before[unit]);
  },
});
