import type { FirstMessages } from "./en.ts";

export { conventions } from "../conventions/ckb.ts";
export const more = () => import("./ckb-later.ts");

export const first: FirstMessages = {
  heading: "لێدوانەکان",
  promise: "ھەر لێدوانێک، پێش بڵاوبوونەوەی، مرۆڤێک دەیخوێنێتەوە و ھیچیان دەستکاری ناکرێت.",
  order: "ڕیزکردن",
  oldest: "سەرەتا کۆنترین",
  newest: "سەرەتا نوێترین",
  mostRecommended: "زۆرترین پێشنیارکراو",

  show: "پیشاندان",
  hide: "شاردنەوە",
  guidelinesReadOn: (f, iso) => `خوێنرانەوە: ${f.date(iso)}`,
  guidelinesShort: "ڕێنماییەکان",
  guidelinesAcknowledge: "ڕێنماییەکانم خوێندووەتەوە",

  nameLabel: "ناوت",
  emailLabel: "ئیمەیڵەکەت",
  emailHelp: "بڵاو ناکرێتەوە. تەنھا دەستەی نووسەران دەیبینێت.",
  emailOptional: "ئیمەیڵەکەت (ئارەزوومەندانە)",
  textLabel: "لێدوانەکەت",
  counter: (f, used, limit) => `${f.number(used)} لە ${f.number(limit)}`,
  send: "ناردنی لێدوان",
  sending: "دەنێردرێت",
  readFirst: "سەرەتا مرۆڤێک دەیخوێنێتەوە",

  offline: "ئینتەرنێتت نییە. دەقەکەت پارێزراوە؛ کە پەیوەندییەکە گەڕایەوە، بینێرە.",
  unreachable: "ڕاژەکاری دەستەی نووسەران وەڵامی نەدایەوە. دەقەکەت پارێزراوە؛ کەمێکی تر دووبارە ھەوڵ بدە.",

  reply: "وەڵامدانەوە",
  recommend: "پێشنیارکردن",
  recommended: "پێشنیارت کرد",
  neverEdited: "دەستکاری نەکراوە",
  report: "ڕاپۆرتکردن",
  reported: "ڕاپۆرتت کرد",
  threadLabel: "لێدوانە بڵاوکراوەکان",
  repliesLabel: (_, name) => `وەڵامەکان بۆ ${name}`,

  empty: "ھێشتا ھیچ لێدوانێک نییە.",
  emptyInvitation: "یەکەم لێدوان دەرگای گفتوگۆکە دەکاتەوە.",
  loading: "لێدوانەکان بار دەکرێن",
  failed: "نەتوانرا لێدوانەکان بار بکرێن.",
  failedOffline: "ئینتەرنێتت نییە. کە پەیوەندییەکە گەڕایەوە، لێدوانەکان بار دەکرێن.",
  tryAgain: "دووبارە ھەوڵ بدە",
};
