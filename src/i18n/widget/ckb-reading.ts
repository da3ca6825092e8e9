import type { ReadingMessages } from "./en-reading.ts";

export const reading: ReadingMessages = {
  closed: (f, iso) => `بواری لێدوان لە ${f.date(iso)}دا داخرا.`,
  closedAlready: "بواری لێدوان داخراوە.",
  goneWithdrawn: "لێدوانێک لێرە بوو. نووسەرەکەی کشاندیەوە.",
  goneRemoved: "لێدوانێک لێرە بوو. دەستەی نووسەران لایبرد.",
  goneErased: "لێدوانێک لێرە بوو. سڕایەوە.",

  repliesTo: (_, name) => `وەڵام بۆ ${name}`,
  repliesToOther: "وەڵام بۆ لێدوانێکی تر",
  foldReplies: (f, n) => f.plural(n, { one: "شاردنەوەی یەک وەڵام", other: "شاردنەوەی # وەڵام" }),
  unfoldReplies: (f, n) => f.plural(n, { one: "پیشاندانی یەک وەڵام", other: "پیشاندانی # وەڵام" }),
  earlierComments: "پیشاندانی لێدوانەکانی پێشتر",
  earlierReplies: "پیشاندانی وەڵامەکانی پێشتر",

  staff: "دەستەی نووسەران",
  choice: "ھەڵبژاردەی دەستەی نووسەران",
  choices: "دەستەی نووسەران ھەڵیبژاردوون",
  inConversation: "لە ناو گفتوگۆکەدا",

  new: "نوێ",
  nextNew: (f, n) => `لێدوانە نوێیەکەی دواتر (${f.number(n)})`,
  notHere: "ئەو لێدوانەی ئەم بەستەرە بۆی دەچێت لێرە بڵاو نەکراوەتەوە. ئەمە گفتوگۆکەیە.",

  more: "زیاتر",
  copyLink: "لەبەرگرتنەوەی بەستەر",
  linkCopied: "بەستەرەکە لەبەر گیرایەوە",
  linkIs: "بەستەری ئەم لێدوانە:",
  hideComment: "لە من بیشارەوە",
  hidden: "ئەم لێدوانەت شاردووەتەوە. تەنھا لەم وێبگەڕەدا شاراوەیە.",
  unhide: "پیشانی بدە",
};
