import type { Language } from "../format.ts";

/** The words of a link to the comments' own page, for where the widget itself cannot be had. */
export const linkToPage: Record<Language, string> = {
  en: "Read and write comments",
  ckb: "خوێندنەوە و نووسینی لێدوان",
  kmr: "Şîroveyan bixwînin û binivîsin",
  ar: "قراءة التعليقات وكتابتها",
  tr: "Yorumları oku, yorum yaz",
  fa: "خواندن و نوشتن دیدگاه‌ها",
  de: "Kommentare lesen und schreiben",
  fr: "Lire et écrire des commentaires",
  es: "Leer y escribir comentarios",
};
