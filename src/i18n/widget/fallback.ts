import type { Language } from "../format.ts";

/** The words of a link to the comments' own page, for where the widget itself cannot be had. */
export const linkToPage: Record<Language, string> = {
  en: "Read and write comments",
  ckb: "خوێندنەوە و نووسینی لێدوان",
  ar: "قراءة التعليقات وكتابتها",
};
