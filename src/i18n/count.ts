import type { Language, PluralForms } from "./format.ts";

/** How many comments an article has, for pages that show nothing else of them. */
export const countOfThread: Record<Language, PluralForms> = {
  en: { zero: "No comments", one: "# comment", other: "# comments" },
  ckb: { zero: "ھیچ لێدوانێک نییە", one: "یەک لێدوان", other: "# لێدوان" },
  kmr: { zero: "Şîrove tune ne", other: "# şîrove" },
  ar: {
    zero: "لا تعليقات",
    one: "تعليق واحد",
    two: "تعليقان",
    few: "# تعليقات",
    many: "# تعليقًا",
    other: "# تعليق",
  },
  tr: { zero: "Yorum yok", other: "# yorum" },
  fa: { zero: "بدون دیدگاه", other: "# دیدگاه" },
  de: { zero: "Keine Kommentare", one: "# Kommentar", other: "# Kommentare" },
  fr: { zero: "Aucun commentaire", one: "# commentaire", other: "# commentaires" },
  es: { zero: "Sin comentarios", one: "# comentario", other: "# comentarios" },
};
