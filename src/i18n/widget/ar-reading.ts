import type { ReadingMessages } from "./en-reading.ts";

export const reading: ReadingMessages = {
  closed: (f, iso) => `أُغلق باب التعليق في ${f.date(iso)}.`,
  closedAlready: "التعليقات مغلقة.",
  goneWithdrawn: "كان هنا تعليق. سحبه صاحبه.",
  goneRemoved: "كان هنا تعليق. أزالته هيئة التحرير.",
  goneErased: "كان هنا تعليق. مُحي.",

  repliesTo: (_, name) => `ردًّا على ${name}`,
  repliesToOther: "ردًّا على تعليق آخر",
  foldReplies: (f, n) =>
    f.plural(n, {
      one: "إخفاء رد واحد",
      two: "إخفاء ردَّين",
      few: "إخفاء # ردود",
      many: "إخفاء # ردًّا",
      other: "إخفاء # رد",
    }),
  unfoldReplies: (f, n) =>
    f.plural(n, {
      one: "إظهار رد واحد",
      two: "إظهار ردَّين",
      few: "إظهار # ردود",
      many: "إظهار # ردًّا",
      other: "إظهار # رد",
    }),
  earlierComments: "أظهر التعليقات السابقة",
  earlierReplies: "أظهر الردود السابقة",

  staff: "هيئة التحرير",
  choice: "اختيار هيئة التحرير",
  choices: "اختارتها هيئة التحرير",
  inConversation: "في سياق النقاش",

  new: "جديد",
  nextNew: (f, n) => `التعليق الجديد التالي (${f.number(n)})`,
  notHere: "التعليق الذي يقود إليه هذا الرابط غير منشور هنا. هذا هو النقاش.",

  more: "المزيد",
  copyLink: "نسخ الرابط",
  linkCopied: "نُسخ الرابط",
  linkIs: "رابط هذا التعليق:",
  hideComment: "أخفِه عني",
  hidden: "أخفيتَ هذا التعليق. وهو مخفي في هذا المتصفح فقط.",
  unhide: "أظهره",
};
