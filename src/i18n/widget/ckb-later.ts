import type { LaterMessages } from "./en-later.ts";

export const later: LaterMessages = {
  replyLabel: (_, name) => `وەڵامەکەت بۆ ${name}`,
  counterLeft: (f, left) => f.plural(left, { one: "یەک پیت ماوە", other: "# پیت ماوە" }),
  counterOver: (f, over) => f.plural(over, { one: "یەک پیت زیادە", other: "# پیت زیادە" }),
  sendReply: "ناردنی وەڵام",
  cancel: "پاشگەزبوونەوە",

  guidelinesAgain: "ڕێنماییەکان لەو کاتەوەی خوێندووتنەتەوە گۆڕاون.",
  guidelinesGone: (f, n) => f.plural(n, { one: "ڕێنماییەک لابراوە.", other: "# ڕێنمایی لابراون." }),
  ruleNew: "نوێ",
  ruleChanged: "گۆڕاوە",
  draftSaved: "لەکاتی نووسیندا ھەڵدەگیرێت",

  kept: "تەنھا لەم وێبگەڕەدا ھەڵگیراوە",
  keptNowhere: "ئەم وێبگەڕە ھیچ ھەڵناگرێت. پێش جێھێشتنی پەڕەکە دەقەکەت کۆپی بکە.",
  keptSession: "تا داخستنی ئەم تابە ھەڵدەگیرێت",
  forget: "بیسڕەوە",
  sharedDevice: "ئامێری ھاوبەش",
  ownDevice: "ئامێری خۆم",
  forgotten: "ڕەشنووس و ناو و پسوولەکان لەم وێبگەڕە سڕانەوە.",

  problemsHeading: (f, n) =>
    f.plural(n, { one: "ھێشتا نەنێردراوە. شتێک چاک بکە:", other: "ھێشتا نەنێردراوە. # شت چاک بکە:" }),
  nameEmpty: "ناوێک بنووسە کە لێدوانەکەی پێ بڵاو بکرێتەوە",
  nameTooLong: (f, over) =>
    f.plural(over, { one: "ناوەکە بە یەک پیت کورت بکەرەوە", other: "ناوەکە بە # پیت کورت بکەرەوە" }),
  emailEmpty: "ئیمەیڵەکەت بنووسە",
  emailInvalid: "ئیمەیڵێک بنووسە وەک name@example.org",
  textEmpty: "سەرەتا لێدوانێک بنووسە",
  textTooLong: (f, over) =>
    f.plural(over, {
      one: "لێدوانەکە بە یەک پیت کورت بکەرەوە",
      other: "لێدوانەکە بە # پیت کورت بکەرەوە",
    }),
  textTooManyBytes: "لێدوانەکە کورت بکەرەوە: نیشانەی سەر و ژێر پیتەکانی لەوە زیاترە کە ھەڵدەگیرێت",
  unstorable: (f, position) => `نووسەی شوێنی ${f.number(position)} بسڕەوە: ھەڵناگیرێت`,
  acknowledgeFirst: "پشتڕاستی بکەرەوە کە ڕێنماییەکانت خوێندووەتەوە",
  threadClosed: "لەو کاتەدا کە دەتنووسی، بواری لێدوان داخرا. دەقەکەت ھێشتا لێرەیە.",
  parentGone: "ئەو لێدوانەی وەڵامی دەدەیتەوە چیتر بڵاو نییە. دەقەکەت ھێشتا لێرەیە.",
  tooFast: (f, seconds) =>
    f.plural(seconds, {
      one: "لێدوانی زۆر لە یەک کاتدا. دوای یەک چرکە دووبارە ھەوڵ بدە.",
      other: "لێدوانی زۆر لە یەک کاتدا. دوای # چرکە دووبارە ھەوڵ بدە.",
    }),
  refused: "ڕاژەکارەکە لێدوانەکەی وەرنەگرت. دەقەکەت پارێزراوە.",
  foreignOrigin: "ئەم پەڕەیە ھێشتا بۆ لێدوان ئامادە نەکراوە. دەقەکەت پارێزراوە.",
  earlierArrived: "ئەوەی پێشتر ناردت گەیشتبوو؛ لە خوارەوە دیارە. دەقە نوێیەکەت لێرە پارێزراوە.",

  ownHeading: "لێدوانەکانی تۆ لێرە",
  ownOnlyYou: "تەنھا تۆ ئەمانە دەبینیت",
  waiting: "چاوەڕێی خوێندنەوەیە",
  sentAgo: (f, iso) => `نێردرا: ${f.ago(iso)}`,
  notPublished: "بڵاو نەکرایەوە",
  published: "بڵاو کرایەوە",
  decidedAt: (f, iso) => `بڕیاری لێ درا: ${f.moment(iso)}`,
  restsOn: (f, number, label) => `لەسەر بنەمای ڕێنمایی ${f.number(number)}: ${label}.`,
  moderatorNote: "لە چاودێرەوە:",
  withdraw: "کشاندنەوە",
  withdrawn: "ئەم لێدوانەت کشاندەوە.",
  withdrawConfirm: "بۆ ھەمیشە بیکشێنیتەوە؟",
  keepIt: "با بمێنێت",
  writeAgain: "دووبارە بینووسەوە",
  dismiss: "لابردن",
  showInThread: "لەناو گفتوگۆکەدا پیشانی بدە",

  announceSent: "نێردرا. لێدوانەکەت چاوەڕێی خوێندنەوەیە.",
  announceMore: (f, n) => f.plural(n, { one: "لێدوانێکی تر پیشان درا", other: "# لێدوانی تر پیشان دران" }),
  announceWithdrawn: "لێدوانەکەت کشێنرایەوە.",
  announceNotSent: "نەنێردرا. دەقەکەت پارێزراوە.",
  stillTrying: "ھێشتا وەڵام نەھاتووە. ھەوڵدان بەردەوامە.",
  withdrawFailed: "نەتوانرا لێدوانەکەت بکشێنرێتەوە. کەمێکی تر دووبارە ھەوڵ بدە.",
};
