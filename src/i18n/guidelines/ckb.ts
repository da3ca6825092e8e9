import type { DefaultGuidelines } from "./text.ts";

export const ckb: DefaultGuidelines = {
  lang: "ckb",
  title: "پێش نووسین",
  introduction:
    "ھەموو ئەو لێدوانانە بڵاو دەکرێنەوە کە پابەندی ئەم ڕێنماییانەن، ھەر بۆچوونێکیان تێدا بێت. ئەگەر ھی تۆ بڵاو نەکرایەوە، پێت دەڵێین بڕیارەکە لەسەر بنەمای کام ڕێنمایی دراوە.",
  rules: [
    {
      id: "relevant",
      label: "لە بابەتەکە لامەدە",
      explanation: "دەربارەی ئەم بابەتە یان ئەو پرسانە بنووسە کە دەیانوروژێنێت.",
      ground: true,
    },
    {
      id: "profanity",
      label: "بێ جنێو",
      explanation: "جنێو مەنووسە، بە کورتکراوەیی یان داپۆشراویش نا.",
      ground: true,
    },
    {
      id: "threats",
      label: "بێ ھەڕەشە",
      explanation: "ھەڕەشە لە کەس مەکە، تەنانەت بە گاڵتەش.",
      ground: true,
    },
    {
      id: "attacks",
      label: "بێ ھێرشی کەسی",
      explanation: "ڕەخنە لە قسە و کردەوەی خەڵک بگرە، نەک لە خودی کەسەکان.",
      ground: true,
    },
    {
      id: "vulgarity",
      label: "بێ قسەی نەشیاو",
      explanation: "ھیچ شتێکی بێشەرمانە، نە بە نووسین و نە بە بەستەر.",
      ground: true,
    },
    {
      id: "abuse",
      label: "بێ سووکایەتی",
      explanation: "جیاکاریی جێندەری، ڕەگەزپەرستی، ھۆمۆفۆبیا و ڕقی بیانییان قبووڵ ناکەین.",
      ground: true,
    },
    {
      id: "promotion",
      label: "بێ ڕیکلام",
      explanation: "ڕیکلام بۆ کاری بازرگانی، بۆ کاڵا یان بۆ خۆت مەکە.",
      ground: true,
    },
    {
      id: "criticism",
      label: "ڕەخنە بەخێر بێت",
      explanation: "پێمان بڵێ لە کوێدا ھەڵەین؛ ھیچ لێدوانێک لەسەر ئەوە ڕەت ناکرێتەوە.",
      ground: false,
    },
    {
      id: "unedited",
      label: "ھیچ دەستکاری ناکرێت",
      explanation: "لێدوان ڕێک وەک خۆت نووسیوتە پەسەند دەکرێت یان ڕەت دەکرێتەوە.",
      ground: false,
    },
  ],
  closing: "ئەگەر لێدوانێکت ڕەت کرایەوە، دەتوانیت بەبێ ئەو شتەی ڕێگری لێ کردووە دووبارە بینووسیتەوە.",
};
