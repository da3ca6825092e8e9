import type { Language } from "./format.ts";

/** What stands in a name's place, for comments of backends that ask for none. */
export const unnamed: Record<Language, string> = {
  en: "No name",
  ckb: "بێ ناو",
  kmr: "Bê nav",
  ar: "بلا اسم",
  tr: "Adsız",
  fa: "بی‌نام",
  de: "Ohne Namen",
  fr: "Sans nom",
  es: "Sin nombre",
};
